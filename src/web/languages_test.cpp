// Which language a page is in, by its address and by what a browser asks for.
#include "web/languages.h"

#include <doctest/doctest.h>

namespace inviola::web {
namespace {

const std::vector<Language> all(all_languages.begin(), all_languages.end());

TEST_CASE("the language stands first in the address, and only there") {
  CHECK(read_language("/fr/dossiers").language == Language::fr);
  CHECK(read_language("/fr/dossiers").path == "/dossiers");
  CHECK(read_language("/ar/").path == "/");
  CHECK(read_language("/zh").path.empty());
  for (const char* none : {"/dossiers", "/", "/french/dossiers", "/FR/dossiers", "/dossiers/fr"}) {
    CHECK_FALSE(read_language(none).language);
    CHECK(read_language(none).path == none);
  }
}

TEST_CASE("an address of ours gets the language, every other stays") {
  CHECK(in_language(Language::ar, "/") == "/ar/");
  CHECK(in_language(Language::ru, "/dossiers?state=RUS#facts") == "/ru/dossiers?state=RUS#facts");
  CHECK(in_language(Language::fr, "/api") == "/fr/api");
  for (const char* same : {"/api/openapi.json", "/assets/x.css", "/attachments/A/1", "#facts",
                           "https://example.org/", "//example.org/", ""}) {
    CHECK(in_language(Language::fr, same) == same);
  }
}

TEST_CASE("what a browser asks for is weighed as RFC 9110 says") {
  CHECK(preferred("fr", all) == Language::fr);
  CHECK(preferred("fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5", all) == Language::fr);
  CHECK(preferred("en;q=0.7, ar;q=0.701", all) == Language::ar);
  CHECK(preferred("de, zh-Hant;q=0.3", all) == Language::zh);
  CHECK(preferred("ES", all) == Language::es);
  CHECK(preferred("ru, es", all) == Language::ru);
  CHECK(preferred("es, ru", all) == Language::es);
  CHECK(preferred("*", all) == Language::en);
  CHECK(preferred("de, *;q=0.1, en;q=0", all) == Language::ar);
  CHECK(preferred("fr;q=0", all) == Language::en);
  for (const char* none :
       {"", "de", "de;q=1", "fr;q=2", "fr;q=x", "fr;q=0.1234", ";;,,", "*;q=0"}) {
    CHECK_MESSAGE(preferred(none, all) == Language::en, none);
  }
  CHECK(preferred("fr, ar;q=0.1", {Language::en, Language::ar}) == Language::ar);
}

}  // namespace
}  // namespace inviola::web
