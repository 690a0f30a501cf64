#pragma once

#include <functional>
#include <optional>
#include <string>

#include "office/mail/sending.h"
#include "office/office.h"
#include "procedure/dispatch.h"
#include "publication/catalogues.h"

namespace inviola::office {

/// How this register writes to States.
struct MailManner {
  std::string origin;  ///< the register's name
  std::string from;
  std::string site;  ///< for links; may be empty
  Language language = Language::en;
  bool demonstration = false;
};

/// What one round did.
struct MailRoundReport {
  int dispatched = 0;
  int postponed = 0;
  int not_delivered = 0;
  int waiting = 0;              ///< letters whose time has not come
  int rounds_entered = 0;       ///< `Dispatched` acts
  std::optional<Fault> closed;  ///< the way was closed: nothing more was tried
};

/// One pass over what is to be sent: asks the standing, sends what is due now, each letter composed
/// from what the gate shows its addressee at that moment, and enters the outcome of every act all
/// of whose letters have one. Whatever happens in between, the next pass goes on from there: what
/// is to be sent is asked anew, each letter has the same identifier at every attempt, and no
/// outcome is entered twice.
class MailRound {
 public:
  struct World {
    Office& office;
    Courier& courier;
    Clock& clock;
    const publication::Catalogues& words;
  };

  MailRound(World world, MailManner manner) : world_(world), manner_(std::move(manner)) {}

  /// `go_on`: asked before each letter; once false, the rest is left for the next round.
  Result<MailRoundReport> run(std::function<bool()> go_on = [] { return true; });

 private:
  using Desk = Disclosed<procedure::Standing>;
  Result<std::vector<SendingPaper>> gather(const Desk& desk, Date since);
  Result<void> work(SendingPaper& sending, const Desk& desk, MailRoundReport& report);
  /// Sends what is due to one State; false if another program changed the paper.
  Result<bool> post(SendingPaper& sending, std::size_t state, const Desk& desk,
                    MailRoundReport& report);
  std::optional<Letter> compose(const SendingPaper& sending, const StateSending& to,
                                const Desk& desk) const;
  Result<void> enter(SendingPaper& sending, MailRoundReport& report);
  Result<void> note_way(bool open, const std::string& why);

  World world_;
  MailManner manner_;
  std::function<bool()> go_on_;
};

/// What is still to be sent since that day, and to whom: an addressee that may not see the act is
/// none. Asked of each addressee's own standing.
std::vector<procedure::Sending> still_to_send(Office& office, Date since);
/// Whether the State, one of its addressees, may see the act.
bool tells_of(Office& office, const procedure::Standing& desk, const procedure::EnteredAct& act,
              const mandate::StateCode& state);

/// The day from which this register sends: set by the first round, never moved. What was entered
/// before went out by other ways. Nothing if no round was ever made.
Result<std::optional<Date>> first_day_of_mail(Housekeeping& housekeeping);

/// The state of the way itself, for the desk: nothing while it is open.
struct ClosedWay {
  std::int64_t since = 0;
  std::int64_t next = 0;  ///< not tried before
  int failures = 0;
  std::string why;
};
Result<std::optional<ClosedWay>> closed_way(Housekeeping& housekeeping);

/// What became of the wish to write anew.
enum class Again : std::uint8_t {
  begun,        ///< the next round sends it
  done,         ///< it was delivered meanwhile, or is being sent: nothing was left to do
  no_address,   ///< the State has none
  no_document,  ///< the act sends the State no document, or none any more
  no_mail       ///< this register sends no letters: no round was ever made
};
/// Writes anew to a State to which nothing could be delivered, at the addresses that it has now;
/// whether this register sent the letter or another way did, before it. However often it is asked,
/// one letter is sent.
Result<Again> send_again(Office& office, const procedure::Reference& act,
                         const mandate::StateCode& state, Language otherwise);

}  // namespace inviola::office
