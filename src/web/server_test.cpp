// Clients that hold a connection and do not get on: what tests/programs/bad_input.py cannot wait
// for.
#include "web/server.h"

#include <doctest/doctest.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <thread>

namespace inviola::web {
namespace {

namespace net = boost::asio;
using net::ip::tcp;
using namespace std::chrono_literals;

/// Long before this whatever a test waits for has come about, or never will.
constexpr auto patience = 20s;

template <class Come>
bool comes(Come come) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (std::chrono::steady_clock::now() < until) {
    if (come()) return true;
    std::this_thread::sleep_for(20ms);
  }
  return false;
}

struct Client {
  net::io_context io;
  tcp::socket socket{io};

  explicit Client(const Server& server) {
    socket.connect({net::ip::address_v4::loopback(), server.port()});
  }
  void say(std::string_view words) { net::write(socket, net::buffer(words)); }
  /// All until the server ends its side.
  std::string hear() {
    std::string out;
    boost::system::error_code ended;
    net::read(socket, net::dynamic_buffer(out), ended);
    return out;
  }
};

}  // namespace

TEST_CASE("whoever takes nothing of an answer is given up, and the answer with him") {
  // More than the system holds for the two of them.
  auto payload = prepare(std::string(64u << 20, 'x'), false);
  const std::weak_ptr<const Payload> held = payload;
  Server server({.write_time = 200ms}, [&](const Request&, const Answer& answer) {
    answer({.payload = std::exchange(payload, nullptr)});
  });
  REQUIRE(server.start());
  Client client(server);
  client.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  CHECK(comes([&] { return held.expired(); }));
  const std::string heard = client.hear();
  CHECK(heard.starts_with("HTTP/1.1 200"));
  CHECK(heard.size() < 64u << 20);
}

TEST_CASE("whoever goes on talking after a refusal is not listened to for long") {
  Server server({.linger_time = 200ms}, [](const Request&, const Answer& answer) { answer({}); });
  REQUIRE(server.start());
  Client client(server);
  client.say("nonsense\r\n\r\n");
  CHECK(client.hear().starts_with("HTTP/1.1 400"));
  CHECK(comes([&] {
    boost::system::error_code cut;
    net::write(client.socket, net::buffer("x", 1), cut);
    return cut.failed();
  }));
}

}  // namespace inviola::web
