// How strips are stacked on pages, without fonts.
#include "press/detail/pages.h"

#include <doctest/doctest.h>

namespace inviola::press::detail {
namespace {

Strip strip(double height, bool keep = false) {
  Strip strip;
  strip.height = height;
  strip.keep_with_next = keep;
  return strip;
}

Strip noted(double height, int note) {
  Strip one = strip(height);
  one.notes = {note};
  return one;
}

const Sheet sheet{.first_top = 100, .next_top = 0, .bottom = 200, .pages_max = 50};

std::vector<Page> stacked(const std::vector<FlowItem>& flow,
                          const std::vector<std::vector<Strip>>& notes = {}) {
  auto pages = stack_pages(flow, notes, sheet);
  REQUIRE(pages);
  for (const Page& page : *pages) {
    const double floor = page.notes.empty() ? sheet.bottom : page.notes_top;
    for (const Placed& placed : page.body) {
      CHECK(placed.top + placed.strip->height <= floor + 0.02);
    }
    double top = page.notes_top;
    for (const Placed& placed : page.notes) {
      CHECK(placed.top >= top - 0.01);
      top = placed.top + placed.strip->height;
    }
    CHECK(top <= sheet.bottom + 0.02);
  }
  return std::move(*pages);
}

}  // namespace

TEST_CASE("a strip that does not fit goes whole to the next page") {
  const auto pages = stacked({strip(60), strip(60), strip(150), strip(10)});
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].body.size() == 1);
  CHECK(pages[1].body.size() == 1);
  CHECK(pages[2].body.size() == 2);
}

TEST_CASE("gaps are dropped at the head of a page") {
  Strip late = strip(60);
  late.gap_before = 20;
  const auto pages = stacked({strip(60), late});
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].body[0].top == 0);
  CHECK(pages[1].body[0].gap == 0);
}

TEST_CASE("what is kept with the next goes with it, unless no page holds both") {
  auto pages = stacked({strip(50), strip(20, true), strip(40)});
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].body.size() == 2);
  pages = stacked({strip(50), strip(120, true), strip(120)});
  CHECK(pages.size() == 3);
}

TEST_CASE("a footnote takes its room on the page of its mark") {
  const std::vector<std::vector<Strip>> notes{{strip(30), strip(30)}};
  auto pages = stacked({strip(20), noted(20, 1), strip(30)}, notes);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].body.size() == 1);  // 20 + 20 + 14 + 60 is more than the hundred there are
  CHECK(pages[1].notes.size() == 2);
  pages = stacked({noted(20, 1), noted(5, 1)}, notes);
  CHECK(pages.size() == 1);
  CHECK(pages[0].notes.size() == 2);  // set once, however often it is marked
}

TEST_CASE("a footnote longer than a page goes on overleaf, and text goes on beside it") {
  std::vector<Strip> lines(40, strip(10));
  const auto pages = stacked({noted(20, 1), strip(20), strip(60)}, {lines});
  std::size_t set = 0, bodies = 0;
  for (const Page& page : pages) {
    set += page.notes.size();
    bodies += page.body.size();
  }
  CHECK(set == 40);
  CHECK(bodies == 3);
}

TEST_CASE("the head of a table is set again on each page, and only there") {
  const auto head = std::make_shared<const std::vector<Strip>>(std::vector<Strip>{strip(10, true)});
  std::vector<FlowItem> flow{(*head)[0]};
  for (int i = 0; i < 12; ++i) {
    Strip row = strip(30);
    row.repeated_head = head;
    flow.emplace_back(row);
  }
  const auto pages = stacked(flow);
  REQUIRE(pages.size() == 3);
  for (std::size_t i = 1; i < pages.size(); ++i) {
    CHECK(pages[i].body[0].repeated);
    CHECK_FALSE(pages[i].body[1].repeated);
  }
  CHECK_FALSE(pages[0].body[0].repeated);
}

TEST_CASE("columns flow across pages, each from its own head") {
  Columns columns;
  columns.columns = {std::vector<Strip>(20, strip(20)), std::vector<Strip>(4, strip(20))};
  columns.heads = {{strip(10)}, {strip(10)}};
  columns.dividers = {50};
  const auto pages = stacked({strip(40), columns, strip(5)});
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].rules.size() == 1);
  CHECK(pages[1].body[0].repeated);
  CHECK(pages[1].body[1].repeated);
  std::size_t strips = 0;
  for (const Page& page : pages) {
    for (const Placed& placed : page.body) strips += !placed.repeated;
  }
  CHECK(strips == 26);
}

TEST_CASE("too much is refused") {
  CHECK_FALSE(stack_pages({strip(300)}, {}, sheet));
  CHECK_FALSE(stack_pages(std::vector<FlowItem>(60, strip(150)), {}, sheet));
  Columns columns;
  columns.columns = {{strip(300)}, {}};
  CHECK_FALSE(stack_pages({columns}, {}, sheet));
  columns.columns = {{}, {strip(300)}};
  CHECK_FALSE(stack_pages({columns}, {}, sheet));
}

}  // namespace inviola::press::detail
