#include "web/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <future>
#include <thread>

#include "web/detail/connection.h"

namespace inviola::web {
namespace {

namespace net = boost::asio;
using detail::Connection;
using detail::outcome;
using detail::SharedByConnections;
using net::ip::tcp;

constexpr std::chrono::milliseconds watch_interval{100};
constexpr std::chrono::milliseconds breath{100};  // when the system has no more sockets to give
constexpr std::size_t turned_away_at_once_max = 64;
/// Ends a connection's life in the register of those that are open, however its coroutine ends.
struct Presence {
  SharedByConnections& core;
  std::shared_ptr<Connection> connection;
  Presence(SharedByConnections& of, std::shared_ptr<Connection> who)
      : core(of), connection(std::move(who)) {}
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;
  ~Presence() { core.leave(connection); }
};

net::awaitable<void> attend(SharedByConnections& core, std::shared_ptr<Connection> connection,
                            bool welcome) {
  const Presence presence(core, connection);
  try {
    if (welcome) {
      co_await connection->run();
    } else {
      co_await connection->turn_away();
    }
  } catch (const std::exception& exception) {
    core.report("serve a connection", exception.what());
    connection->cut();
  }
}

void admit(const std::shared_ptr<SharedByConnections>& core, tcp::socket socket) {
  boost::system::error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const auto peer = socket.remote_endpoint(ignored);
  const std::size_t open = core->open_count();
  const std::size_t most = core->settings.connections_max;
  if (ignored || open >= most + turned_away_at_once_max) return;
  auto connection = std::make_shared<Connection>(core, core->wires->take(std::move(socket)),
                                                 peer.address().to_string());
  {
    const std::lock_guard guard(core->lock);
    core->open.insert(connection);
  }
  net::co_spawn(connection->executor(), attend(*core, connection, open < most), net::detached);
}

net::awaitable<void> receive(std::shared_ptr<SharedByConnections> core, tcp::acceptor& acceptor) {
  net::steady_timer pause(acceptor.get_executor());
  while (!core->stopping) {
    auto [error, socket] = co_await acceptor.async_accept(net::make_strand(core->io), outcome);
    if (!error && !core->stopping) {
      admit(core, std::move(socket));
    } else if (error && !core->stopping) {
      core->report("accept a connection", error.message());
      pause.expires_after(breath);
      co_await pause.async_wait(outcome);
    }
  }
}

/// One eye on all deadlines: cheaper than a timer for each operation of each connection.
net::awaitable<void> watch(std::shared_ptr<SharedByConnections> core, net::steady_timer& timer) {
  for (;;) {
    timer.expires_after(watch_interval);
    auto [error] = co_await timer.async_wait(outcome);
    // Cancelling a timer that has just run out does nothing: the flag tells of it too.
    if (error || core->unwatched) co_return;
    const auto now = Connection::Clock::now();
    for (const auto& connection : core->all_open()) {
      if (!connection->overdue(now)) continue;
      net::post(connection->executor(), [connection] { connection->interrupt(); });
    }
  }
}

template <class Do>
void tell_all(SharedByConnections& core, Do act) {
  for (const auto& connection : core.all_open()) {
    net::post(connection->executor(), [connection, act] { act(*connection); });
  }
}

Result<void> listen(tcp::acceptor& acceptor, const Settings& settings) {
  const std::string doing =
      "listen on " + settings.address + " port " + std::to_string(settings.port);
  boost::system::error_code error;
  const auto address = net::ip::make_address(settings.address, error);
  if (error) return failure(Fault{doing, "this is no address of a network interface"});
  const tcp::endpoint endpoint(address, settings.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error) return failure(Fault{doing, error.message()});
  return {};
}

}  // namespace

struct Server::Running {
  explicit Running(Settings settings)
      : core(std::make_shared<SharedByConnections>(std::move(settings))),
        strand(net::make_strand(core->io)),
        acceptor(strand),
        watchman(strand),
        work(net::make_work_guard(core->io)) {}

  std::shared_ptr<SharedByConnections> core;
  net::strand<net::io_context::executor_type> strand;
  tcp::acceptor acceptor;
  net::steady_timer watchman;
  net::executor_work_guard<net::io_context::executor_type> work;
  std::vector<std::thread> threads;
  std::uint16_t port = 0;
};

Server::Server(Settings settings, Handler handler, Admit admit)
    : settings_(std::move(settings)), handler_(std::move(handler)), admit_(std::move(admit)) {}

Server::~Server() { stop(); }

std::uint16_t Server::port() const { return running_ ? running_->port : 0; }

Result<void> Server::start() {
  stop();
  auto running = std::make_unique<Running>(settings_);
  SharedByConnections& core = *running->core;
  core.handler = handler_;
  core.admit = admit_;
  core.wires = detail::plain_wires();
  if (!settings_.certificate.chain.empty()) {
    auto wires = detail::encrypted_wires(settings_.certificate);
    if (!wires) return failure(wires.error());
    core.wires = std::move(*wires);
  }
  auto listening = listen(running->acceptor, settings_);
  if (!listening) return listening;
  running->port = running->acceptor.local_endpoint().port();

  net::co_spawn(running->strand, receive(running->core, running->acceptor), net::detached);
  net::co_spawn(running->strand, watch(running->core, running->watchman), net::detached);
  for (unsigned i = 0; i < std::max(1u, settings_.threads); ++i) {
    running->threads.emplace_back([&core] { core.io.run(); });
  }
  running_ = std::move(running);
  return {};
}

void Server::stop() {
  if (!running_) return;
  SharedByConnections& core = *running_->core;
  core.stopping = true;
  // Waited for: a connection accepted after we have told all would not hear of it.
  std::promise<void> closed;
  net::post(running_->strand, [&] {
    boost::system::error_code ignored;
    running_->acceptor.close(ignored);
    closed.set_value();
  });
  closed.get_future().wait();
  tell_all(core, [](Connection& connection) { connection.wind_down(); });
  {
    std::unique_lock guard(core.lock);
    core.left.wait_for(guard, core.settings.grace_time, [&] { return core.open.empty(); });
  }
  tell_all(core, [](Connection& connection) { connection.cut(); });
  {
    std::unique_lock guard(core.lock);
    core.left.wait(guard, [&] { return core.open.empty(); });
  }
  net::post(running_->strand, [&] {
    core.unwatched = true;
    running_->watchman.cancel();
  });
  running_->work.reset();
  for (std::thread& thread : running_->threads) thread.join();
  core.handler = nullptr;
  core.admit = nullptr;
  running_.reset();
}

}  // namespace inviola::web
