#include "press/detail/paint.h"

namespace inviola::press::detail {
namespace {

using publication::DocumentKind;

constexpr const char* imprint = "Inviola";

Strip rule(const Place& place) {
  Strip strip;
  strip.gap_before = 2.5;
  strip.height = 0.5;
  strip.marks.push_back(
      RuleMark{.start = place.start, .top = 0, .width = place.width, .height = 0.5, .shade = 0});
  return strip;
}

/// What names the document on its later pages: its symbol, or its title where it has none.
std::vector<Strip> name_of(Composition& composition, const Place& place) {
  const auto& document = composition.document;
  Face face = composition.manner.running;
  const bool symbol = !document.masthead.symbol.empty();
  face.align = symbol ? Align::end : Align::start;
  return composition.artifact(place, header_artifact,
                              symbol ? document.masthead.symbol : document.title, face);
}

}  // namespace

Furniture compose_furniture(Composition& composition, Sheet& sheet) {
  const Manner& manner = composition.manner;
  const Place place = composition.whole_measure();
  const std::string& sentence = composition.document.demonstration;
  Furniture furniture;
  composition.name_place("running head");
  if (!sentence.empty()) {
    // Heard once, at the head of all; on later pages it is seen only.
    const ElementId element = composition.structure.add(Structure::root, Role::paragraph);
    furniture.first_head = composition.words(place, element, sentence, manner.demonstration, 0);
    furniture.next_head =
        composition.artifact(place, header_artifact, sentence, manner.demonstration);
  }
  auto name = name_of(composition, place);
  if (!name.empty()) {
    name.front().gap_before = furniture.next_head.empty() ? 0 : 5;
    append(furniture.next_head, std::move(name));
    furniture.next_head.push_back(rule(place));
  }
  Place half = place.inset(place.width / 2);
  furniture.imprint = composition.artifact(half, footer_artifact, imprint, manner.imprint);
  const double first = height_of(furniture.first_head);
  sheet.first_top = manner.head_top + first + (first > 0 ? 14 : 12);
  sheet.next_top = manner.head_top + height_of(furniture.next_head) + 20;
  sheet.bottom = manner.body_bottom;
  sheet.pages_max = composition.limits.pages_max;
  return furniture;
}

}  // namespace inviola::press::detail
