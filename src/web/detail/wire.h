#pragma once

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "web/server.h"

namespace inviola::web::detail {

namespace net = boost::asio;

/// How operations are awaited: their error is a value.
inline constexpr auto outcome = net::as_tuple(net::use_awaitable);

/// Bytes to and from one client, in the clear or under TLS.
class Wire {
 public:
  virtual ~Wire() = default;

  struct Moved {
    boost::system::error_code error;
    std::size_t bytes = 0;
  };
  /// False if the two sides could not agree.
  virtual net::awaitable<bool> greet() = 0;
  virtual net::awaitable<Moved> read(std::span<char> room) = 0;
  /// All of both, or an error.
  virtual net::awaitable<boost::system::error_code> write(std::string_view first,
                                                          std::string_view second) = 0;
  virtual net::ip::tcp::socket& socket() = 0;
};

/// What new connections are made with: the certificate, where there is one.
class Wires {
 public:
  virtual ~Wires() = default;
  virtual std::shared_ptr<Wire> take(net::ip::tcp::socket socket) = 0;
  virtual bool encrypted() const = 0;
};

std::unique_ptr<Wires> plain_wires();
/// TLS 1.2 or later, HTTP/1.1. A fault names the file that cannot be used.
Result<std::unique_ptr<Wires>> encrypted_wires(const CertificateFiles& files);

}  // namespace inviola::web::detail
