#pragma once

#include <string>

#include "base/language.h"
#include "base/result.h"

namespace inviola::courier {

/// How letters are sent, as an operator sets it. The format: docs/operating/mail.md.
struct Settings {
  std::string server;     ///< "smtp://mail.example:587" or "smtps://…"; empty: none
  std::string pouch;      ///< a folder, for carrying by hand; empty: none. Exactly one of the two
  bool encrypted = true;  ///< TLS is required; only on this very machine may it be left out
  std::string user;       ///< empty: no sign-in
  std::string password;
  std::string
      authority;     ///< a PEM file of certificates to trust instead of the machine's; or empty
  std::string from;  ///< the address that letters come from
  std::string site;  ///< of the register, for links: "https://register.example"; or empty
  Language language = Language::en;  ///< to those who prefer none
  int timeout_seconds = 60;          ///< for one letter
  int every_seconds = 60;            ///< between two rounds
};

/// Reads the TOML text of `path`, which faults name with the line. Refused: what is not known, no
/// way or two, a sign-in or a far server without TLS, what is no address. `folder`: against which
/// relative paths are taken.
Result<Settings> read_settings(const std::string& path, std::string_view text,
                               const std::string& folder);

/// Whether the server's name is of this very machine: "localhost", 127.0.0.0/8, "[::1]".
bool is_loopback(std::string_view server);

}  // namespace inviola::courier
