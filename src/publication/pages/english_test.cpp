// What stands in English on a page of another language is marked as English: a name, a quotation, a
// title as its source has it. Nothing of our own is left in English.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "base/text.h"
#include "publication/detail/golden.h"
#include "publication/pages/about.h"
#include "publication/pages/addresses.h"
#include "publication/pages/communication.h"
#include "publication/pages/cycles.h"
#include "publication/pages/dossier.h"
#include "publication/pages/dossiers.h"
#include "publication/pages/figures.h"
#include "publication/pages/home.h"
#include "publication/pages/instruments.h"
#include "publication/pages/mandates.h"
#include "publication/pages/record.h"
#include "publication/pages/search.h"
#include "publication/pages/states.h"
#include "publication/report.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using mandate::AssemblySession;

/// Every run of a document that says nothing of its language, and so speaks the document's.
class Unmarked {
 public:
  static std::vector<Run> of(const Document& document) {
    Unmarked all;
    all.take(document.title);
    all.take(document.subtitle);
    for (const Line& line : document.summary) all.take(line);
    for (const Line& line : document.footnotes) all.take(line);
    all.take(document.blocks);
    return std::move(all.out_);
  }

 private:
  void take(const std::string& words) { out_.push_back({words, Tone::plain, {}, {}, 0}); }
  void take(const Line& line) {
    for (const Run& run : line) {
      if (!run.language) out_.push_back(run);
    }
  }
  void take(const std::vector<Line>& lines) {
    for (const Line& line : lines) take(line);
  }
  void take(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      std::visit([this](const auto& one) { take(one); }, block.value);
    }
  }
  void take(const Heading& one) { take(one.line); }
  void take(const Paragraph& one) { take(one.line); }
  void take(const Quotation& one) {
    if (!one.language) take(one.paragraphs);
    take(one.attribution);
  }
  void take(const List& one) {
    for (const Item& item : one.items) take(item.line);
  }
  void take(const Table& one) {
    take(one.caption);
    for (const Column& column : one.columns) take(column.heading);
    for (const auto& row : one.rows) {
      for (const Cell& cell : row) take(cell.line);
    }
  }
  void take(const Facts& one) {
    for (const Facts::Fact& fact : one.facts) {
      take(fact.term);
      take(fact.values);
    }
  }
  void take(const Timeline& one) {
    for (const Timeline::Event& event : one.events) {
      take(event.when);
      take(event.what);
      take(event.details);
    }
  }
  void take(const SideBySide& one) {
    for (const auto& account : one.accounts) {
      take(account.heading);
      take(account.blocks);
    }
  }
  void take(const Notice& one) { take(one.line); }
  void take(const Figures& one) {
    for (const auto& figure : one.figures) take(figure.counts);
  }
  void take(const Chart& one) { take(table_of(one)); }
  void take(const TileMap& one) { take(table_of(one)); }
  void take(const Filter& one) {
    take(one.button);
    for (const auto& field : one.fields) {
      take(field.label);
      for (const auto& [value, words] : field.choices) take(words);
    }
  }
  void take(const Closing& one) { take(one.lines); }
  void take(const PageBreak&) {}

  std::vector<Run> out_;
};

/// All pages that the public can ask for, but for those of States that are much alike.
std::map<std::string, Document> pages_of(const Ground& ground) {
  std::map<std::string, Document> out;
  out["/"] = home_page(ground);
  out["/dossiers"] = *dossiers_page(ground, {});
  out["/search"] = *search_page(ground, {{"q", "arson"}});
  for (const auto& dossier : ground.standing->dossiers()) {
    out["/dossiers/" + dossier->reference.value()] =
        *dossier_page(ground, dossier->reference.value());
  }
  for (const auto& one : ground.standing->communications()) {
    out["/communications/" + one->reference().value()] =
        *communication_page(ground, one->reference().value());
  }
  out["/states"] = *states_page(ground, {});
  for (const char* code : {"XGR", "XRU", "YUCS", "USA", "PSE", "VNM", "COD", "SSD"}) {
    out["/states/" + std::string(code)] = *state_page(ground, code);
  }
  for (const char* on : {"", "1975-06-01"}) {
    out["/instruments?on=" + std::string(on)] = *instruments_page(ground, {{"on", on}});
    for (const auto& one : ground.law.participation.instruments()) {
      out["/instruments/" + one.id.value() + "?on=" + on] =
          **instrument_page(ground, one.id.value(), {{"on", on}});
    }
  }
  out["/instruments/changes"] =
      *participation_page(ground, {{"from", "1970-01-01"}, {"until", "2018-01-01"}});
  out["/mandates"] = mandates_page(ground);
  out["/cycles"] = cycles_page(ground);
  for (const mandate::Mandate& one : ground.law.chain.all()) {
    const std::string symbol = one.symbol.value();
    out["/mandates/" + symbol] = *mandate_page(ground, address::dashed(symbol));
    if (one.cycle) out["/cycles/" + symbol] = *cycle_page(ground, one.cycle->session);
  }
  const Materials materials{ground.standing, ground.law, ground.catalogue};
  out["/cycles/73/report"] = report(materials, {AssemblySession{73}, ground.today, true})->document;
  out["/cycles/73/note"] = *cycle_note_page(ground, AssemblySession{73});
  out["/record"] = *record_page(ground, {});
  out["/figures"] = *figures_page(ground, {});
  out["/about"] = about_page(ground);
  out["/verify"] = verify_page(ground, {});
  out["/api"] = api_page(ground, "/api/openapi.json");
  return out;
}

/// Words that are English and nothing else, as whole words.
const std::regex& english_words() {
  static const std::regex words(
      "(^|[^A-Za-z/.-])(the|and|of|with|from|was|were|which|by|for|deposit|statement|"
      "named|between|since|States|unknown|found|not (seen|known|found|stated))($|[^A-Za-z/.-])");
  return words;
}
/// Two words of Latin letters on end, the second in small ones: no name of ours is so written.
const std::regex& latin_words() {
  static const std::regex words("[A-Za-z]{2,}[ ,;:]+[a-z]{3,}");
  return words;
}

/// What the data has in English for the instruments, the States and the record, where the language
/// has other words for the same.
std::set<std::string> said_otherwise(const Catalogue& words) {
  const mandate::Law& law = golden::law();
  std::set<std::string> out;
  const auto differs = [&](const std::string& english, const std::string& own) {
    if (english.size() > 4 && own.find(english) == own.npos) out.insert(english);
  };
  for (const auto& one : law.participation.instruments()) {
    differs(one.title, title_of(words, one));
    differs(one.place, word_for(words, "instrument-place", one.place));
  }
  for (const auto& event : law.record) {
    differs(event.place, event.place.empty() ? "" : word_for(words, "record-place", event.place));
    differs(event.target, word_for(words, "record-target", event.target));
    differs(event.actor, "");
  }
  for (const auto& one : law.chain.all()) differs(one.title, title_of(words, one));
  return out;
}

void check(const std::string& path, const Document& page, const std::set<std::string>& otherwise) {
  const Language language = page.language;
  const bool latin = language == Language::fr || language == Language::es;
  for (const Run& run : Unmarked::of(page)) {
    // An address, a symbol, a digest.
    if (run.tone == Tone::reference || run.words.find("://") != std::string::npos) continue;
    CAPTURE(tag(language));
    CAPTURE(path);
    CAPTURE(run.words);
    std::smatch found;
    CHECK_MESSAGE(!std::regex_search(run.words, found, english_words()), found.str());
    if (!latin) CHECK_MESSAGE(!std::regex_search(run.words, found, latin_words()), found.str());
    for (const std::string& english : otherwise) CHECK(run.words != english);
  }
}

TEST_CASE("nothing of ours stands in English on a page of another language, unless marked") {
  const auto seen = golden::story().seen_by(disclosure::Viewer::the_public());
  for (const Language language : golden::catalogues().offered()) {
    if (language == Language::en) continue;
    const Catalogue& words = golden::catalogues().in(language);
    const std::set<std::string> otherwise = said_otherwise(words);
    const Ground ground{seen, golden::law(), words, golden::day("2018-05-20"), true};
    for (const auto& [path, page] : pages_of(ground)) check(path, page, otherwise);
  }
}

}  // namespace
}  // namespace inviola::publication::pages
