#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "web/message.h"

namespace inviola::web {

/// PEM files. The private key is read once, at the start.
struct CertificateFiles {
  std::string chain;
  std::string key;
};

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any that is free
  unsigned threads = 2;
  CertificateFiles certificate;  ///< both empty: plain HTTP

  std::size_t header_bytes_max = 16u << 10;
  std::size_t header_fields_max = 100;
  std::size_t body_bytes_max = limits::request_bytes_max;  ///< of a body that is gathered
  std::size_t connections_max = 1024;                      ///< more get a 503
  std::size_t requests_per_connection_max = 1000;

  std::chrono::milliseconds idle_time{10'000};    ///< between requests
  std::chrono::milliseconds header_time{10'000};  ///< from its first byte to its last
  std::chrono::milliseconds body_time{10'000};    ///< in which `body_step` bytes must arrive
  std::size_t body_step = 4096;
  std::chrono::milliseconds write_time{30'000};   ///< in which 64 KiB must be taken
  std::chrono::milliseconds answer_time{60'000};  ///< for the handler; then 503
  std::chrono::milliseconds linger_time{2'000};   ///< for the client to read a refusal
  std::chrono::milliseconds grace_time{5'000};    ///< for what is under way when we stop

  /// What to say with a status that the server itself answers: 400, 405, 408, 413, 417, 431, 500,
  /// 501, 503, 505. `path` as in `Request`, empty where it was not yet read. Without it such
  /// answers have no body. Called from any thread.
  std::function<Response(int status, std::string_view path)> error_page;
  /// Told of what fails on our side. Called from any thread.
  std::function<void(const Fault&)> report;
};

/// An HTTP/1.1 server (RFC 9110, 9112). What is malformed, ambiguous, too large or too slow is
/// answered with its status and the connection closed; no bytes from outside end the process.
///
/// Every response carries the headers that keep a browser from doing more than showing it: nothing
/// but our own styles, images and forms. There is no Date header, for the server has no clock that
/// it would show: the register's day stands on the pages.
class Server {
 public:
  Server(Settings settings, Handler handler, Admit admit = {});
  /// Stops.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens when this returns. A fault names the address and why it cannot be had.
  Result<void> start();
  /// The port listened on; 0 before the start.
  std::uint16_t port() const;
  /// Takes no more connections, lets exchanges under way end within the grace time, then cuts
  /// them. When this returns no handler runs and none will be called; late answers are dropped.
  void stop();

 private:
  struct Running;
  Settings settings_;
  Handler handler_;
  Admit admit_;
  std::unique_ptr<Running> running_;
};

}  // namespace inviola::web
