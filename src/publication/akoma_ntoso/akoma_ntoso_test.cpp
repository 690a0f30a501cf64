// What is written as Akoma Ntoso is read back as the same document; what is none is refused.

#include "publication/akoma_ntoso/akoma_ntoso.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "publication/document.h"

using namespace inviola;
using namespace inviola::publication;

namespace {

/// Documents of every kind of block, drawn by seed, with words that are hard on XML.
class Drawer {
 public:
  explicit Drawer(std::uint32_t seed) : random_(seed) {}

  Document document() {
    Document out;
    out.kind = std::array{DocumentKind::page, DocumentKind::report, DocumentKind::note}[below(3)];
    out.language = all_languages[below(6)];
    out.title = words();
    out.subtitle = maybe();
    out.summary_title = maybe();
    for (std::size_t i = below(3); i > 0; --i) {
      out.summary.push_back(line());
      out.summary_sources.push_back({"AAAA-0001"});
      if (below(2) == 0) out.summary_sources.back().clear();
    }
    if (std::ranges::all_of(out.summary_sources, [](const auto& one) { return one.empty(); }))
      out.summary_sources.clear();
    out.masthead = {.body = maybe(),
                    .symbol = maybe(),
                    .distribution = maybe(),
                    .date = maybe(),
                    .version = maybe(),
                    .original = maybe(),
                    .session = maybe(),
                    .item = maybe(),
                    .item_title = maybe()};
    out.blocks = blocks(0);
    out.demonstration = maybe();
    out.day = below(2) == 0 ? "" : "2018-07-20";
    out.identity = maybe();
    out.footnotes = std::move(footnotes_);
    return out;
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string words() {
    static const std::array<std::string, 9> some{"a & b < c > d",
                                                 "\"quoted\" 'thus'",
                                                 " spaced ",
                                                 "line\nfeed",
                                                 "tab\there",
                                                 "\r",
                                                 "العربية 12",
                                                 "中文",
                                                 "é́👩‍👩‍👧 ]]>"};
    return some[below(some.size())];
  }
  std::string maybe() { return below(2) == 0 ? "" : words(); }
  Line line() {
    Line out;
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      Run run{.words = words(), .language = {}, .link = {}};
      run.tone = static_cast<Tone>(below(7));
      if (below(4) == 0) run.language = all_languages[below(6)];
      if (below(4) == 0) run.link = "/dossiers/7QX4-M2ZD?a=1&b=\"2\"";
      if (noting_ && below(8) == 0) run.footnote = note();
      out.push_back(std::move(run));
    }
    return out;
  }
  int note() {
    if (!footnotes_.empty() && below(3) == 0) return static_cast<int>(footnotes_.size());
    noting_ = false;
    footnotes_.push_back(line());
    noting_ = true;
    return static_cast<int>(footnotes_.size());
  }
  std::vector<Line> lines() {
    std::vector<Line> out;
    for (std::size_t i = below(3); i > 0; --i) out.push_back(line());
    return out;
  }
  std::vector<Block> blocks(int depth) {
    std::vector<Block> out;
    for (std::size_t i = below(9); i > 0; --i) out.push_back(block(depth));
    return out;
  }
  Block block(int depth) {
    switch (below(depth > 1 ? 11 : 12)) {
      case 0:
        return {Heading{.level = 1 + static_cast<int>(below(3)),
                        .number = maybe(),
                        .line = line(),
                        .anchor = maybe()}};
      case 1:
        return {Paragraph{.number = maybe(),
                          .indent = static_cast<int>(below(3)),
                          .line = line(),
                          .sources = sources()}};
      case 2:
        return {Quotation{.paragraphs = lines(),
                          .attribution = below(2) == 0 ? Line{} : line(),
                          .language = below(2) == 0 ? std::nullopt : std::optional(Language::ru),
                          .translation = below(2) == 0}};
      case 3:
        return {list()};
      case 4:
        return {table()};
      case 5:
        return {Facts{.facts = {{line(), lines()}, {line(), lines()}}}};
      case 6:
        return {Timeline{.events = {{maybe(), line(), line(), lines()}}}};
      case 7:
        return {Notice{.kind = static_cast<Notice::Kind>(below(3)), .line = line()}};
      case 8:
        return {Figures{.figures = {{words(), line(), maybe()}}}};
      case 9:
        return {Closing{.lines = lines()}};
      case 10:
        return {PageBreak{}};
      default:
        return {SideBySide{.accounts = {{line(), blocks(depth + 1)}, {line(), {}}}}};
    }
  }
  Sources sources() {
    return below(2) == 0 ? Sources{} : Sources{"AAAA-0001", "III-3.ATG", "III-3.on.2018-07-20"};
  }
  List list() {
    List out;
    for (std::size_t i = below(3); i > 0; --i) out.items.push_back({maybe(), line()});
    return out;
  }
  Table table() {
    Table out{.caption = below(2) == 0 ? Line{} : line(), .columns = {}, .rows = {}};
    for (std::size_t i = 1 + below(3); i > 0; --i) {
      out.columns.push_back({line(), 1 + static_cast<int>(below(4))});
    }
    for (std::size_t i = below(3); i > 0; --i) {
      out.rows.push_back({{line(), true, false, sources()}, {line(), false, true, sources()}});
    }
    return out;
  }

  std::mt19937 random_;
  std::vector<Line> footnotes_;
  bool noting_ = true;
};

std::string cause_of(std::string_view xml) {
  const auto read = read_akoma_ntoso(xml);
  return read ? "" : read.error().cause;
}

}  // namespace

TEST_CASE("what is written is read back, whatever stands in it") {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    CAPTURE(seed);
    const Document document = Drawer(seed).document();
    const auto xml = print_akoma_ntoso(document);
    REQUIRE(xml);
    const auto back = read_akoma_ntoso(*xml);
    if (!back) FAIL(to_string(back.error()) << "\n" << *xml);
    if (*back != document) FAIL("another document came back:\n" << *xml);
    CHECK(*print_akoma_ntoso(*back) == *xml);
  }
}

TEST_CASE("what cannot be written is refused") {
  Document document;
  document.title = std::string("a\x01", 2);
  CHECK(print_akoma_ntoso(document).error().cause.find("control") != std::string::npos);
  document.title = "\xff";
  CHECK(print_akoma_ntoso(document).error().cause.find("UTF-8") != std::string::npos);
  document.title = "a";
  document.footnotes = {plain("hangs on nothing")};
  CHECK(print_akoma_ntoso(document).error().cause.find("footnote 1") != std::string::npos);
}

TEST_CASE("what is no such document is refused, by name") {
  CHECK(cause_of("<a").find("byte") != std::string::npos);
  CHECK(cause_of("<akomaNtoso/>").find("namespace") != std::string::npos);
  Document document;
  put(document.blocks, Paragraph{.number = "1", .line = plain("w"), .sources = {}});
  const std::string right = *print_akoma_ntoso(document);
  REQUIRE(cause_of(right).empty());
  const auto with = [&](std::string_view before, std::string_view after) {
    std::string changed = right;
    changed.replace(changed.find(before), before.size(), after);
    return cause_of(changed);
  };
  CHECK(with("<paragraph", "<chapter").find("mismatch") != std::string::npos);
  CHECK(with("name=\"page\"", "name=\"act\"").find("<statement>") != std::string::npos);
  CHECK(with("<p>w</p>", "<p><script>w</script></p>").find("<script>") != std::string::npos);
  CHECK(with("<paragraph", "words<paragraph").find("words") != std::string::npos);
  CHECK(cause_of(std::string(33u << 20, ' ')).find("longer") != std::string::npos);
}
