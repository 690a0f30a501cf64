#include "apps/formats.h"

#include "console/console.h"
#include "press/docx/docx.h"
#include "press/typesetter.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "web/render.h"

namespace inviola::apps {
Result<std::string> in_format(const publication::Document& document, std::string_view format,
                              const publication::Catalogue& words) {
  if (format == "pdf") return press::PangoTypesetter().pdf(document);
  if (format == "docx") return press::docx(document);
  if (format == "xml") return publication::print_akoma_ntoso(document);
  if (format == "html") return web::render_alone(document, words);
  return console::plain_text(document);
}

}  // namespace inviola::apps
