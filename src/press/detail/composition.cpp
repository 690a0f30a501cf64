#include "press/detail/composition.h"

#include <cstdio>

#include "base/text.h"

namespace inviola::press::detail {
namespace {

using publication::Line;
using publication::Run;

/// Hebrew and Arabic with their supplements and presentation forms, in UTF-8.
bool right_to_left_lead(unsigned char lead, unsigned char next) {
  if (lead >= 0xD6 && lead <= 0xDF) return true;                        // U+0580 to U+07FF
  if (lead == 0xE0) return next >= 0xA0 && next <= 0xA3;                // U+0800 to U+08FF
  return lead == 0xEF && next >= 0xAC && next <= 0xBB && next != 0xB8;  // U+FB00 to U+FEFF
}

std::string code_point_name(std::uint32_t point) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", point);
  return name;
}

bool is_https(const std::string& link) { return link.rfind("https://", 0) == 0; }

}  // namespace

Place Place::inset(double at_start, double at_end) const {
  Place inner = *this;
  inner.start += at_start;
  inner.width -= at_start + at_end;
  return inner;
}

Place Place::in(ElementId element) const {
  Place inner = *this;
  inner.parent = element;
  return inner;
}

std::string printed_number(const std::string& number, Language language) {
  if (number.empty() || number.back() == ')' || number.back() == '.') return number;
  return number + (right_to_left(language) ? " -" : ".");
}

bool holds_right_to_left(std::string_view words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (right_to_left_lead(static_cast<unsigned char>(words[i]),
                           static_cast<unsigned char>(words[i + 1]))) {
      return true;
    }
  }
  return false;
}

Composition::Composition(const FontSource& fonts, const publication::Document& given,
                         const Limits& bounds)
    : document(given),
      manner(manner_of(given.kind)),
      limits(bounds),
      structure(given.language),
      notes(given.footnotes.size()),
      fonts_(fonts) {}

Place Composition::whole_measure() const {
  Place place;
  place.start = manner.margin;
  place.width = manner.measure();
  place.language = document.language;
  return place;
}

void Composition::complain(std::string cause) {
  if (fault) return;
  const std::string& name = document.identity.empty() ? document.title : document.identity;
  fault = Fault{"set \"" + name + "\" for print: " + place_name_, std::move(cause)};
}

void Composition::count_block() {
  if (++blocks_ == limits.blocks_max + 1) {
    complain("more than " + std::to_string(limits.blocks_max) + " blocks; print it in parts");
  }
}

std::string Composition::cleared(const std::string& words) {
  if (words.size() > limits.run_bytes_max) {
    complain("a run of " + std::to_string(words.size()) + " bytes, more than " +
             std::to_string(limits.run_bytes_max));
    return {};
  }
  if (const auto at = first_invalid_utf8(words)) {
    complain("not UTF-8 at byte " + std::to_string(*at) + " of a run");
    return {};
  }
  if (words.find('\0') != std::string::npos) {
    complain("U+0000 cannot be printed");
    return {};
  }
  return reveal_hidden_controls(words);
}

std::vector<Span> Composition::spans_of(const Place& place, ElementId element, const Line& line) {
  std::vector<Span> spans;
  const bool whole_in_one = line.size() == 1;
  for (const Run& run : line) {
    Span span;
    span.words = cleared(run.words);
    span.language = run.language.value_or(place.language);
    span.tone = run.tone;
    ElementId owner = element;
    if (is_https(run.link)) {
      owner = structure.add(element, Role::link, span.language);
      structure.at(owner).target = run.link;
      span.link = owner;
    } else if (span.language != structure.at(element).language) {
      owner = structure.add(element, Role::span, span.language);
    }
    if (holds_right_to_left(span.words)) {
      // The glyphs are drawn in the order of sight; the words are kept in the order of reading.
      const bool alone =
          whole_in_one && run.footnote == 0 && structure.at(element).children.empty();
      if (owner == element && !alone) owner = structure.add(element, Role::span, span.language);
      structure.at(owner).actual_text = span.words;
    }
    span.slot = structure.slot(owner);
    if (!span.words.empty()) spans.push_back(std::move(span));
    if (run.footnote == 0) continue;
    if (run.footnote < 0 || static_cast<std::size_t>(run.footnote) > notes.size()) {
      complain("the mark of footnote " + std::to_string(run.footnote) + ", which does not exist");
      continue;
    }
    Span mark;
    mark.words = std::to_string(run.footnote);
    mark.language = place.language;
    mark.note = run.footnote;
    mark.slot = structure.slot(structure.add(element, Role::reference, place.language));
    spans.push_back(std::move(mark));
    notes_met_.push_back(run.footnote);
  }
  return spans;
}

std::vector<Strip> Composition::set(const Place& place, std::vector<Span> spans, const Face& face,
                                    double gap_before) {
  if (fault || spans.empty()) return {};
  texts_.push_back(set_text(fonts_, std::move(spans), face, place.width, place.language));
  const SetText& text = *texts_.back();
  if (text.missing) complain(code_point_name(*text.missing) + ": no installed font has this sign");
  return strips_of(text, place.start, gap_before);
}

std::vector<Strip> Composition::line(const Place& place, ElementId element, const Line& line,
                                     const Face& face, double gap_before) {
  return set(place, spans_of(place, element, line), face, gap_before);
}

std::vector<Strip> Composition::words(const Place& place, ElementId element,
                                      const std::string& words, const Face& face,
                                      double gap_before) {
  if (words.empty()) return {};
  return line(place, element, publication::plain(words), face, gap_before);
}

std::vector<Strip> Composition::artifact(const Place& place, SlotId kind, const std::string& words,
                                         const Face& face) {
  Span span;
  span.words = cleared(words);
  span.language = place.language;
  span.slot = kind;
  if (span.words.empty()) return {};
  std::vector<Span> spans;
  spans.push_back(std::move(span));
  return set(place, std::move(spans), face, 0);
}

Strip Composition::number(const Place& place, ElementId element, const std::string& number,
                          const Face& face, double* width) {
  Face upright = face;
  upright.italic = false;
  if (upright.align == Align::justified) upright.align = Align::start;
  // The space is heard between the number and the words; it is not seen.
  auto strips = words(place, element, number + " ", upright, 0);
  if (strips.empty()) return {};
  *width = texts_.back()->natural_width;
  strips.front().keep_with_next = false;
  return std::move(strips.front());
}

void Composition::push(std::vector<Strip> strips) {
  for (Strip& strip : strips) flow.emplace_back(std::move(strip));
}

void Composition::set_note(int number) {
  auto& strips = notes[static_cast<std::size_t>(number) - 1];
  if (!strips.empty()) return;
  name_place("footnote " + std::to_string(number));
  const ElementId note = structure.add(Structure::root, Role::note);
  char name[24];
  std::snprintf(name, sizeof name, "note-%06d", number);
  structure.at(note).note_name = name;
  const ElementId label = structure.add(note, Role::label);
  const Place place = whole_measure();
  double width = 0;
  Face mark_face = manner.footnote;
  Strip mark = this->number(place, label, std::to_string(number), mark_face, &width);
  const Line& words = document.footnotes[static_cast<std::size_t>(number) - 1];
  auto body = line(place.inset(manner.footnote.size * 1.9), note, words, manner.footnote, 1.5);
  if (body.empty()) return complain("it has no words");
  std::vector<Strip> first;
  first.push_back(std::move(mark));
  strips = beside(std::move(first), std::move(body));
}

void Composition::set_notes() {
  // A footnote may carry the mark of a further one.
  for (std::size_t i = 0; i < notes_met_.size() && !fault; ++i) set_note(notes_met_[i]);
  notes_met_.clear();
}

}  // namespace inviola::press::detail
