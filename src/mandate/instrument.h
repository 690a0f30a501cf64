#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "mandate/state.h"

namespace inviola::mandate {

/// The depositary's own number: "III-3", "XVIII-7".
using InstrumentId = Strong<struct InstrumentIdTag, std::string>;

struct Instrument {
  InstrumentId id;
  std::string title_key;  ///< of the catalogues: "instrument.III-3"
  std::string title;      ///< in English, as the depositary prints it
  std::string place;
  std::optional<Date> adopted;
  std::optional<Date> in_force;
  std::string registration;       ///< in the United Nations Treaty Series
  bool of_the_procedure = false;  ///< one of the seven that the Secretary-General reports on
  std::string source;
};

enum class ParticipationKind : std::uint8_t {
  signature,
  ratification,
  accession,
  acceptance,
  approval,
  succession,
  succession_to_signature,
  withdrawal
};
std::string_view word(ParticipationKind kind);  ///< "accession"
std::optional<ParticipationKind> participation_kind(std::string_view word);
/// Whether the action makes its State a participant.
bool binds(ParticipationKind kind);

/// How far a date may be relied on. Anything below `high` is printed as unconfirmed.
enum class Confidence : std::uint8_t { high, medium, low };
std::string_view word(Confidence confidence);  ///< "high"
std::optional<Confidence> confidence(std::string_view word);

/// What a State did with regard to an instrument.
struct TreatyAction {
  InstrumentId instrument;
  StateCode state;
  ParticipationKind kind = ParticipationKind::accession;
  Date date;
  std::string source;
  Confidence confidence = Confidence::high;
  std::string remark;  ///< a key below "treaty-remark."; of a State that is gone, its name
  std::optional<Date> counted_until;  ///< last day, for a predecessor that has ceased to exist
  bool counted = true;  ///< false: recollection; kept and shown as such, never in a count
  friend bool operator==(const TreatyAction&, const TreatyAction&) = default;
};

/// Acts known to exist whose dates are not: bounds only. Their words: publication/gap_words.h.
struct TreatyGap {
  struct Number {
    int least = 0;
    int most = 0;
  };
  std::optional<InstrumentId> instrument;  ///< nothing: every one
  std::string known;                       ///< a key below "gap-known."
  std::optional<Number> missing;           ///< nothing: how many is not known
  std::vector<StateCode> candidates;       ///< whose they may be
  std::optional<Date> not_before;
  std::optional<Date> not_after;
  std::string evidence;  ///< a key below "gap-evidence."
};

/// A State that became a participant of an instrument, by the action that made it one.
struct NewParticipant {
  InstrumentId instrument;
  StateCode state;
  TreatyAction action;
};

/// Who is bound by what, on any day.
class Participation {
 public:
  Participation() = default;
  /// The actions are sorted once; equal actions are kept once.
  Participation(std::vector<Instrument> instruments, std::vector<TreatyAction> actions,
                std::vector<TreatyGap> gaps);

  const std::vector<Instrument>& instruments() const { return instruments_; }
  const Instrument* find(const InstrumentId& id) const;
  const std::vector<TreatyGap>& gaps() const { return gaps_; }
  /// All actions, the uncounted ones too, by instrument, State, date.
  const std::vector<TreatyAction>& actions() const { return actions_; }
  std::vector<TreatyAction> actions_of(const InstrumentId& id) const;
  std::vector<TreatyAction> actions_of(const StateCode& state) const;

  /// The number of participants on a day (withdrawn ones and ended predecessors left out). <= 5 us.
  std::size_t count(const InstrumentId& id, Date on) const;
  /// The participants on a day, in the order of their codes, each with the action that made it one.
  std::vector<TreatyAction> participants(const InstrumentId& id, Date on) const;
  bool is_participant(const InstrumentId& id, const StateCode& state, Date on) const;
  /// (State, instrument) pairs that came about after `since` and not after `until`, over the
  /// instruments of the procedure.
  std::vector<NewParticipant> new_participants(Date since, Date until) const;

 private:
  struct ByInstrument {
    bool operator()(const TreatyAction& a, const InstrumentId& b) const { return a.instrument < b; }
    bool operator()(const InstrumentId& a, const TreatyAction& b) const { return a < b.instrument; }
  };
  std::optional<std::size_t> index(const InstrumentId& id) const;
  void build_spans(std::size_t instrument);

  std::vector<Instrument> instruments_;
  std::vector<TreatyAction> actions_;
  std::vector<TreatyGap> gaps_;
  struct Span {
    Date from;
    std::optional<Date> until;  ///< first day no longer bound
    std::size_t action = 0;
  };
  std::vector<std::vector<Span>> spans_;       ///< by instrument, sorted by State
  std::vector<std::vector<Date>> beginnings_;  ///< by instrument, sorted
  std::vector<std::vector<Date>> endings_;     ///< by instrument, sorted
};

}  // namespace inviola::mandate
