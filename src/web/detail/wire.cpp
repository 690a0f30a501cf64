#include "web/detail/wire.h"

#include <boost/asio/write.hpp>

namespace inviola::web::detail {
namespace {

class PlainWire final : public Wire {
 public:
  explicit PlainWire(net::ip::tcp::socket socket) : socket_(std::move(socket)) {}

  net::awaitable<bool> greet() override { co_return true; }

  net::awaitable<Moved> read(std::span<char> room) override {
    auto [error, bytes] =
        co_await socket_.async_read_some(net::buffer(room.data(), room.size()), outcome);
    co_return Moved{error, bytes};
  }

  net::awaitable<boost::system::error_code> write(std::string_view first,
                                                  std::string_view second) override {
    const std::array<net::const_buffer, 2> both{net::buffer(first), net::buffer(second)};
    auto [error, bytes] = co_await net::async_write(socket_, both, outcome);
    co_return error;
  }

  net::ip::tcp::socket& socket() override { return socket_; }

 private:
  net::ip::tcp::socket socket_;
};

class PlainWires final : public Wires {
 public:
  std::shared_ptr<Wire> take(net::ip::tcp::socket socket) override {
    return std::make_shared<PlainWire>(std::move(socket));
  }
  bool encrypted() const override { return false; }
};

}  // namespace

std::unique_ptr<Wires> plain_wires() { return std::make_unique<PlainWires>(); }

}  // namespace inviola::web::detail
