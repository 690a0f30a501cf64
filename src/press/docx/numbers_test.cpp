// A number that a word processor would print by itself is left to it; any other is written.

#include "press/docx/numbers.h"

#include <doctest/doctest.h>

using namespace inviola;
using namespace inviola::press::docx_detail;

TEST_CASE("numbers that follow are counted, others are not") {
  Counter counter;
  const auto paragraph = [&](const char* number) {
    return counter.follows(Counting::paragraphs, number);
  };
  CHECK(paragraph("1") == 0);
  CHECK(paragraph("2") == 0);
  CHECK(paragraph("(a)") == 1);
  CHECK(paragraph("(b)") == 1);
  CHECK(paragraph("(i)") == 2);
  CHECK(paragraph("(ii)") == 2);
  CHECK(paragraph("(c)") == 1);
  CHECK(paragraph("(i)") == 2);  // begins anew under (c)
  CHECK_FALSE(paragraph("5"));   // 3 would come
  CHECK(paragraph("3") == 0);
  CHECK(paragraph("a)") == 1);
  CHECK_FALSE(paragraph(""));
  CHECK_FALSE(paragraph("أ"));
}

TEST_CASE("headings have a count of their own") {
  Counter counter;
  CHECK(counter.follows(Counting::headings, "I") == 0);
  CHECK(counter.follows(Counting::headings, "A") == 1);
  CHECK(counter.follows(Counting::headings, "II") == 0);
  CHECK(counter.follows(Counting::headings, "A") == 1);
  CHECK_FALSE(counter.follows(Counting::headings, "V"));
  CHECK(counter.follows(Counting::paragraphs, "1") == 0);
}

TEST_CASE("sub-paragraphs are bracketed as the language does") {
  CHECK(level_pattern(Counting::paragraphs, 1, Language::en) == "(%2)");
  CHECK(level_pattern(Counting::paragraphs, 1, Language::fr) == "%2)");
  CHECK(level_pattern(Counting::paragraphs, 2, Language::es) == "%3)");
  CHECK(level_pattern(Counting::paragraphs, 0, Language::ru) == "%1.");
}
