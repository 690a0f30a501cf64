#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>

#include "web/detail/wire.h"

namespace inviola::web::detail {
namespace {

class EncryptedWire final : public Wire {
 public:
  EncryptedWire(net::ip::tcp::socket socket, net::ssl::context& context)
      : stream_(std::move(socket), context) {}

  net::awaitable<bool> greet() override {
    auto [error] = co_await stream_.async_handshake(net::ssl::stream_base::server, outcome);
    co_return !error;
  }

  net::awaitable<Moved> read(std::span<char> room) override {
    auto [error, bytes] =
        co_await stream_.async_read_some(net::buffer(room.data(), room.size()), outcome);
    co_return Moved{error, bytes};
  }

  net::awaitable<boost::system::error_code> write(std::string_view first,
                                                  std::string_view second) override {
    const std::array<net::const_buffer, 2> both{net::buffer(first), net::buffer(second)};
    auto [error, bytes] = co_await net::async_write(stream_, both, outcome);
    co_return error;
  }

  net::ip::tcp::socket& socket() override { return stream_.next_layer(); }

 private:
  net::ssl::stream<net::ip::tcp::socket> stream_;
};

/// Of what the client offers, HTTP/1.1; if it offers only others, none.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length,
                    const unsigned char* offered, unsigned offered_length, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* match = nullptr;
  if (SSL_select_next_proto(&match, length, ours, sizeof ours - 1, offered, offered_length) !=
      OPENSSL_NPN_NEGOTIATED) {
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  }
  *chosen = match;
  return SSL_TLSEXT_ERR_OK;
}

class EncryptedWires final : public Wires {
 public:
  EncryptedWires() : context_(net::ssl::context::tls_server) {
    context_.set_options(net::ssl::context::no_tlsv1 | net::ssl::context::no_tlsv1_1 |
                         SSL_OP_NO_RENEGOTIATION);
    SSL_CTX_set_min_proto_version(context_.native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_alpn_select_cb(context_.native_handle(), choose_protocol, nullptr);
  }

  std::shared_ptr<Wire> take(net::ip::tcp::socket socket) override {
    return std::make_shared<EncryptedWire>(std::move(socket), context_);
  }
  bool encrypted() const override { return true; }
  net::ssl::context& context() { return context_; }

 private:
  net::ssl::context context_;
};

}  // namespace

Result<std::unique_ptr<Wires>> encrypted_wires(const CertificateFiles& files) {
  auto wires = std::make_unique<EncryptedWires>();
  boost::system::error_code error;
  wires->context().use_certificate_chain_file(files.chain, error);
  if (error) return failure(Fault{"read the certificate " + files.chain, error.message()});
  wires->context().use_private_key_file(files.key, net::ssl::context::pem, error);
  if (error) return failure(Fault{"read the private key " + files.key, error.message()});
  return wires;
}

}  // namespace inviola::web::detail
