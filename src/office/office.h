#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "disclosure/gate.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "mandate/law.h"
#include "office/ports.h"
#include "office/viewers.h"
#include "procedure/receive.h"

/// Joins the law, the register and the world, with a clock and a key, and orders the effects.
namespace inviola::office {

using disclosure::Disclosed;
using disclosure::Viewer;

/// How many persons stand behind what is handed in. A key, and whoever has the machine, is one.
enum class Hands : std::uint8_t { one, two };

/// What somebody hands in.
struct Submission {
  std::optional<mandate::StateCode> author;  ///< absent: the Secretariat
  std::optional<Date> done;                  ///< absent: today
  procedure::Body body;
  Hands hands = Hands::one;  ///< an act for two (procedure/powers.h) is refused to one
};

/// An act of one's own that was entered. Three moments: entered (durable), published (a signed
/// checkpoint covers it), witnessed (others have signed that checkpoint; not yet).
struct Filed {
  procedure::EnteredActPointer entered;
  std::optional<ledger::Receipt> receipt;  ///< absent: not yet published; ask again
};
/// The procedure says no, or the world failed. After either nothing was entered.
using Failure = std::variant<procedure::Refusal, Fault>;
using Outcome = Result<Filed, Failure>;

/// What anyone may know of the register: that it grew.
struct Published {
  ledger::RegisterSize size;
  std::string checkpoint;  ///< signed note; empty if the notary has never answered
  std::string verifier_key;
};

class Office {
 public:
  struct World {
    Archive& archive;
    Notary& notary;
    Calendar& calendar;
    Entropy& entropy;
    /// Told of what fails without a filing being refused for it: the operator must hear of it.
    std::function<void(const Fault&)> report = {};
  };

  /// Reads the whole register, decodes and folds it, and holds it against its last checkpoint. What
  /// was entered and not yet published (a power cut between the two) is published now. A fault
  /// names the first entry that is wrong; then no office is opened.
  /// `as_at`: shows the register as on that day; if it lies before the last entry's, nothing can be
  /// entered.
  static Result<std::unique_ptr<Office>> open(World world, std::shared_ptr<const mandate::Law> law,
                                              std::string origin,
                                              std::optional<Date> as_at = std::nullopt);
  ~Office();
  Office(const Office&) = delete;
  Office& operator=(const Office&) = delete;

  /// Enters an act. `answer` is called once, from the writing thread, when the act is durable and,
  /// if the notary answers, published. Many that wait are written as one. A fault "too many are
  /// waiting" comes at once if the queue is full.
  using Answer = std::function<void(Outcome)>;
  void submit(Submission submission, Answer answer);
  /// The same, waiting.
  Outcome submit(Submission submission);

  /// The register as the viewer may see it, now.
  Disclosed<procedure::Standing> seen_by(const Viewer& viewer);
  /// The register as the viewer would see it, were an act of the Secretariat entered now; what it
  /// refuses is what `submit` would. Nothing is entered: it is for looking, before it goes out, at
  /// the document that will. Folds the viewer's standing anew, so for one document at a time.
  struct Foreseen {
    procedure::Reference act;
    Disclosed<procedure::Standing> seen;
  };
  Result<Foreseen, procedure::Refusal> foresee(procedure::Body body, const Viewer& viewer);
  /// The receipt of one's own act, or of any the desk asks for; nothing if there is no such act for
  /// that viewer, or it is not yet published.
  Result<std::optional<ledger::Receipt>> receipt(const procedure::Reference& reference,
                                                 const Viewer& viewer);
  /// SHA-256 of an entry's bytes, hexadecimal: what an acknowledgement names it by.
  static std::string entry_digest(const procedure::EnteredAct& entered);
  Published published();
  /// Refused: sizes that are not.
  Result<std::vector<Digest>> consistency(ledger::RegisterSize from, ledger::RegisterSize to);

  const mandate::Law& law() const { return *law_; }
  Date today() { return world_.calendar.today(); }
  Archive& archive() { return world_.archive; }
  /// Changes each time that anything was entered: for caches of what is shown.
  std::uint64_t version();

 private:
  struct Waiting {
    Submission submission;
    Answer answer;
  };
  /// An act that passed, on its way to the disk.
  struct Ready {
    procedure::EnteredActPointer entered;
    KeptEntry kept;
    Answer answer;
  };

  Office(World world, std::shared_ptr<const mandate::Law> law, std::string origin);
  Result<void> load(std::optional<Date> as_at);
  Result<void> check_against_checkpoint();
  void write_while_open();
  void write(std::vector<Waiting> batch);
  std::optional<Ready> admit(Waiting& waiting, procedure::Standing& working,
                             Series<procedure::EnteredActPointer>& acts);
  Result<void> publish();

  World world_;
  std::shared_ptr<const mandate::Law> law_;
  std::string origin_;
  std::string verifier_key_;
  bool as_at_past_day_ = false;

  std::mutex queue_mutex_;
  std::condition_variable queue_changed_;
  std::deque<Waiting> queue_;
  bool closing_ = false;

  // Written by the writing thread alone, read by all.
  std::mutex register_mutex_;
  procedure::Standing whole_;  ///< for the gate alone: never handed out
  Series<procedure::EnteredActPointer> acts_;
  ledger::Tree tree_;
  std::string checkpoint_;
  ledger::RegisterSize published_size_;
  ViewerStandings viewers_;

  // Of the writing thread alone.
  ViewerStandings working_viewers_;
  std::optional<ledger::Checkpoint> last_signed_;  ///< by the notary; asked for if not known
  std::thread writer_;
};

}  // namespace inviola::office
