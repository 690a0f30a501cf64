#include "web/assets.h"

#include "web/detail/styles.h"

namespace inviola::web {
namespace {

const std::shared_ptr<const Payload>& stylesheet() {
  static const auto made = prepare(std::string(detail::styles), true);
  return made;
}

}  // namespace

const std::string& stylesheet_path() {
  static const std::string path = "/assets/" + stylesheet()->tag + ".css";
  return path;
}

std::optional<Response> asset(std::string_view path) {
  if (path != stylesheet_path()) return std::nullopt;
  return Response{.content_type = "text/css; charset=utf-8",
                  .payload = stylesheet(),
                  .keeping = Keeping::forever,
                  .compress = true};
}

}  // namespace inviola::web
