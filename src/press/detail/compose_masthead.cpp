#include <algorithm>

#include "press/detail/composition.h"

namespace inviola::press::detail {
namespace {

using namespace publication;

Strip rule(const Place& place, double gap, double thickness) {
  Strip strip;
  strip.gap_before = gap;
  strip.height = thickness;
  strip.keep_with_next = true;
  strip.marks.push_back(RuleMark{
      .start = place.start, .top = 0, .width = place.width, .height = thickness, .shade = 0});
  return strip;
}

/// What the parts of the head are set into.
struct Head {
  Composition& composition;
  Place place;

  ElementId paragraph() const {
    return composition.structure.add(Structure::root, Role::paragraph);
  }
  void push_kept(std::vector<Strip> strips) const {
    for (Strip& strip : strips) strip.keep_with_next = true;
    composition.push(std::move(strips));
  }
};

/// The body at the start, the symbol at the end, on one foot.
void put_first_line(const Head& head) {
  const Masthead& mast = head.composition.document.masthead;
  const Manner& manner = head.composition.manner;
  // A note's number is shorter than a symbol, and its sender's name is long.
  const double room = head.composition.document.kind == DocumentKind::note ? 105 : 145;
  std::vector<Strip> body, symbol;
  if (!mast.body.empty()) {
    const Place beside = head.place.inset(0, mast.symbol.empty() ? 0 : room + 5);
    body = head.composition.words(beside, head.paragraph(), mast.body, manner.mast_body, 0);
  }
  if (!mast.symbol.empty()) {
    const Line line{toned(mast.symbol, Tone::reference)};
    symbol = head.composition.line(head.place.inset(head.place.width - room), head.paragraph(),
                                   line, manner.mast_symbol, 0);
  }
  if (body.empty() && symbol.empty()) return;
  head.push_kept(beside(std::move(body), std::move(symbol)));
  head.composition.push(rule(head.place, 3, 0.6));
}

std::vector<Strip> stack(const Head& head, const Place& place,
                         std::initializer_list<std::pair<const std::string*, bool>> lines) {
  std::vector<Strip> strips;
  for (const auto& [words, strong] : lines) {
    if (words->empty()) continue;
    Face face = head.composition.manner.mast_small;
    face.bold = strong;
    append(strips, head.composition.words(place, head.paragraph(), *words, face, 0));
  }
  return strips;
}

/// Session and item at the start, distribution, date and original at the end.
void put_second_line(const Head& head, double thickness) {
  const Masthead& mast = head.composition.document.masthead;
  auto about = stack(head, head.place.inset(0, 150),
                     {{&mast.session, true}, {&mast.item, false}, {&mast.item_title, true}});
  auto handling = stack(head, head.place.inset(head.place.width - 118),
                        {{&mast.distribution, false},
                         {&mast.date, false},
                         {&mast.version, false},
                         {&mast.original, false}});
  auto strips = beside(std::move(about), std::move(handling));
  if (strips.empty()) return;
  strips.front().gap_before = 7;
  head.push_kept(std::move(strips));
  head.composition.push(rule(head.place, 8, thickness));
}

void put_title(const Head& head, const Place& place, double gap) {
  const Document& document = head.composition.document;
  const Manner& manner = head.composition.manner;
  if (!document.title.empty()) {
    head.composition.name_place("title");
    const ElementId element = head.composition.structure.add(Structure::root, Role::heading1);
    head.push_kept(head.composition.words(place, element, document.title, manner.title, gap));
  }
  if (!document.subtitle.empty()) {
    head.composition.name_place("subtitle");
    head.push_kept(head.composition.words(place, head.paragraph(), document.subtitle,
                                          manner.subtitle, document.title.empty() ? gap : 6));
  }
}

/// The summary, in a frame that may go on overleaf.
void put_summary(const Head& head, const Place& place) {
  const Document& document = head.composition.document;
  const Manner& manner = head.composition.manner;
  if (document.summary.empty()) return;
  head.composition.name_place("summary");
  constexpr double padding = 13;
  const ElementId part = head.composition.structure.add(Structure::root, Role::section);
  const Place inner = place.inset(padding + 4, padding + 4);
  std::vector<Strip> strips;
  if (!document.summary_title.empty()) {
    Face face = manner.body;
    face.italic = true;
    face.align = Align::centre;
    const ElementId element = head.composition.structure.add(part, Role::paragraph);
    append(strips, head.composition.words(inner, element, document.summary_title, face, 0));
    for (Strip& strip : strips) strip.keep_with_next = true;
  }
  for (const Line& line : document.summary) {
    const ElementId element = head.composition.structure.add(part, Role::paragraph);
    append(strips, head.composition.line(inner, element, line, manner.body,
                                         strips.empty() ? 0 : manner.gap - 2));
  }
  if (strips.empty()) return;
  lower(strips.front(), padding - 3);
  strips.front().height += padding - 3;
  strips.back().height += padding;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    for (const double start : {place.start, place.start + place.width - 0.6}) {
      strips[i].marks.push_back(RuleMark{.start = start,
                                         .top = 0,
                                         .width = 0.6,
                                         .height = strips[i].height,
                                         .shade = 0,
                                         .through_gap = i > 0});
    }
  }
  const auto edge = [&](Strip& strip, double top) {
    strip.marks.push_back(RuleMark{
        .start = place.start, .top = top, .width = place.width, .height = 0.6, .shade = 0});
  };
  edge(strips.front(), 0);
  edge(strips.back(), strips.back().height - 0.6);
  strips.front().gap_before = 20;
  // Nothing above the frame pulls it up or is drawn down with it.
  head.composition.push(std::move(strips));
}

/// Nothing that heads a document is kept with what follows but the title.
void let_go(Composition& composition) {
  if (composition.flow.empty()) return;
  if (auto* last = std::get_if<Strip>(&composition.flow.back())) last->keep_with_next = false;
}

}  // namespace

void compose_masthead(Composition& composition) {
  composition.name_place("masthead");
  const Head head{composition, composition.whole_measure()};
  const Manner& manner = composition.manner;
  switch (composition.document.kind) {
    case DocumentKind::report:
      put_first_line(head);
      put_second_line(head, 1.6);
      put_title(head, head.place.inset(manner.hang, 20), 26);
      put_summary(head, head.place.inset(manner.hang));
      break;
    case DocumentKind::note:
      put_first_line(head);
      put_second_line(head, 0.6);
      put_title(head, head.place, 24);
      put_summary(head, head.place);
      break;
    case DocumentKind::page:
      put_first_line(head);
      put_second_line(head, 0.6);
      put_title(head, head.place, 8);
      put_summary(head, head.place);
      break;
  }
  let_go(composition);
  composition.set_notes();
}

void compose_document(Composition& composition) {
  compose_masthead(composition);
  compose_blocks(composition, composition.whole_measure(), composition.document.blocks);
  for (std::size_t i = 0; i < composition.notes.size() && !composition.fault; ++i) {
    if (!composition.notes[i].empty()) continue;
    composition.name_place("footnote " + std::to_string(i + 1));
    composition.complain("no mark in the text leads to it");
  }
}

}  // namespace inviola::press::detail
