#include "press/detail/strip.h"

#include <algorithm>

namespace inviola::press::detail {

void lower(Strip& strip, double by) {
  for (Mark& mark : strip.marks) {
    std::visit([by](auto& one) { one.top += by; }, mark);
  }
}

std::vector<Strip> strips_of(const SetText& text, double start, double gap_before) {
  std::vector<Strip> strips;
  const std::size_t count = text.lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    Strip strip;
    strip.height = text.lines[i].height;
    strip.gap_before = i == 0 ? gap_before : 0;
    strip.keep_with_next = count > 1 && (i == 0 || i + 2 == count);
    strip.notes = text.lines[i].notes;
    strip.marks.push_back(TextMark{.text = &text, .line = i, .start = start, .top = 0});
    strips.push_back(std::move(strip));
  }
  return strips;
}

namespace {

double baseline_of(const Strip& strip) {
  for (const Mark& mark : strip.marks) {
    if (const auto* text = std::get_if<TextMark>(&mark)) {
      return text->top + text->text->lines[text->line].baseline;
    }
  }
  return 0;
}

void merge(Strip& into, Strip other) {
  const double drop = baseline_of(into) - baseline_of(other);
  if (drop > 0) {
    lower(other, drop);
    other.height += drop;
  } else {
    lower(into, -drop);
    into.height -= drop;
  }
  into.height = std::max(into.height, other.height);
  into.gap_before = std::max(into.gap_before, other.gap_before);
  into.keep_with_next = into.keep_with_next || other.keep_with_next;
  for (Mark& mark : other.marks) into.marks.push_back(std::move(mark));
  into.notes.insert(into.notes.end(), other.notes.begin(), other.notes.end());
}

}  // namespace

std::vector<Strip> beside(std::vector<Strip> one, std::vector<Strip> other) {
  const std::size_t both = std::min(one.size(), other.size());
  for (std::size_t i = 0; i < both; ++i) merge(one[i], std::move(other[i]));
  for (std::size_t i = both; i < other.size(); ++i) one.push_back(std::move(other[i]));
  return one;
}

Strip joined(std::vector<Strip> strips) {
  Strip whole;
  bool first = true;
  for (Strip& strip : strips) {
    if (first) {
      whole.gap_before = strip.gap_before;
      whole.page_break_before = strip.page_break_before;
    } else {
      whole.height += strip.gap_before;
    }
    first = false;
    lower(strip, whole.height);
    whole.height += strip.height;
    for (Mark& mark : strip.marks) whole.marks.push_back(std::move(mark));
    whole.notes.insert(whole.notes.end(), strip.notes.begin(), strip.notes.end());
    if (strip.outline) whole.outline = strip.outline;
  }
  return whole;
}

void append(std::vector<Strip>& to, std::vector<Strip> strips) {
  for (Strip& strip : strips) to.push_back(std::move(strip));
}

double height_of(const std::vector<Strip>& strips) {
  double height = 0;
  for (const Strip& strip : strips) height += strip.gap_before + strip.height;
  return height;
}

}  // namespace inviola::press::detail
