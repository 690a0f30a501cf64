#include "press/typesetter.h"

#include <exception>
#include <mutex>

#include "press/detail/finish.h"
#include "press/docx/docx.h"

namespace inviola::press {

using detail::Composition;

struct PangoTypesetter::Workshop {
  Limits limits;
  std::mutex one_at_a_time;
};

PangoTypesetter::PangoTypesetter(Limits limits) : workshop_(std::make_unique<Workshop>()) {
  workshop_->limits = limits;
}
PangoTypesetter::~PangoTypesetter() = default;

namespace {

/// Everything that can be refused is refused here; what is left is drawing.
Result<std::vector<detail::Page>> lay_out(Composition& composition, detail::Furniture& furniture) {
  detail::Sheet sheet;
  furniture = compose_furniture(composition, sheet);
  compose_document(composition);
  if (composition.fault) return failure(*composition.fault);
  auto pages = stack_pages(composition.flow, composition.notes, sheet);
  if (!pages) {
    composition.name_place("pages");
    composition.complain(pages.error().cause);
    return failure(*composition.fault);
  }
  return pages;
}

}  // namespace

Result<std::string> PangoTypesetter::pdf(const publication::Document& document) {
  const std::lock_guard lock(workshop_->one_at_a_time);
  try {
    // Fresh for each document: what was set before leaves no trace in the bytes.
    const detail::FontSource fonts;
    Composition composition(fonts, document, workshop_->limits);
    detail::Furniture furniture;
    const auto pages = lay_out(composition, furniture);
    if (!pages) return failure(pages.error());
    const auto drawing = paint(composition, *pages, furniture);
    if (!drawing) return failure(drawing.error());
    if (composition.fault) return failure(*composition.fault);
    return finish_pdf(composition, *drawing);
  } catch (const std::exception& error) {
    return failure(Fault{"set \"" + document.identity + "\" for print", error.what()});
  }
}

Result<std::string> PangoTypesetter::docx(const publication::Document& document) {
  return press::docx(document);
}

Result<void> PangoTypesetter::check_fonts(const publication::Document& document) {
  const std::lock_guard lock(workshop_->one_at_a_time);
  const detail::FontSource fonts;
  Composition composition(fonts, document, workshop_->limits);
  detail::Furniture furniture;
  const auto pages = lay_out(composition, furniture);
  if (!pages) return failure(pages.error());
  return {};
}

}  // namespace inviola::press
