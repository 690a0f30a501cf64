#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/language.h"

/// The logical structure of a document, kept apart from its pages until both are known.
namespace inviola::press::detail {

/// Standard structure types, ISO 32000-1, 14.8.4.
enum class Role : std::uint8_t {
  document,
  heading1,
  heading2,
  heading3,
  heading4,
  paragraph,
  quotation,
  list,
  list_item,
  label,
  list_body,
  table,
  caption,
  table_head,
  table_body,
  row,
  header_cell,
  data_cell,
  note,
  reference,
  link,
  span,
  section,
  division
};
std::string_view name_of(Role role);

using ElementId = std::size_t;
/// A place in the reading order that drawn content fills. One slot may be filled in several pieces.
using SlotId = std::int32_t;
/// Content that is no part of the text: rules and fills, running heads, running feet.
inline constexpr SlotId layout_artifact = -1;
inline constexpr SlotId header_artifact = -2;
inline constexpr SlotId footer_artifact = -3;

/// One piece of marked content: the `mark`-th of its page.
struct Fragment {
  std::size_t page = 0;
  int mark = 0;
};

/// Where a link can be touched. Points from the top and the left edge of the page.
struct LinkArea {
  std::size_t page = 0;
  double left = 0, top = 0, width = 0, height = 0;
};

struct Element {
  Role role = Role::paragraph;
  ElementId parent = 0;
  Language language = Language::en;  ///< in force; written where it differs from the parent's
  std::string actual_text;           ///< the words in logical order, for scripts drawn otherwise
  std::string scope;                 ///< of a header cell: "Column" or "Row"
  std::string target;                ///< of a link: an https address
  std::string note_name;             ///< of a note: unique in the document
  bool numbered_list = false;
  std::vector<std::variant<ElementId, SlotId>> children;
  std::vector<LinkArea> areas;  ///< of a link
};

class Structure {
 public:
  explicit Structure(Language language);

  static constexpr ElementId root = 0;
  ElementId add(ElementId parent, Role role, std::optional<Language> language = {});
  /// A slot at the end of the element; the last one, if nothing came after it.
  SlotId slot(ElementId element);

  Element& at(ElementId id) { return elements_[id]; }
  const Element& at(ElementId id) const { return elements_[id]; }
  const std::deque<Element>& elements() const { return elements_; }

  void fill(SlotId slot, Fragment fragment);
  const std::vector<Fragment>& fragments(SlotId slot) const;
  ElementId owner(SlotId slot) const;

 private:
  struct Slot {
    ElementId owner = 0;
    std::vector<Fragment> fragments;
  };
  std::deque<Element> elements_;
  std::deque<Slot> slots_;
};

/// One line of the outline that viewers show beside the pages.
struct OutlineEntry {
  int level = 1;
  std::string words;
  std::size_t page = 0;
  double top = 0;  ///< points from the top of the page
};

}  // namespace inviola::press::detail
