#include "web/components/components.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Notice;

Literal opening(Notice::Kind kind) {
  switch (kind) {
    case Notice::Kind::information:
      return "<div class=\"notice\" role=\"note\"><p>"_html;
    case Notice::Kind::caution:
      return "<div class=\"notice caution\" role=\"note\"><p>"_html;
    case Notice::Kind::demonstration:
      return "<div class=\"notice demonstration\" role=\"note\"><p>"_html;
  }
  return "<div class=\"notice\" role=\"note\"><p>"_html;
}

}  // namespace

void draw(Pen& pen, const Notice& notice) {
  Html& html = pen.html;
  html << opening(notice.kind);
  // A colour alone says nothing to one who does not see it.
  if (notice.kind == Notice::Kind::caution && !pen.chrome.words.caution.empty()) {
    html << "<strong class=\"kind\">"_html;
    pen.words(pen.chrome.words.caution);
    html << "</strong> "_html;
  }
  draw(pen, notice.line);
  html << "</p></div>\n"_html;
}

}  // namespace inviola::web::components
