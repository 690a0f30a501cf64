#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "web/detail/shared_by_connections.h"

namespace inviola::web::detail {

/// A response that is awaited: the connection sleeps on it, any thread may give it.
class Pending : public std::enable_shared_from_this<Pending> {
 public:
  explicit Pending(const net::any_io_executor& executor) : timer_(executor) {}

  /// The first one counts.
  void give(Response response);
  bool given();
  /// Wakes the connection without a response. On its strand only.
  void abandon() { timer_.cancel(); }
  /// Nothing if none came in time.
  net::awaitable<std::optional<Response>> wait(std::chrono::milliseconds at_most);

 private:
  std::mutex lock_;
  std::optional<Response> response_;
  bool given_ = false;
  bool awaited_ = false;
  net::steady_timer timer_;
};

/// A handle for the handler of a request to `path`. Dropped unused, it gives a 500.
Answer promise(std::shared_ptr<SharedByConnections> core, std::shared_ptr<Pending> pending,
               std::string path);

}  // namespace inviola::web::detail
