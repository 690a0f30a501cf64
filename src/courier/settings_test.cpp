#include "courier/settings.h"

#include <doctest/doctest.h>

namespace inviola::courier {
namespace {

std::string read(const std::string& text) {
  const auto settings = read_settings("mail.toml", text, "/etc/inviola");
  return settings ? "read" : to_string(settings.error());
}

const std::string from = "from = \"desk@un.example\"\n";
const std::string far = "server = \"smtp://mail.example:587\"\n";

TEST_CASE("settings: what is left out, and what is taken") {
  const auto settings = read_settings("mail.toml", from + far, "/etc/inviola");
  REQUIRE(settings);
  CHECK(settings->encrypted);
  CHECK(settings->language == Language::en);
  CHECK(settings->every_seconds == 60);
  const auto near = read_settings("mail.toml", from + "server = \"smtp://127.0.0.1:25\"\n", "/");
  REQUIRE(near);
  CHECK_FALSE(near->encrypted);
  const auto pouch = read_settings("mail.toml", from + "pouch = \"letters\"\nsite = \"https://a/\"",
                                   "/etc/inviola");
  REQUIRE(pouch);
  CHECK(pouch->pouch == "/etc/inviola/letters");
  CHECK(pouch->site == "https://a");
}

TEST_CASE("settings are refused with their line and the mend") {
  CHECK(read(from + far + "tls = \"none\"\n") ==
        "read mail.toml:3: \"tls\" may be \"none\" only for a server on this machine");
  CHECK(read(from + "server = \"smtp://127.0.0.1@mail.example\"\ntls = \"none\"")
            .find("\"tls\" may") != std::string::npos);
  CHECK(read(from).find("give \"server\" or \"pouch\"") != std::string::npos);
  CHECK(read(from + far + "pouch = \"p\"\n").find("mail.toml:3: \"pouch\"") != std::string::npos);
  CHECK(read(from + "server = \"https://mail.example\"").find("smtp:// or smtps://") !=
        std::string::npos);
  CHECK(read(far + "from = \"desk\"\n").find("mail.toml:2: \"from\" is no address") !=
        std::string::npos);
  CHECK(read(far).find("\"from\" is missing") != std::string::npos);
  CHECK(read(from + far + "user = \"u\"\n").find("\"user\" stands alone") != std::string::npos);
  CHECK(read(from + far + "colour = \"red\"\n").find("mail.toml:3: \"colour\" is not known") !=
        std::string::npos);
  CHECK(read(from + far + "timeout = \"soon\"\n").find("number of seconds") != std::string::npos);
  CHECK(read(from + far + "language = \"de\"\n").find("must be ar, zh, en, fr, ru or es") !=
        std::string::npos);
  CHECK(read(from + far + "user = \n").find("read mail.toml:3: ") == 0);
}

TEST_CASE("only what names this very machine is this machine") {
  for (const char* here :
       {"smtp://127.0.0.1:25", "smtp://localhost", "smtp://[::1]:25/x", "smtps://127.1.2.3/"}) {
    CHECK(is_loopback(here));
  }
  for (const char* far_away :
       {"smtp://127.0.0.1.example", "smtp://localhost.example:25", "smtp://mail.example",
        "smtp://localhost@mail.example", "127.0.0.1", ""}) {
    CHECK_FALSE(is_loopback(far_away));
  }
}

}  // namespace
}  // namespace inviola::courier
