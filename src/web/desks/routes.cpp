#include "web/desks/routes.h"

#include "base/text.h"

namespace inviola::web::desks {

std::vector<Route> all_routes() {
  std::vector<Route> out;
  for (const auto& routes :
       {sign_in::routes(), mission::routes(), secretariat::routes(), concerned::routes()}) {
    out.insert(out.end(), routes.begin(), routes.end());
  }
  return out;
}

Matched match(const std::vector<Route>& routes, Method method, std::string_view path) {
  const auto asked = split(path, '/');
  for (const Route& route : routes) {
    if (route.method != method) continue;
    const auto parts = split(route.path, '/');
    if (parts.size() != asked.size()) continue;
    Matched out{&route, {}};
    bool same = true;
    for (std::size_t i = 0; same && i < parts.size(); ++i) {
      if (parts[i] == "*" && !asked[i].empty()) {
        out.named.emplace_back(asked[i]);
      } else {
        same = parts[i] == asked[i];
      }
    }
    if (same) return out;
  }
  return {};
}

}  // namespace inviola::web::desks
