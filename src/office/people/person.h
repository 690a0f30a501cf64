#pragma once

#include <boost/describe/class.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "disclosure/viewer.h"
#include "office/housekeeping.h"
#include "procedure/powers.h"

/// What is kept of people and of their sign-ins. Times are seconds since 1 January 1970, UTC.
namespace inviola::office::people {

/// Somebody with an account. What it may do is not kept here: it follows from its powers, which are
/// acts of the register.
struct Person {
  std::string id;
  std::string user_name;              ///< or e-mail address; unique, letter case aside
  std::string name;                   ///< as shown
  std::string language;               ///< tag of the preferred one
  std::string powers;                 ///< reference of the full powers or the appointment
  std::string password;               ///< Argon2id, locked with the account key
  std::string code_secret;            ///< of the one-time codes, hexadecimal, locked as well
  std::int64_t code_step = 0;         ///< last one that was used
  std::vector<std::string> recovery;  ///< digests of the codes not yet used
  std::vector<std::string> devices;   ///< digests of the tokens of devices it signed in from
  bool demonstration = false;         ///< its secrets are shown to everybody
};
BOOST_DESCRIBE_STRUCT(Person, (),
                      (id, user_name, name, language, powers, password, code_secret, code_step,
                       recovery, devices, demonstration))

/// A sign-in that lasts: known by the digest of its token.
struct SignIn {
  std::string person;
  std::int64_t began = 0;
  std::int64_t seen = 0;  ///< last time it was used, to the minute
  std::string address;
  std::string agent;  ///< what the browser calls itself
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (person, began, seen, address, agent))

/// What happened to an account, for the person itself to see.
struct Happening {
  std::int64_t at = 0;
  std::string what;  ///< code: "signed-in", "failed", "password-changed", …
  std::string address;
  std::string agent;
};
BOOST_DESCRIBE_STRUCT(Happening, (), (at, what, address, agent))

/// An invitation, or the recovery of an account: proposed by one, confirmed by another. Who accepts
/// it needs what each of the two was given: a code and a link.
struct Invitation {
  std::string user_name;
  std::string name;
  std::string language;
  std::string powers;
  std::string recovers;  ///< id of the person whose account it is; empty: a new one
  std::string proposed_by;
  std::string confirmed_by;
  std::string code;  ///< digest
  std::string link;  ///< digest; empty until confirmed
  std::int64_t until = 0;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (user_name, name, language, powers, recovers, proposed_by, confirmed_by, code,
                       link, until))

/// Something to be entered that waits for a second person.
struct Awaiting {
  std::string party;  ///< code of the State, or "desk"
  std::string by;     ///< id of the person who prepared it; "program" or "console"
  std::string name;   ///< of that person; empty where it was none
  std::int64_t at = 0;
  std::string body;  ///< the act, as JSON
  std::string done;  ///< the day it was done, ISO; empty: that of its entry
};
BOOST_DESCRIBE_STRUCT(Awaiting, (), (party, by, name, at, body, done))

/// How a State wants to work.
struct Manner {
  bool signed_by_another = false;  ///< what one drafts another signs
};
BOOST_DESCRIBE_STRUCT(Manner, (), (signed_by_another))

// Kinds of papers, and what their ids are.
namespace papers {
inline constexpr const char* person = "person";          ///< its id
inline constexpr const char* user_name = "user-name";    ///< folded; bytes: the person's id
inline constexpr const char* sign_in = "sign-in";        ///< "PERSON/DIGEST"
inline constexpr const char* history = "history";        ///< the person's id
inline constexpr const char* invitation = "invitation";  ///< its own
inline constexpr const char* awaiting = "awaiting";      ///< "PARTY/its own"
inline constexpr const char* manner = "manner";          ///< code of the State
}  // namespace papers

}  // namespace inviola::office::people
