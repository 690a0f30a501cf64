#include "web/detail/connection.h"

#include "web/detail/pending.h"

namespace inviola::web::detail {
namespace {

constexpr std::size_t read_bytes = 16u << 10;
constexpr std::size_t write_step = 64u << 10;
constexpr std::size_t chunk_line_max = 8u << 10;  // of a chunk's size line, and of trailers

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view methods_allowed = "GET, HEAD, POST, PUT";

}  // namespace

Connection::Connection(std::shared_ptr<SharedByConnections> core, std::shared_ptr<Wire> wire,
                       std::string peer)
    : core_(std::move(core)), wire_(std::move(wire)), peer_(std::move(peer)) {}

void Connection::allow(std::chrono::milliseconds time) {
  interrupted_ = false;
  deadline_ = (Clock::now() + time).time_since_epoch().count();
}

bool Connection::overdue(Clock::time_point now) const {
  return now.time_since_epoch().count() > deadline_.load();
}

void Connection::interrupt() {
  if (!overdue(Clock::now())) return;  // it got on in the meantime
  interrupted_ = true;
  boost::system::error_code ignored;
  wire_->socket().cancel(ignored);
}

void Connection::wind_down() {
  if (idle_) cut();
}

void Connection::cut() {
  cut_ = true;
  boost::system::error_code ignored;
  wire_->socket().close(ignored);
  if (pending_) pending_->abandon();
}

net::awaitable<void> Connection::run() {
  allow(core_->settings.header_time);
  bool more = co_await wire_->greet();
  while (more && !cut_) more = co_await exchange();
  cut();
}

net::awaitable<void> Connection::turn_away() {
  // Under TLS the greeting would cost more than there is to give.
  if (!core_->wires->encrypted()) co_await refuse(Stop{.status = 503});
  cut();
}

net::awaitable<bool> Connection::exchange() {
  RequestParser parser(core_->settings.header_bytes_max, core_->settings.header_fields_max);
  terms_ = Terms{.encrypted = core_->wires->encrypted()};
  path_.clear();
  const Outcome stop = co_await read_head(parser);
  if (stop) co_return co_await refuse(stop);

  ++served_;
  terms_.head_only = parser.head_only();
  terms_.keep_open = parser.keeps_open() && served_ < core_->settings.requests_per_connection_max;
  std::optional<Request> request = parser.request(peer_);
  if (request) path_ = request->path;
  const int refused = parser.refusal();
  if (refused != 0) co_return co_await refuse(Stop{.status = refused});
  if (!request) co_return co_await refuse(Stop{.status = 400});
  terms_.takes_gzip = accepts_gzip(request->header("accept-encoding"));
  terms_.if_none_match = request->header("if-none-match");
  co_return co_await serve(parser, std::move(*request));
}

net::awaitable<Connection::Outcome> Connection::fill(int status_if_late) {
  const std::size_t before = unread_.size();
  unread_.resize(before + read_bytes);
  const Wire::Moved moved = co_await wire_->read({unread_.data() + before, read_bytes});
  unread_.resize(before + moved.bytes);
  if (!moved.error && !cut_) co_return std::nullopt;
  const bool late = interrupted_ && !cut_ && status_if_late != 0;
  if (late) co_return Stop{.status = status_if_late};
  co_return Stop{.silently = true};
}

net::awaitable<Connection::Outcome> Connection::read_head(RequestParser& parser) {
  if (unread_.empty()) {
    if (core_->stopping) co_return Stop{.silently = true};
    idle_ = true;
    allow(core_->settings.idle_time);
    const Outcome stop = co_await fill(0);
    idle_ = false;
    if (stop) co_return stop;
  }
  allow(core_->settings.header_time);
  for (;;) {
    const RequestParser::Step step = parser.read(unread_);
    unread_.erase(0, step.used);
    if (step.refused != 0) co_return Stop{.status = step.refused};
    if (parser.is_header_done()) co_return std::nullopt;
    const Outcome stop = co_await fill(408);
    if (stop) co_return stop;
  }
}

Connection::Outcome Connection::take_step(RequestParser& parser, Progress& progress,
                                          const Take& take) {
  const RequestParser::Step step = parser.read(unread_);
  const std::string_view piece = parser.piece();
  progress.bytes += piece.size();
  progress.bytes_this_time += piece.size();
  if (step.refused != 0) return Stop{.status = step.refused};
  if (progress.bytes > progress.bytes_max) return Stop{.status = 413};
  if (!piece.empty() && !take(piece)) return Stop{.silently = true};
  unread_.erase(0, step.used);
  progress.wants_more = step.wants_more || unread_.empty();
  if (step.wants_more && unread_.size() > chunk_line_max) return Stop{.status = 400};
  return std::nullopt;
}

net::awaitable<Connection::Outcome> Connection::read_body(RequestParser& parser,
                                                          std::size_t bytes_max, const Take& take) {
  if (parser.content_length().value_or(0) > bytes_max) co_return Stop{.status = 413};
  if (parser.awaits_continue() && unread_.empty()) {
    const bool written = co_await write(go_on, {});
    if (!written) co_return Stop{.silently = true};
  }
  Progress progress{.bytes_max = bytes_max, .wants_more = unread_.empty()};
  allow(core_->settings.body_time);
  while (!parser.is_done()) {
    if (progress.wants_more) {
      if (progress.bytes_this_time >= core_->settings.body_step) {
        progress.bytes_this_time = 0;
        allow(core_->settings.body_time);
      }
      const Outcome stop = co_await fill(408);
      if (stop) co_return stop;
    }
    const Outcome stop = take_step(parser, progress, take);
    if (stop) co_return stop;
  }
  co_return std::nullopt;
}

net::awaitable<bool> Connection::serve(RequestParser& parser, Request request) {
  if (!parser.has_body()) {
    const std::function<void(Answer)> ask = [&](Answer answer) {
      core_->handler(std::move(request), std::move(answer));
    };
    co_return co_await call(ask);
  }
  Admission admission = admission_of(request);
  if (Response* refused = std::get_if<Response>(&admission)) {
    co_return co_await send(std::move(*refused), false);
  }
  if (Streamed* streamed = std::get_if<Streamed>(&admission)) {
    co_return co_await stream(parser, std::move(*streamed));
  }
  co_return co_await gather(parser, std::move(request));
}

Admission Connection::admission_of(const Request& request) {
  if (!core_->admit) return std::monostate();
  try {
    return core_->admit(request);
  } catch (const std::exception& exception) {
    core_->report("admit " + request.path, exception.what());
    return core_->error_page(500, path_);
  }
}

net::awaitable<bool> Connection::gather(RequestParser& parser, Request request) {
  const Take take = [&](std::string_view piece) {
    request.body += piece;
    return true;
  };
  const Outcome stop = co_await read_body(parser, core_->settings.body_bytes_max, take);
  if (stop) co_return co_await refuse(stop);
  const std::function<void(Answer)> ask = [&](Answer answer) {
    core_->handler(std::move(request), std::move(answer));
  };
  co_return co_await call(ask);
}

net::awaitable<bool> Connection::stream(RequestParser& parser, Streamed streamed) {
  std::optional<Response> early;
  const Take take = [&](std::string_view piece) {
    try {
      early = streamed.sink->add(piece);
    } catch (const std::exception& exception) {
      core_->report("take a piece of a body", exception.what());
      early = core_->error_page(500, path_);
    }
    return !early;
  };
  const Outcome stop = co_await read_body(parser, streamed.bytes_max, take);
  if (early) co_return co_await send(std::move(*early), false);
  if (stop) co_return co_await refuse(stop);
  const std::function<void(Answer)> ask = [&](Answer answer) {
    streamed.sink->finish(std::move(answer));
  };
  co_return co_await call(ask);
}

net::awaitable<bool> Connection::call(const std::function<void(Answer)>& ask) {
  deadline_ = Clock::time_point::max().time_since_epoch().count();
  const auto pending = std::make_shared<Pending>(executor());
  pending_ = pending;
  try {
    ask(promise(core_, pending, path_));
  } catch (const std::exception& exception) {
    core_->report("answer a request", exception.what());
  }
  std::optional<Response> response = co_await pending->wait(core_->settings.answer_time);
  pending_.reset();
  if (cut_) co_return false;
  if (!response) co_return co_await refuse(Stop{.status = 503});
  co_return co_await send(std::move(*response), terms_.keep_open);
}

net::awaitable<bool> Connection::refuse(Outcome why) {
  if (!why || why->silently || why->status == 0) co_return false;
  Response page = core_->error_page(why->status, path_);
  if (why->status == 405) page.headers.emplace_back("Allow", methods_allowed);
  if (why->status == 503) page.headers.emplace_back("Retry-After", "5");
  co_return co_await send(std::move(page), false);
}

net::awaitable<bool> Connection::send(Response response, bool keep_open) {
  terms_.keep_open = keep_open && !core_->stopping;
  const Reply reply = make_reply(std::move(response), terms_);
  const bool written = co_await write(reply.head, reply.sent());
  if (!written) co_return false;
  if (!terms_.keep_open) co_await linger();
  co_return terms_.keep_open;
}

net::awaitable<bool> Connection::write(std::string_view first, std::string_view second) {
  for (;;) {
    allow(core_->settings.write_time);
    const std::string_view now = second.substr(0, write_step);
    const boost::system::error_code error = co_await wire_->write(first, now);
    if (error || cut_) co_return false;
    first = {};
    second.remove_prefix(now.size());
    if (second.empty()) co_return true;
  }
}

net::awaitable<void> Connection::linger() {
  // A close with bytes unread would make the kernel take back what we have just said.
  boost::system::error_code ignored;
  wire_->socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
  allow(core_->settings.linger_time);
  for (;;) {
    unread_.clear();
    const Outcome stop = co_await fill(0);
    if (stop) co_return;
  }
}

}  // namespace inviola::web::detail
