#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <vector>

#include "web/detail/wire.h"
#include "web/server.h"

namespace inviola::web::detail {

class Connection;

/// What all connections of a server share. Outlives the server while an answer is still promised.
struct SharedByConnections {
  explicit SharedByConnections(Settings given) : settings(std::move(given)) {}
  ~SharedByConnections();

  net::io_context io;
  Settings settings;
  Handler handler;
  Admit admit;
  std::unique_ptr<Wires> wires;
  std::atomic<bool> stopping = false;
  bool unwatched = false;  ///< no connection is left to watch; on the watchman's strand only

  /// The connections that are open. `left` is told when the last one goes.
  std::mutex lock;
  std::condition_variable left;
  std::unordered_set<std::shared_ptr<Connection>> open;

  std::vector<std::shared_ptr<Connection>> all_open();
  std::size_t open_count();
  void leave(const std::shared_ptr<Connection>& connection);
  Response error_page(int status, std::string_view path = {}) const;
  void report(std::string doing, std::string cause) const;
};

}  // namespace inviola::web::detail
