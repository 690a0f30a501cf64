#include "press/detail/structure.h"

namespace inviola::press::detail {

std::string_view name_of(Role role) {
  switch (role) {
    case Role::document:
      return "Document";
    case Role::heading1:
      return "H1";
    case Role::heading2:
      return "H2";
    case Role::heading3:
      return "H3";
    case Role::heading4:
      return "H4";
    case Role::paragraph:
      return "P";
    case Role::quotation:
      return "BlockQuote";
    case Role::list:
      return "L";
    case Role::list_item:
      return "LI";
    case Role::label:
      return "Lbl";
    case Role::list_body:
      return "LBody";
    case Role::table:
      return "Table";
    case Role::caption:
      return "Caption";
    case Role::table_head:
      return "THead";
    case Role::table_body:
      return "TBody";
    case Role::row:
      return "TR";
    case Role::header_cell:
      return "TH";
    case Role::data_cell:
      return "TD";
    case Role::note:
      return "Note";
    case Role::reference:
      return "Reference";
    case Role::link:
      return "Link";
    case Role::span:
      return "Span";
    case Role::section:
      return "Sect";
    case Role::division:
      return "Div";
  }
  return "Div";
}

Structure::Structure(Language language) {
  Element& whole = elements_.emplace_back();
  whole.role = Role::document;
  whole.language = language;
}

ElementId Structure::add(ElementId parent, Role role, std::optional<Language> language) {
  const ElementId id = elements_.size();
  Element& element = elements_.emplace_back();
  element.role = role;
  element.parent = parent;
  element.language = language.value_or(elements_[parent].language);
  elements_[parent].children.emplace_back(id);
  return id;
}

SlotId Structure::slot(ElementId element) {
  auto& children = elements_[element].children;
  if (!children.empty()) {
    if (const SlotId* last = std::get_if<SlotId>(&children.back())) return *last;
  }
  const auto id = static_cast<SlotId>(slots_.size());
  slots_.push_back(Slot{.owner = element, .fragments = {}});
  children.emplace_back(id);
  return id;
}

void Structure::fill(SlotId slot, Fragment fragment) {
  slots_[static_cast<std::size_t>(slot)].fragments.push_back(fragment);
}

const std::vector<Fragment>& Structure::fragments(SlotId slot) const {
  return slots_[static_cast<std::size_t>(slot)].fragments;
}

ElementId Structure::owner(SlotId slot) const {
  return slots_[static_cast<std::size_t>(slot)].owner;
}

}  // namespace inviola::press::detail
