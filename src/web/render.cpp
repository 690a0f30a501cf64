#include "web/render.h"

#include "web/components/components.h"

namespace inviola::web {
namespace components {

void draw(Pen& pen, const std::vector<publication::Block>& blocks) {
  for (const publication::Block& block : blocks) {
    std::visit([&pen](const auto& part) { draw(pen, part); }, block.value);
  }
}

}  // namespace components

Words Words::from(const publication::Catalogue& catalogue) {
  return {.skip_to_content = catalogue.say("site.skip"),
          .navigation = catalogue.say("site.menu"),
          .trail = catalogue.say("web.trail"),
          .other_forms = catalogue.say("web.other-forms"),
          .other_languages = catalogue.say("site.language"),
          .footnotes = catalogue.say("web.footnotes"),
          .back_to_text = catalogue.say("web.back-to-text"),
          .sources = catalogue.say("web.sources"),
          .caution = catalogue.say("web.caution"),
          .after_number = catalogue.say("web.after-number")};
}

std::string render(const publication::Document& document, const Chrome& chrome) {
  components::Pen pen{
      .chrome = chrome, .language = document.language, .footnotes = document.footnotes.size()};
  components::open_frame(pen, document);
  components::draw_sheet(pen, document);
  components::close_frame(pen);
  return std::move(pen.html).text();
}

}  // namespace inviola::web
