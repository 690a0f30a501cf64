#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "office/people/people.h"
#include "procedure/act.h"

/// How what a person does becomes an act: by itself, or once a second person has signed it.
namespace inviola::office::people {

/// Entered, or waiting for another person under this id.
struct Waits {
  std::string id;
};
using Put = std::variant<Filed, Waits>;
/// A rule of this house, a rule of the procedure, or the world.
using NotPut = std::variant<No, procedure::Refusal, Fault>;

/// Why an act needs a second person; `none`: it does not.
enum class SecondPerson : std::uint8_t {
  none,
  drafted,     ///< by one who does not sign
  manner,      ///< the State chose that one drafts and another signs
  restricted,  ///< what is restricted is released or narrowed, or told although it is restricted
  office       ///< appointments at the Secretariat
};

/// A filing looked at before it is made.
struct Prospect {
  disclosure::Disclosed<procedure::Standing> before;
  disclosure::Disclosed<procedure::Standing> entered;
  disclosure::Disclosed<procedure::Standing> circulated;  ///< where it would be; else as `entered`
  procedure::Reference communication;  ///< that it is, or that it is about; may be empty
  SecondPerson second = SecondPerson::none;
};

/// What waits for a second person; refused if the paper cannot be read.
Result<procedure::Body, procedure::Refusal> body_of(const Awaiting& one);

/// Who hands in and is no person with an account: what stands in `Awaiting::by`.
enum class Hand : std::uint8_t { program, console };

class Filings {
 public:
  explicit Filings(People& people) : people_(people) {}

  /// What is handed in with the key of a State or of the desk, or by whoever has the machine: that
  /// is one hand, and nobody in particular. Entered; or, where it takes two, laid out once for
  /// somebody of that party who signs. What the register would refuse is refused and not laid out.
  /// `answer` is called once, at once or from the writing thread.
  using Answer = std::function<void(Result<Put, NotPut>)>;
  void hand_in(Submission submission, Hand hand, const Answer& answer);
  /// The same, waiting.
  Result<Put, NotPut> hand_in(Submission submission, Hand hand);

  /// Whether the act needs a second person, from what the person sees now.
  Result<SecondPerson> second_person(const Acting& acting, const procedure::Body& body);
  /// Enters the act for the person's State or for the Secretariat, or lays it out for another.
  /// An auditor files nothing. Waits for the register: not for a server's own thread.
  Result<Put, NotPut> put(const Acting& acting, procedure::Body body);

  /// The same, once for each `form`: a name drawn for a form when it is shown. However often the
  /// form is sent, at one moment or after a restart, there is one act, and all get the same answer.
  /// What was refused may be sent again.
  Result<Put, NotPut> put_once(const Acting& acting, const std::string& form, procedure::Body body);
  /// What became of a form that was sent; nothing if it was not, or was refused.
  Result<std::optional<Put>> put_before(const Acting& acting, const std::string& form);

  /// What would follow if the act were entered now, as its author would see it; or why it would be
  /// refused. Nothing is entered.
  Result<Prospect, NotPut> prospect(const Acting& acting, procedure::Body body);

  /// What waits for a second person of the same State, or of the desk; in the order of its laying.
  Result<std::vector<Read<Awaiting>>> awaiting(const Acting& acting);
  /// By another than the one who laid it out, and one who signs. Refused by the procedure, it stays
  /// and may be dropped.
  Result<Filed, NotPut> sign(const Acting& acting, const std::string& id);
  /// By either: nothing was entered.
  Result<void, NotPut> drop(const Acting& acting, const std::string& id);

  Result<Manner> manner(const std::string& state);
  /// By one who signs. Not back to one person while something waits for a second.
  Result<void, NotPut> choose(const Acting& acting, const Manner& manner);

 private:
  Result<SecondPerson> second_person(const disclosure::Viewer& party, const procedure::Body& body);
  /// As the register would receive it now; nothing is entered.
  procedure::Ruling<procedure::Act> receive_as_of_now(const disclosure::Viewer& party,
                                                      Submission submission);
  Result<Filed, NotPut> enter(Submission submission);
  Result<Waits, NotPut> lay_out(const Awaiting& paper);
  /// Until no other hand has that form; then it is ours until `hand_back`.
  void take_up(const std::string& form);
  void hand_back(const std::string& form);
  Result<Put, NotPut> put_taken_up(const Acting& acting, const std::string& form,
                                   procedure::Body body);

  People& people_;
  std::mutex mutex_;
  std::condition_variable handed_back_;
  std::set<std::string> taken_up_;
};

}  // namespace inviola::office::people
