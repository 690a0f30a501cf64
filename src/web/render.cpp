#include "web/render.h"

#include <cassert>

#include "web/assets.h"
#include "web/components/components.h"
#include "web/detail/styles.h"

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
          .between = catalogue.say("page.shared.separator"),
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

std::string render_alone(const publication::Document& document,
                         const publication::Catalogue& words) {
  Chrome chrome;
  chrome.language = words.language();
  chrome.site_title = words.say("site.name");
  chrome.words = Words::from(words);
  std::string page = render(document, chrome);
  // The only link in the head. The sheet is ours, so that nothing in it needs escaping.
  const std::string link = "<link rel=\"stylesheet\" href=\"" + stylesheet_path() + "\">";
  const std::size_t at = page.find(link);
  assert(at != page.npos);
  page.replace(at, link.size(), "<style>" + std::string(detail::styles) + "</style>");
  return page;
}

}  // namespace inviola::web
