#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "web/desks/asking.h"

/// Every address of the desks. A page that is not here does not exist.
namespace inviola::web::desks {

/// Whom an address is for. Everybody else is told that there is nothing, or asked to sign in.
enum class For : std::uint8_t {
  anyone,
  signed_in,
  state,  ///< acting for a State
  desk    ///< an officer of the Secretariat
};

struct Route {
  Method method = Method::get;
  std::string_view path;  ///< "/mission/reports/*": a "*" is one segment
  For whom = For::signed_in;
  Response (*answer)(const Asking&) = nullptr;
  bool slow = false;  ///< hashes a password: waits in a line of its own
  /// Takes documents that are sent with a form, piece by piece; null: the body is none of its kind.
  /// `asking` is of somebody whom the address is for; its request is `request`.
  using Receive = std::unique_ptr<BodySink> (*)(std::shared_ptr<const Request> request,
                                                Asking asking);
  Receive receive = nullptr;
};

// Each desk lists its own, in its own folder.
namespace sign_in {
std::span<const Route> routes();
}
namespace mission {
std::span<const Route> routes();
}
namespace secretariat {
std::span<const Route> routes();
}
namespace concerned {  // of a few States alone: their pages of it, and the desk's
std::span<const Route> routes();
}

/// All of them, for tests that walk every page as every viewer.
std::vector<Route> all_routes();

/// The route of an address, and what stands for its "*"; null if there is none.
struct Matched {
  const Route* route = nullptr;
  std::vector<std::string> named;
};
Matched match(const std::vector<Route>& routes, Method method, std::string_view path);

}  // namespace inviola::web::desks
