// What cannot be printed is named, with its place.
#include <doctest/doctest.h>

#include <string>

#include "press/detail/samples.h"
#include "press/typesetter.h"

namespace inviola::press {
namespace {

using publication::Document;

publication::Paragraph paragraph(std::string number, std::string words) {
  publication::Paragraph paragraph;
  paragraph.number = std::move(number);
  paragraph.line = publication::plain(std::move(words));
  return paragraph;
}

Document with(publication::Paragraph block) {
  Document document = samples::note();
  publication::put(document.blocks, std::move(block));
  return document;
}

std::string fault_of(const Document& document, Limits limits = {}) {
  PangoTypesetter typesetter(limits);
  const auto set = typesetter.pdf(document);
  REQUIRE_FALSE(set);
  const auto checked = typesetter.check_fonts(document);
  REQUIRE_FALSE(checked);
  CHECK(to_string(checked.error()) == to_string(set.error()));
  return to_string(set.error());
}

bool holds(const std::string& text, const std::string& words) {
  CAPTURE(text);
  CHECK(text.find(words) != std::string::npos);
  return true;
}

}  // namespace

TEST_CASE("a sign that no font has is named, with its paragraph") {
  const std::string fault = fault_of(with(paragraph("12", "before \u0378 after")));
  holds(fault, "paragraph 12");
  holds(fault, "U+0378");
  holds(fault, "inviola/exercise/note/7");
}

TEST_CASE("a document whose signs all have fonts passes the check") {
  PangoTypesetter typesetter;
  CHECK(typesetter.check_fonts(samples::report()));
  CHECK(typesetter.check_fonts(samples::arabic()));
  CHECK(typesetter.check_fonts(samples::chinese()));
}

TEST_CASE("words that are not UTF-8 are refused") {
  holds(fault_of(with(paragraph("3", "ab\xFF"))), "paragraph 3: not UTF-8 at byte 2");
  holds(fault_of(with(paragraph("3", std::string("a\0b", 3)))), "U+0000");
}

TEST_CASE("a mark without a footnote, and a footnote without a mark, are refused") {
  publication::Paragraph marked = paragraph("4", "words");
  marked.line.front().footnote = 2;
  holds(fault_of(with(marked)), "paragraph 4: the mark of footnote 2");
  marked.line.front().footnote = -1;
  holds(fault_of(with(marked)), "the mark of footnote -1");
  Document document = samples::note();
  document.footnotes = {publication::plain("hangs on nothing")};
  holds(fault_of(document), "footnote 1: no mark");
}

TEST_CASE("limits are kept and named") {
  Limits limits;
  limits.run_bytes_max = 1'000;
  holds(fault_of(with(paragraph("5", std::string(1'001, 'a'))), limits),
        "paragraph 5: a run of 1001 bytes");
  limits = {};
  limits.blocks_max = 3;
  holds(fault_of(samples::note(), limits), "more than 3 blocks");
  limits = {};
  limits.pages_max = 2;
  holds(fault_of(samples::report(), limits), "more than 2 pages");
  limits = {};
  limits.columns_max = 4;
  holds(fault_of(samples::report(), limits), "a table of 5 columns");
}

TEST_CASE("accounts within accounts end somewhere") {
  Document document = samples::note();
  publication::SideBySide inner;
  publication::SideBySide::Account account;
  account.heading = publication::plain("account");
  inner.accounts = {account};
  for (int i = 0; i < 10; ++i) {
    publication::SideBySide outer;
    account.blocks.clear();
    publication::put(account.blocks, inner);
    outer.accounts = {account};
    inner = outer;
  }
  publication::put(document.blocks, inner);
  holds(fault_of(document), "nested too deeply");
}

TEST_CASE("odd documents are set all the same") {
  PangoTypesetter typesetter;
  CHECK(typesetter.pdf(Document{}));
  Document document;
  publication::put(document.blocks, publication::Table{});
  publication::put(document.blocks, publication::List{});
  publication::put(document.blocks, publication::Facts{});
  publication::put(document.blocks, publication::Timeline{});
  publication::put(document.blocks, publication::Figures{});
  publication::put(document.blocks, publication::SideBySide{});
  publication::put(document.blocks, publication::Quotation{});
  publication::put(document.blocks, publication::Closing{});
  publication::put(document.blocks, publication::Notice{});
  publication::put(document.blocks, publication::Heading{});
  publication::put(document.blocks, publication::PageBreak{});
  publication::put(document.blocks, publication::Paragraph{});
  publication::SideBySide three;
  publication::SideBySide::Account account;
  account.heading = publication::plain("one of three");
  publication::put(account.blocks, paragraph("", std::string(3'000, 'a')));
  three.accounts = {account, account, account};
  publication::put(document.blocks, three);
  publication::SideBySide two;
  two.accounts = {account, publication::SideBySide::Account{}};
  publication::put(document.blocks, two);
  const auto set = typesetter.pdf(document);
  INFO((set ? std::string() : to_string(set.error())));
  CHECK(set);
}

}  // namespace inviola::press
