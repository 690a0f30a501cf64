#include <algorithm>

#include "press/detail/composition.h"

namespace inviola::press::detail {
namespace {

using namespace publication;

/// Numbers hang before words; a wide number pushes its first line only as far as it must.
void push_hanging(Composition& composition, const Place& place, ElementId number_element,
                  ElementId element, const std::string& number, const Line& line, const Face& face,
                  double hang, double gap, bool keep) {
  const Place room = place.inset(-hang, 0);
  std::vector<Strip> numbers;
  double width = 0;
  if (!number.empty()) {
    numbers.push_back(composition.number(room, number_element, number, face, &width));
  }
  const double push = numbers.empty() ? 0 : std::max(0.0, width + 4 - hang);
  auto strips = composition.line(place.inset(push), element, line, face, gap);
  if (!numbers.empty()) strips = beside(std::move(numbers), std::move(strips));
  if (keep) {
    for (Strip& strip : strips) strip.keep_with_next = true;
  }
  composition.push(std::move(strips));
}

Role heading_role(int level) {
  if (level <= 1) return Role::heading2;
  return level == 2 ? Role::heading3 : Role::heading4;
}

std::string block_name(const char* kind, const std::string& number) {
  return number.empty() ? std::string(kind) : std::string(kind) + " " + number;
}

/// Sets one block and everything in it.
struct Setter {
  Composition& composition;
  const Place& place;

  const Manner& manner() const { return composition.manner; }
  /// Only reports and notes keep a column for numbers beside their text.
  double hang() const { return place.depth == 0 ? manner().hang : 20; }

  void name(const char* kind, const std::string& number = {}) const {
    composition.name_place(block_name(kind, number));
  }

  void operator()(const Heading& heading) const {
    const int level = std::clamp(heading.level, 1, 3);
    name("heading", heading.number);
    const Face& face = manner().heading[level - 1];
    const ElementId element = composition.structure.add(place.parent, heading_role(level));
    const std::size_t before = composition.flow.size();
    const double gap = level == 1 ? 20 : 14;
    const bool numbered = !heading.number.empty();
    push_hanging(composition, place.inset(column()), element, element,
                 printed_number(heading.number, place.language), heading.line, face,
                 numbered ? hang() : 0, gap, true);
    if (composition.flow.size() == before) return;
    std::string words = numbered ? printed_number(heading.number, place.language) + " " : "";
    words += words_of(heading.line);
    if (auto* strip = std::get_if<Strip>(&composition.flow[before])) {
      strip->outline = composition.outline.size();
    }
    composition.outline.push_back({.level = level, .words = std::move(words)});
  }

  /// Text stands beside the column of numbers in reports, at the margin elsewhere.
  double column() const {
    if (place.depth > 0) return 0;
    switch (composition.document.kind) {
      case DocumentKind::report:
        return manner().hang;
      case DocumentKind::note:
      case DocumentKind::page:
        return 0;
    }
    return 0;
  }

  void operator()(const Paragraph& paragraph) const {
    name("paragraph", paragraph.number);
    const ElementId element = composition.structure.add(place.parent, Role::paragraph);
    const int indent = std::clamp(paragraph.indent, 0, 2);
    const bool numbered = !paragraph.number.empty();
    const double base = numbered && column() == 0 ? hang() : column();
    const Place inner = place.inset(base + indent * manner().indent);
    push_hanging(composition, inner, element, element,
                 printed_number(paragraph.number, place.language), paragraph.line, manner().body,
                 indent > 0 ? manner().indent : hang(), manner().gap, false);
    put_sources(inner, element, paragraph.sources);
  }

  void put_sources(const Place& inner, ElementId element,
                   const std::vector<std::string>& sources) const {
    if (sources.empty() || composition.flow.empty()) return;
    if (auto* last = std::get_if<Strip>(&composition.flow.back())) last->keep_with_next = true;
    // What stands between is none of them: it takes the direction of the line.
    Line line = plain("[");
    for (const std::string& source : sources) {
      if (line.size() > 1) line.push_back(plain(" · ").front());
      line.push_back(toned(source, Tone::reference));
    }
    line.push_back(plain("]").front());
    composition.push(composition.line(inner, element, line, manner().source, 2));
  }

  void operator()(const Quotation& quotation) const {
    name("quotation");
    const ElementId whole =
        composition.structure.add(place.parent, Role::quotation, quotation.language);
    Place inner =
        place.inset(place.depth == 0 ? column() + 24 : 0, place.depth == 0 ? 24 : 0).in(whole);
    inner.language = quotation.language.value_or(place.language);
    Face face = manner().quotation;
    for (const Line& line : quotation.paragraphs) {
      const ElementId element = composition.structure.add(whole, Role::paragraph, inner.language);
      composition.push(composition.line(inner, element, as_meant(line, quotation), face, 7));
    }
    if (quotation.attribution.empty() || composition.flow.empty()) return;
    if (auto* last = std::get_if<Strip>(&composition.flow.back())) last->keep_with_next = true;
    Place said = inner;
    said.language = place.language;
    const ElementId element = composition.structure.add(whole, Role::paragraph, place.language);
    Face small = manner().source;
    composition.push(composition.line(said, element, quotation.attribution, small, 3));
  }

  void operator()(const List& list) const {
    name("list");
    const ElementId whole = composition.structure.add(place.parent, Role::list);
    bool first = true;
    for (const Item& item : list.items) {
      const ElementId entry = composition.structure.add(whole, Role::list_item);
      const ElementId label = composition.structure.add(entry, Role::label);
      const ElementId body = composition.structure.add(entry, Role::list_body);
      const bool numbered = !item.number.empty();
      composition.structure.at(whole).numbered_list |= numbered;
      const double hang = numbered ? 22 : 13;
      push_hanging(composition, place.inset(column() + hang), label, body,
                   numbered ? printed_number(item.number, place.language) : "•", item.line,
                   manner().body, hang, first ? manner().gap - 2 : manner().hanging_gap, false);
      first = false;
    }
  }

  void operator()(const Table& table) const {
    name("table", words_of(table.caption));
    compose_table(composition, place, table);
  }
  void operator()(const Facts& facts) const {
    name("facts");
    compose_facts(composition, place.inset(column()), facts);
  }
  void operator()(const Timeline& timeline) const {
    name("timeline");
    compose_timeline(composition, place.inset(column()), timeline);
  }
  void operator()(const SideBySide& accounts) const {
    name("accounts");
    compose_accounts(composition, place.inset(column()), accounts);
  }

  void operator()(const Notice& notice) const {
    name("notice");
    const ElementId element = composition.structure.add(place.parent, Role::paragraph);
    const Place outer = place.inset(column());
    const double bar = notice.kind == Notice::Kind::information ? 1.4 : 3;
    Face face = manner().body;
    face.align = Align::start;
    face.size *= 0.94;
    face.leading *= 0.94;
    auto strips = composition.line(outer.inset(12, 10), element, notice.line, face, 0);
    if (strips.empty()) return;
    put_box(strips, outer, bar);
    composition.push(std::move(strips));
  }

  /// A pale field with a bar at its start, cut with the lines if it must be.
  void put_box(std::vector<Strip>& strips, const Place& outer, double bar) const {
    constexpr double padding = 6;
    for (std::size_t i = 0; i < strips.size(); ++i) {
      Strip& strip = strips[i];
      if (i == 0) {
        lower(strip, padding);
        strip.height += padding;
        strip.gap_before = manner().gap + 2;
      }
      if (i + 1 == strips.size()) strip.height += padding;
      const RuleMark field{.start = outer.start,
                           .top = 0,
                           .width = outer.width,
                           .height = strip.height,
                           .shade = 0.945};
      RuleMark edge = field;
      edge.width = bar;
      edge.shade = 0.2;
      strip.marks.insert(strip.marks.begin(), {field, edge});
    }
  }

  void operator()(const Figures& figures) const {
    name("figures");
    compose_figures(composition, place.inset(column()), figures);
  }

  /// On paper the table says it all.
  void operator()(const Chart& chart) const { with_table(table_of(chart), chart.counts); }
  void operator()(const TileMap& map) const { with_table(table_of(map), map.counts); }
  void with_table(const Table& table, const Line& counts) const {
    (*this)(Paragraph{.number = {}, .line = counts, .sources = {}});
    (*this)(table);
  }

  /// A form only narrows what a page shows; paper has been narrowed already.
  void operator()(const Filter&) const {}

  void operator()(const Closing& closing) const {
    name("closing");
    Face face = manner().body;
    face.align = Align::end;
    std::vector<Strip> all;
    for (const Line& line : closing.lines) {
      const ElementId element = composition.structure.add(place.parent, Role::paragraph);
      auto strips = composition.line(place, element, line, face, all.empty() ? 26 : 2);
      for (Strip& strip : strips) all.push_back(std::move(strip));
    }
    if (all.empty()) return;
    // The place and date do not stand alone on a page; below them is room for initials.
    if (!composition.flow.empty()) {
      if (auto* last = std::get_if<Strip>(&composition.flow.back())) last->keep_with_next = true;
    }
    Strip whole = joined(std::move(all));
    if (composition.document.kind == DocumentKind::note) whole.height += 44;
    composition.push(std::move(whole));
  }

  void operator()(const PageBreak&) const {
    if (place.depth > 0) return;
    Strip strip;
    strip.page_break_before = true;
    composition.push(std::move(strip));
  }
};

/// Whether a paragraph only opens what comes after it: "… reported as follows:".
bool leads_on(const Block& block) {
  const auto* paragraph = std::get_if<Paragraph>(&block.value);
  if (!paragraph) return false;
  const std::string words = words_of(paragraph->line);
  return words.ends_with(':') || words.ends_with("：");
}

/// The formula that ends a note, and what stands before it: no page holds the compliments alone.
bool ends_note(const std::vector<Block>& blocks, std::size_t at) {
  const auto closes = [&](std::size_t i) {
    return i < blocks.size() && std::holds_alternative<Closing>(blocks[i].value);
  };
  return std::holds_alternative<Paragraph>(blocks[at].value) && (closes(at + 1) || closes(at + 2));
}

/// It does not stand at the foot of a page without what comes after it.
void keep_with_next(std::vector<FlowItem>& flow, std::size_t from) {
  constexpr std::size_t lines_max = 6;
  const std::size_t first = std::max(from, flow.size() - std::min(flow.size(), lines_max));
  for (std::size_t i = first; i < flow.size(); ++i) {
    if (auto* strip = std::get_if<Strip>(&flow[i])) strip->keep_with_next = true;
  }
}

}  // namespace

void compose_blocks(Composition& composition, const Place& place,
                    const std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (composition.fault) return;
    composition.count_block();
    const std::size_t before = composition.flow.size();
    std::visit(Setter{composition, place}, blocks[i].value);
    const bool opens = i + 1 < blocks.size() && leads_on(blocks[i]);
    if (opens || ends_note(blocks, i)) keep_with_next(composition.flow, before);
    if (place.depth == 0) composition.set_notes();
  }
}

}  // namespace inviola::press::detail
