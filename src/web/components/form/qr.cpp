#include <qrencode.h>

#include <memory>

#include "web/components/form/form.h"

namespace inviola::web::components {

using namespace literals;

void draw_qr(Pen& pen, const std::string& text, const std::string& label) {
  constexpr int smallest_that_holds_it = 0;
  constexpr int quiet_zone = 4;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(text.c_str(), smallest_that_holds_it, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return;
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      const bool dark = (code->data[y * code->width + x] & 1) != 0;
      if (dark) path += "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
    }
  }
  const std::string begin = std::to_string(-quiet_zone) + " ";
  const std::string size = std::to_string(code->width + 2 * quiet_zone);
  // The parser of HTML knows the attribute in lower case and gives it its capital.
  pen.html << "<svg class=\"qr\" role=\"img\" shape-rendering=\"crispEdges\""_html
           << attr("viewbox", begin + begin + size + " " + size) << attr("aria-label", label)
           << "><path fill=\"#000\""_html << attr("d", path) << "/></svg>\n"_html;
}

}  // namespace inviola::web::components
