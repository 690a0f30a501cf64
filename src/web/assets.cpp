#include "web/assets.h"

#include "web/detail/scripts.h"
#include "web/detail/styles.h"

namespace inviola::web {
namespace {

using Kept = std::shared_ptr<const Payload>;

const Kept& stylesheet() {
  static const Kept made = prepare(std::string(detail::styles), true);
  return made;
}

const Kept& script() {
  static const Kept made = prepare(std::string(detail::scripts), true);
  return made;
}

Response kept(std::string_view type, const Kept& payload) {
  return Response{.content_type = std::string(type),
                  .payload = payload,
                  .keeping = Keeping::forever,
                  .compress = true};
}

}  // namespace

const std::string& stylesheet_path() {
  static const std::string path = "/assets/" + stylesheet()->tag + ".css";
  return path;
}

const std::string& script_path() {
  static const std::string path = "/assets/" + script()->tag + ".js";
  return path;
}

std::optional<Response> asset(std::string_view path) {
  if (path == stylesheet_path()) return kept("text/css; charset=utf-8", stylesheet());
  if (path == script_path()) return kept("text/javascript; charset=utf-8", script());
  return std::nullopt;
}

}  // namespace inviola::web
