#include <algorithm>

#include "press/detail/composition.h"

namespace inviola::press::detail {
namespace {

using namespace publication;

constexpr std::size_t whole_lines_max = 8;

/// A label in a narrow column at the start, what is said of it beside.
void push_pair(Composition& composition, const Place& place, std::vector<Strip> label,
               std::vector<Strip> body, double gap) {
  auto strips = beside(std::move(label), std::move(body));
  if (strips.empty()) return;
  Strip& first = strips.front();
  first.gap_before = gap;
  // A few lines are not torn between two pages; many are, after the first.
  const std::size_t kept = strips.size() <= whole_lines_max ? strips.size() : 2;
  for (std::size_t i = 0; i + 1 < kept; ++i) strips[i].keep_with_next = true;
  lower(first, 3.5);
  first.height += 3.5;
  strips.back().height += 3;
  first.marks.push_back(
      RuleMark{.start = place.start, .top = 0, .width = place.width, .height = 0.3, .shade = 0.6});
  composition.push(std::move(strips));
}

/// One line through all events, a point at each; it begins and ends at a point.
void put_course(std::vector<Strip>& strips, double start, bool first, bool last) {
  constexpr double point_top = 5.4;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    if (last && i > 0) break;
    RuleMark line{.start = start, .top = 0, .width = 0.5, .height = strips[i].height, .shade = 0.6};
    line.through_gap = !first || i > 0;
    if (first && i == 0) {
      line.top = point_top;
      line.height -= point_top;
    }
    if (last) line.height = std::max(0.0, point_top - line.top);
    strips[i].marks.push_back(line);
  }
  strips.front().marks.push_back(
      RuleMark{.start = start - 1.75, .top = point_top, .width = 4, .height = 4, .shade = 0.15});
}

Place label_place(const Place& place, double width) {
  Place label = place;
  label.width = width - 12;
  return label;
}

}  // namespace

void compose_facts(Composition& composition, const Place& place, const Facts& facts) {
  const Manner& manner = composition.manner;
  const ElementId whole = composition.structure.add(place.parent, Role::list);
  const double width = place.width * (place.depth > 0 ? 0.36 : 0.29);
  Face term = manner.cell;
  term.shade = 0.25;
  Face value = manner.body;
  value.align = Align::start;
  value.size = 9.4;
  value.leading = 13;
  bool first = true;
  for (const Facts::Fact& fact : facts.facts) {
    const ElementId entry = composition.structure.add(whole, Role::list_item);
    const ElementId label = composition.structure.add(entry, Role::label);
    const ElementId body = composition.structure.add(entry, Role::list_body);
    auto terms = composition.line(label_place(place, width), label, fact.term, term, 0);
    std::vector<Strip> values;
    for (const Line& line : fact.values) {
      const ElementId element = composition.structure.add(body, Role::paragraph);
      append(values,
             composition.line(place.inset(width), element, line, value, values.empty() ? 0 : 2));
    }
    push_pair(composition, place, std::move(terms), std::move(values), first ? manner.gap : 0);
    first = false;
  }
}

void compose_timeline(Composition& composition, const Place& place, const Timeline& timeline) {
  const Manner& manner = composition.manner;
  const ElementId whole = composition.structure.add(place.parent, Role::list);
  composition.structure.at(whole).numbered_list = true;
  const double width = std::min(112.0, place.width * 0.34);
  Face when = manner.cell;
  when.bold = true;
  Face what = manner.body;
  what.align = Align::start;
  what.size = 9.6;
  what.leading = 13.4;
  for (std::size_t at = 0; at < timeline.events.size(); ++at) {
    const Timeline::Event& event = timeline.events[at];
    const ElementId entry = composition.structure.add(whole, Role::list_item);
    const ElementId label = composition.structure.add(entry, Role::label);
    const ElementId body = composition.structure.add(entry, Role::list_body);
    auto dates = composition.line(label_place(place, width), label, event.when, when, 0);
    const Place inner = place.inset(width);
    ElementId element = composition.structure.add(body, Role::paragraph);
    std::vector<Strip> words = composition.line(inner, element, event.what, what, 0);
    for (const Line& detail : event.details) {
      element = composition.structure.add(body, Role::paragraph);
      append(words, composition.line(inner, element, detail, manner.quotation, 2));
    }
    std::vector<Strip> strips = beside(std::move(dates), std::move(words));
    if (strips.empty()) continue;
    strips.front().gap_before = at == 0 ? manner.gap : 8;
    if (strips.size() > 1) strips.front().keep_with_next = true;
    put_course(strips, place.start + width - 11, at == 0, at + 1 == timeline.events.size());
    composition.push(std::move(strips));
  }
}

void compose_figures(Composition& composition, const Place& place, const Figures& figures) {
  constexpr std::size_t in_a_row = 4;
  const Manner& manner = composition.manner;
  const std::size_t count = std::clamp<std::size_t>(figures.figures.size(), 1, in_a_row);
  const double column = (place.width - 16.0 * static_cast<double>(count - 1)) / double(count);
  for (std::size_t at = 0; at < figures.figures.size(); at += count) {
    Strip row;
    row.gap_before = manner.gap + 4;
    for (std::size_t i = at; i < std::min(at + count, figures.figures.size()); ++i) {
      const Figures::Figure& figure = figures.figures[i];
      const ElementId element = composition.structure.add(place.parent, Role::paragraph);
      Place cell = place.inset((column + 16) * static_cast<double>(i - at));
      cell.width = column;
      std::vector<Strip> strips =
          composition.words(cell, element, figure.number + " ", manner.figure, 0);
      append(strips, composition.line(cell, element, figure.counts, manner.figure_words, 1));
      Strip one = joined(std::move(strips));
      lower(one, 3);
      row.marks.push_back(
          RuleMark{.start = cell.start, .top = 0, .width = cell.width, .height = 0.7, .shade = 0});
      for (Mark& mark : one.marks) row.marks.push_back(std::move(mark));
      row.notes.insert(row.notes.end(), one.notes.begin(), one.notes.end());
      row.height = std::max(row.height, one.height + 3);
    }
    composition.push(std::move(row));
  }
}

namespace {

/// One account as a stack of its own; whatever it holds, it flows line by line.
std::vector<Strip> stack_of(Composition& composition, const Place& place,
                            const SideBySide::Account& account) {
  std::vector<FlowItem> outer;
  outer.swap(composition.flow);
  const ElementId part = composition.structure.add(place.parent, Role::section);
  const ElementId heading = composition.structure.add(part, Role::paragraph);
  Place inner = place.in(part);
  inner.depth += 1;
  auto strips = composition.line(inner, heading, account.heading, composition.manner.caption, 0);
  for (Strip& strip : strips) strip.keep_with_next = true;
  composition.push(std::move(strips));
  compose_blocks(composition, inner, account.blocks);
  std::vector<Strip> stack;
  for (FlowItem& item : composition.flow) {
    if (auto* strip = std::get_if<Strip>(&item)) stack.push_back(std::move(*strip));
  }
  composition.flow.swap(outer);
  return stack;
}

void head_with_rule(std::vector<Strip>& stack, const Place& place) {
  if (stack.empty()) return;
  lower(stack.front(), 4);
  stack.front().height += 4;
  stack.front().marks.push_back(
      RuleMark{.start = place.start, .top = 0, .width = place.width, .height = 0.9, .shade = 0});
}

/// The lines that name the account; none, if it has no name.
std::vector<Strip> head_of(const std::vector<Strip>& stack, const SideBySide::Account& account) {
  std::vector<Strip> head;
  if (words_of(account.heading).empty()) return head;
  const SetText* text = nullptr;
  for (const Strip& strip : stack) {
    const TextMark* mark = nullptr;
    for (const Mark& one : strip.marks) {
      if (const auto* found = std::get_if<TextMark>(&one)) mark = found;
    }
    if (mark == nullptr || (text != nullptr && mark->text != text)) break;
    text = mark->text;
    head.push_back(strip);
    head.back().notes.clear();
  }
  return head;
}

}  // namespace

void compose_accounts(Composition& composition, const Place& place, const SideBySide& accounts) {
  constexpr int depth_max = 4;
  if (place.depth >= depth_max) return composition.complain("accounts nested too deeply");
  const ElementId whole = composition.structure.add(place.parent, Role::division);
  const Place outer = place.in(whole);
  if (accounts.accounts.size() != 2 || place.depth > 0) {
    for (const SideBySide::Account& account : accounts.accounts) {
      auto stack = stack_of(composition, outer, account);
      head_with_rule(stack, outer);
      if (!stack.empty()) stack.front().gap_before = composition.manner.gap + 4;
      composition.push(std::move(stack));
    }
    return;
  }
  constexpr double between = 24;
  const double width = (outer.width - between) / 2;
  Columns columns;
  columns.gap_before = composition.manner.gap + 4;
  for (std::size_t i = 0; i < 2; ++i) {
    Place half = outer.inset(static_cast<double>(i) * (width + between));
    half.width = width;
    auto stack = stack_of(composition, half, accounts.accounts[i]);
    head_with_rule(stack, half);
    columns.heads.push_back(head_of(stack, accounts.accounts[i]));
    columns.columns.push_back(std::move(stack));
  }
  columns.dividers.push_back(outer.start + width + between / 2);
  composition.flow.emplace_back(std::move(columns));
}

}  // namespace inviola::press::detail
