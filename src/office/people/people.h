#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/office.h"
#include "office/people/account_key.h"
#include "office/people/paper.h"
#include "office/people/person.h"
#include "office/people/secrets.h"
#include "office/people/throttle.h"

/// People: who they are, that it is they, and what they may do.
namespace inviola::office::people {

/// How long things last, in seconds.
struct Periods {
  std::int64_t idle = 60 * 60;           ///< a sign-in that is not used
  std::int64_t absolute = 12 * 60 * 60;  ///< a sign-in, whatever is done
  std::int64_t invitation = 7 * 24 * 60 * 60;
};

/// Where a request comes from.
struct Origin {
  std::string address;
  std::string agent;
  std::string device;  ///< the token that this device was given at an earlier sign-in; or empty
};

/// Somebody who is signed in and whose powers stand today.
struct Acting {
  Person person;
  procedure::Powers powers;
  disclosure::Viewer viewer;
  std::string sign_in;  ///< id of its paper

  bool for_a_state() const { return powers.state.has_value(); }
  bool on_the_desk() const { return viewer.kind == disclosure::Viewer::Kind::desk; }
  bool supervises() const { return on_the_desk() && powers.capacity == "desk-supervisor"; }
  bool signs() const { return procedure::may_sign(powers); }
  /// "desk", or the code of the State: whose papers these are.
  std::string party() const { return powers.state ? powers.state->value() : "desk"; }
};

/// Why nobody is acting.
enum class Absence : std::uint8_t {
  none,         ///< no token, or none of ours
  expired,      ///< the sign-in has run out
  powers_ended  ///< the powers do not stand today
};
using Presence = std::variant<Acting, Absence>;

/// What the browser is given to keep.
struct Tokens {
  std::string sign_in;
  std::string device;  ///< a new one; empty: the one it has stays good
  Person person;
};
/// Why a person is not signed in. It never says which of name, password and code was wrong.
struct NotSignedIn {
  std::int64_t pause = 0;  ///< seconds until another attempt is heard; 0: something was wrong
};

/// A rule of this house says no: the key of a sentence below "sign-in.refused.".
struct No {
  std::string key;
};
template <class T>
using Answered = Result<T, std::variant<No, Fault>>;

/// What somebody needs to accept an invitation, besides its link: what is shown for the enrolment
/// of one-time codes.
struct Enrolment {
  std::string secret;   ///< hexadecimal, to be sent back with the acceptance
  std::string address;  ///< "otpauth://…"
  std::string written;  ///< base 32, in groups of four
};

/// What an acceptance brings.
struct Acceptance {
  std::string code;  ///< given by the person who proposed
  std::string password;
  std::string secret;  ///< of the Enrolment
  std::string one_time_code;
};
struct Accepted {
  Person person;
  std::vector<std::string> recovery_codes;  ///< shown this once
};

class People {
 public:
  struct World {
    Office& office;
    Housekeeping& papers;
    Entropy& entropy;
    Clock& clock;
    /// Without it nobody signs in by password and nobody gets an account.
    std::optional<AccountKey> key = {};
    /// Told of each sign-in and each failure, in one line without any secret, for the operator.
    std::function<void(const std::string&)> journal = {};
  };
  explicit People(World world, PasswordCost cost = {}, Periods periods = {})
      : world_(world), cost_(cost), periods_(periods) {}

  // ── Signing in ─────────────────────────────────────────────────────────────────────────────────
  struct Attempt {
    std::string user_name;
    std::string password;
    std::string code;  ///< of the application, or a recovery code
  };
  /// Slow by design (the password). A code is used up; so is a recovery code.
  Result<std::variant<Tokens, NotSignedIn>> sign_in(const Attempt& attempt, const Origin& origin);
  /// Whom a token stands for, now: asked with every request, so that powers that ended, whether by
  /// their date or by an act, end everything from the next request on.
  Result<Presence> present(std::string_view token);
  Result<void> sign_out(std::string_view token);
  /// Ends every sign-in of the person but `except` (an id of a paper); gives how many there were.
  Result<std::size_t> sign_out_everywhere(const std::string& person, std::string_view except = {});

  // ── One's own account ──────────────────────────────────────────────────────────────────────────
  /// Whether password and code are the person's, now: asked again before what is sensitive. The
  /// code is used up.
  Answered<void> confirm(const Acting& acting, const std::string& password, const std::string& code,
                         const Origin& origin);
  /// Ends all sign-ins, this one too, and gives a new one.
  Answered<Tokens> change_password(const Acting& acting, const std::string& old,
                                   const std::string& chosen, const Origin& origin);
  Result<std::vector<Read<SignIn>>> sign_ins(const std::string& person);
  /// The latest first.
  Result<std::vector<Happening>> history(const std::string& person);

  // ── Invitations: two people of the desk ────────────────────────────────────────────────────────
  struct Proposed {
    std::string id;
    std::string code;  ///< for the proposer to hand over; shown this once
  };
  /// The powers must stand; the user name must be free, or with `recovers` be that person's.
  Answered<Proposed> propose(const Acting& acting, Invitation invitation);
  /// By another than the one who proposed. The secret of the link, shown this once.
  Answered<std::string> confirm(const Acting& acting, const std::string& id);
  Answered<void> drop(const Acting& acting, const std::string& id);
  Result<std::vector<Read<Invitation>>> invitations();
  /// For the operator, who has the machine: proposed and confirmed at once.
  struct Invited {
    std::string id;
    std::string code;
    std::string link;
  };
  Answered<Invited> invite(Invitation invitation);

  /// Nothing if there is no such invitation, or its link is another, or it has run out.
  Result<std::optional<Read<Invitation>>> invitation(const std::string& id, std::string_view link);
  /// `secret`: of an enrolment begun before, so that a mistake elsewhere need not be paid for with
  /// another; a new one if it is none.
  Enrolment enrolment(const Invitation& invitation, std::string_view register_name,
                      std::string_view secret = {});
  Answered<Accepted> accept(const std::string& id, std::string_view link,
                            const Acceptance& acceptance);

  // ── The directory ──────────────────────────────────────────────────────────────────────────────
  Result<std::optional<Read<Person>>> person(const std::string& id);
  Result<std::vector<Read<Person>>> everybody();
  /// Locks what an earlier version of this program kept in clear; gives of how many accounts.
  Result<std::size_t> lock_what_is_in_clear();
  /// A demonstration's own: with secrets that everybody is shown.
  Result<Person> make_demonstration_person(Person person, const std::string& password);

  /// Signs the person in, its paper as it is now. For whoever has made sure that it is they.
  Result<Tokens> begin(Read<Person> person, const Origin& origin, const char* what);
  /// Lists it for the person, tells the operator, and where it matters writes to the person.
  Result<void> note(const Person& person, const char* what, const Origin& origin);

  std::int64_t now() { return world_.clock.now(); }
  Office& office() { return world_.office; }
  Housekeeping& papers() { return world_.papers; }
  Entropy& entropy() { return world_.entropy; }

 private:
  Result<std::optional<Read<Person>>> by_user_name(std::string_view user_name);
  bool password_holds(const Person& person, std::string_view password);
  bool code_holds(Person& person, std::string_view code);
  Result<void> lock(Person& person);
  /// Nothing if the person's paper is not as it was read.
  Result<std::optional<Tokens>> try_to_begin(Read<Person> person, const Origin& origin,
                                             const char* what);
  void tell(const char* what, std::string_view account, const Origin& origin);
  Answered<void> may_be_proposed(const Invitation& invitation);
  Result<bool> keep(const char* kind, const std::string& id, std::string bytes,
                    std::uint64_t expected);

  World world_;
  PasswordCost cost_;
  Periods periods_;
  Throttle throttle_;
};

}  // namespace inviola::office::people
