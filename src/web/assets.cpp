#include "web/assets.h"

#include "web/detail/styles.h"

namespace inviola::web {
namespace {

using Kept = std::shared_ptr<const Payload>;

const Kept& stylesheet() {
  static const Kept made = prepare(std::string(detail::styles), true);
  return made;
}

const Kept& script() {
  static const Kept made = prepare(std::string(detail::script), true);
  return made;
}

Response lasting(const char* content_type, const Kept& kept) {
  return {
      .content_type = content_type, .payload = kept, .keeping = Keeping::forever, .compress = true};
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
  if (path == stylesheet_path()) return lasting("text/css; charset=utf-8", stylesheet());
  if (path == script_path()) return lasting("text/javascript; charset=utf-8", script());
  return std::nullopt;
}

}  // namespace inviola::web
