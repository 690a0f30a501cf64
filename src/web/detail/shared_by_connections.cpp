#include "web/detail/shared_by_connections.h"

#include "web/detail/connection.h"

namespace inviola::web::detail {

SharedByConnections::~SharedByConnections() = default;

std::vector<std::shared_ptr<Connection>> SharedByConnections::all_open() {
  const std::lock_guard guard(lock);
  return {open.begin(), open.end()};
}

std::size_t SharedByConnections::open_count() {
  const std::lock_guard guard(lock);
  return open.size();
}

void SharedByConnections::leave(const std::shared_ptr<Connection>& connection) {
  const std::lock_guard guard(lock);
  open.erase(connection);
  if (open.empty()) left.notify_all();
}

Response SharedByConnections::error_page(int status, std::string_view path) const {
  if (!settings.error_page) return Response{.status = status};
  try {
    return settings.error_page(status, path);
  } catch (const std::exception& exception) {
    report("make an error page", exception.what());
    return Response{.status = status};
  }
}

void SharedByConnections::report(std::string doing, std::string cause) const {
  if (settings.report) settings.report(Fault{std::move(doing), std::move(cause)});
}

}  // namespace inviola::web::detail
