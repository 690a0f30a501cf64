#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/detail/reply.h"
#include "web/detail/request_parser.h"
#include "web/detail/shared_by_connections.h"

namespace inviola::web::detail {

class Pending;

/// One client. Everything but `overdue` runs on the connection's strand.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(std::shared_ptr<SharedByConnections> core, std::shared_ptr<Wire> wire,
             std::string peer);

  /// One exchange after the other until either side is done.
  net::awaitable<void> run();
  /// Says 503 and closes.
  net::awaitable<void> turn_away();

  /// Whether what is under way has had its time. From any thread.
  bool overdue(Clock::time_point now) const;
  /// Interrupts what is overdue.
  void interrupt();
  /// No further exchange; an idle connection closes now.
  void wind_down();
  /// Closes at once.
  void cut();

  net::any_io_executor executor() { return wire_->socket().get_executor(); }

 private:
  /// Why an exchange went no further.
  struct Stop {
    bool silently = false;  ///< there is nobody to tell, or nothing to tell
    int status = 0;         ///< otherwise: what to tell
  };
  using Outcome = std::optional<Stop>;  ///< nothing: all is well
  /// How far a body has come.
  struct Progress {
    std::size_t bytes_max = 0;
    std::size_t bytes = 0;
    std::size_t bytes_this_time = 0;  ///< since the deadline was last put off
    bool wants_more = true;
  };

  net::awaitable<bool> exchange();
  net::awaitable<Outcome> read_head(RequestParser& parser);
  net::awaitable<Outcome> fill(int status_if_late);
  /// Stops without a status when `take` says no.
  using Take = std::function<bool(std::string_view)>;
  net::awaitable<Outcome> read_body(RequestParser& parser, std::size_t bytes_max, const Take& take);
  Outcome take_step(RequestParser& parser, Progress& progress, const Take& take);
  net::awaitable<bool> serve(RequestParser& parser, Request request);
  Admission admission_of(const Request& request);
  net::awaitable<bool> gather(RequestParser& parser, Request request);
  net::awaitable<bool> stream(RequestParser& parser, Streamed streamed);
  /// Calls into the handler's code and sends what it answers.
  net::awaitable<bool> call(const std::function<void(Answer)>& ask);
  net::awaitable<bool> refuse(Outcome why);
  net::awaitable<bool> send(Response response, bool keep_open);
  net::awaitable<bool> write(std::string_view first, std::string_view second);
  net::awaitable<void> linger();
  void allow(std::chrono::milliseconds time);

  std::shared_ptr<SharedByConnections> core_;
  std::shared_ptr<Wire> wire_;
  std::string peer_;
  std::string unread_;  ///< came, and was not yet taken
  Terms terms_;
  std::string path_;  ///< of the request under way, once it is read
  std::shared_ptr<Pending> pending_;
  std::size_t served_ = 0;
  bool idle_ = false;
  bool interrupted_ = false;
  bool cut_ = false;
  std::atomic<Clock::rep> deadline_ = Clock::time_point::max().time_since_epoch().count();
};

}  // namespace inviola::web::detail
