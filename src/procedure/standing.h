#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/persistent.h"
#include "procedure/act.h"

/// What we know: the fold of the acts. An immutable value, cheap to copy, shared by readers.
namespace inviola::procedure {

/// A report, follow-up or views, and what has become of it.
struct Communication {
  EnteredActPointer filed;
  Restriction restriction;         ///< as it stands now
  std::optional<Date> circulated;  ///< entered
  std::optional<Date> withdrawn;   ///< entered
  std::vector<EnteredActPointer> corrections;
  std::vector<EnteredActPointer> translations;  ///< that stand: one of each author's, by language
  std::string summary;                          ///< the desk's words for the report to the Assembly
  bool summary_although_restricted = false;

  const Reference& reference() const { return filed->act.reference; }
  /// Null where the communication is of another kind.
  const Reported* report() const { return std::get_if<Reported>(&filed->act.body); }
  const FollowedUp* follow_up() const { return std::get_if<FollowedUp>(&filed->act.body); }
  const ViewsSubmitted* views() const { return std::get_if<ViewsSubmitted>(&filed->act.body); }
  bool withheld() const { return restriction.audience != Audience::everyone; }
  /// The occurrences of a report as last corrected; empty for other kinds.
  std::vector<Occurrence> occurrences() const;
  /// One of them, where it stands: in the report or in its last correction; null if there is none.
  const Occurrence* occurrence(const Reference& reference) const;
  friend bool operator==(const Communication&, const Communication&) = default;
};
using CommunicationPointer = std::shared_ptr<const Communication>;

/// What was last said of one element by one State.
struct ElementStanding {
  Answer answer = Answer::open;
  std::optional<Date> on;     ///< entered
  Reference by;               ///< the follow-up
  std::optional<Date> heard;  ///< last time that the State said anything of it
};

enum class Capacity : std::uint8_t { territorial, offender };

/// Why a State is told apart from one that has answered.
enum class Silence : std::uint8_t {
  answered,
  not_yet_due,
  never_answered,
  acknowledged,
  under_inquiry,
  barred_by_law,
  nothing_to_report,
  declined,
  unreachable
};
std::string_view word(Silence silence);  ///< key of the catalogues: "never_answered"
std::string_view word(Capacity capacity);
std::string_view word(Element element);
std::string_view word(Answer answer);
std::string_view word(Audience audience);

/// A State that owes the follow-up of 10 (b) in a dossier.
struct Obligor {
  StateCode state;
  Capacity capacity = Capacity::territorial;
  Date since;                      ///< a report naming it was entered
  std::vector<Reference> because;  ///< the reports that name it
  std::array<ElementStanding, all_elements.size()> elements;
  std::vector<EnteredActPointer> reminders;
  std::optional<Date> attention;     ///< drawn, entered
  std::optional<Date> acknowledged;  ///< last, entered
  bool unreachable = false;          ///< nothing sent to it about this was delivered
  bool reports_withdrawn = false;    ///< no report that names it stands any more
};

/// An occurrence in a dossier, with the report that it stands in.
struct Account {
  CommunicationPointer communication;
  const Occurrence* occurrence = nullptr;  ///< as last corrected, never null; the communication's
};

/// All about one incident: accounts side by side, follow-ups, what the Secretariat did.
struct Dossier {
  Reference reference;            ///< of its first occurrence
  std::vector<Account> accounts;  ///< in the order of their entry
  std::vector<CommunicationPointer> follow_ups;
  std::vector<Obligor> obligors;
  std::vector<EnteredActPointer> history;  ///< every act about it, in the order of entry
  std::vector<Reference> members;          ///< its occurrences

  std::optional<PartialDate> date() const;  ///< of the first account
  std::set<StateCode> hosts() const;
  std::set<StateCode> sending_states() const;
  std::set<StateCode> reporters() const;
};
using DossierPointer = std::shared_ptr<const Dossier>;

/// One line of the duty index: what a scan over millions needs, and no more. A line with `open` 0
/// owes nothing. Days are those of `Date::days`.
struct OpenFollowUp {
  std::int32_t since = 0;  ///< see Obligor::since
  std::array<std::int32_t, all_elements.size()>
      heard{};                ///< last answer that keeps it open, or `since`
  std::int32_t reminded = 0;  ///< last reminder, if any
  std::uint32_t dossier = 0;  ///< index for Standing::dossier_at
  std::uint8_t obligor = 0;   ///< index into its obligors
  std::uint8_t open = 0;      ///< bit per Element: nothing final was said of it
  std::uint8_t reminders = 0;
  std::uint8_t territorial = 0;  ///< 1 for the State where it took place: it alone is reminded
};

class Standing {
 public:
  // Reading. What is not there gives null or empty.
  CommunicationPointer communication(const Reference& reference) const;
  /// The dossier that holds the occurrence; null if none does.
  DossierPointer dossier_of(const Reference& occurrence) const;
  /// The report that the occurrence stands in.
  CommunicationPointer report_with(const Reference& occurrence) const;
  /// The occurrences that an act is about, by the act's or the occurrence's own reference.
  std::vector<Reference> occurrences_about(const Reference& reference) const;
  /// Reports, follow-ups and views in the order of entry.
  std::vector<CommunicationPointer> communications() const;
  /// Dossiers in the order of their first entry; joined ones appear once.
  std::vector<DossierPointer> dossiers() const;
  std::size_t dossier_count() const { return live_dossiers_; }
  /// Any act by its reference.
  EnteredActPointer act(const Reference& reference) const;
  /// Acts that are not, or not only, about a dossier (circular notes, issues, items, mandates,
  /// participation, full powers, acknowledgements, abuse, protection, disputes, deliveries,
  /// drills, comments on a report), in the order of entry.
  const std::vector<EnteredActPointer>& other_acts() const { return *other_; }
  std::uint64_t acts() const { return acts_; }
  /// Those that `wanted` takes, in the order of entry. Walks all there are.
  std::vector<EnteredActPointer> acts_where(
      const std::function<bool(const EnteredAct&)>& wanted) const;
  const Series<OpenFollowUp>& follow_up_index() const { return index_; }
  DossierPointer dossier_at(std::uint32_t index) const { return dossiers_.at(index); }

  /// Lets go of what `other` holds the same of, and holds that instead: standings of one register
  /// differ in little.
  void share_with(const Standing& other);

  friend Standing after(Standing standing, EnteredActPointer entered);

 private:
  /// What the reference of an act names.
  struct Named {
    EnteredActPointer act;
    std::uint32_t communication = none;  ///< index
  };
  /// Acts about one occurrence, in the order of entry, and the dossier that it is in.
  struct Trail {
    std::vector<EnteredActPointer> acts;
    std::uint32_t dossier = none;  ///< index
  };
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  struct Lines {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
  };
  struct Admission;

  void admit(const EnteredActPointer& entered);
  void rebuild(std::uint32_t dossier);
  void rebuild_all_of(const Reference& about);
  void write_lines(std::uint32_t index, const Dossier& dossier);
  void attach(const Reference& about, const EnteredActPointer& entered);
  void replace(const Communication& communication);
  std::uint32_t new_dossier(const Reference& occurrence, Trail trail);
  void open_dossiers(const Communication& communication);
  bool join(const Reference& first, const Reference& second);
  bool separate(const Reference& occurrence);

  Series<CommunicationPointer> communications_;
  Series<DossierPointer> dossiers_;  ///< null where joined away
  Table<Named> named_;               ///< by the act's reference
  Table<Trail> trails_;              ///< by the occurrence's
  Series<OpenFollowUp> index_;
  Series<Lines> lines_;  ///< by dossier: its lines in the index
  std::shared_ptr<const std::vector<EnteredActPointer>> other_ =
      std::make_shared<std::vector<EnteredActPointer>>();
  std::uint64_t acts_ = 0;
  std::size_t live_dossiers_ = 0;
};

/// The standing once the act is entered. Total: an act that the rules would refuse today changes
/// what it can and no more, so that old registers fold for ever. The order in which acts about
/// different things are admitted does not matter; within a dossier the position decides.
Standing after(Standing standing, EnteredActPointer entered);

}  // namespace inviola::procedure
