#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/message.h"

namespace inviola::web::detail {

/// Beast's strict parser of HTTP/1, made to hand over plain values.
class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  RequestParser(std::size_t header_bytes_max, std::size_t header_fields_max);

  /// Reads as much of `bytes` as belongs to the next element, and says how much that was: 0 if more
  /// is needed. A piece of a body that was found is `piece()`, a part of `bytes`.
  /// A status if the bytes are not an acceptable request: 400, 431, 505.
  struct Step {
    std::size_t used = 0;
    int refused = 0;
    bool wants_more = false;
  };
  Step read(std::string_view bytes);

  std::string_view piece() const { return piece_; }
  bool has_body() const;

  /// Once the header is done: the status with which it is refused, or 0. What Beast lets pass and
  /// others read differently: another transfer coding than chunked, a repeated field that may stand
  /// once, a missing Host, a GET with a body.
  int refusal() const;
  /// The request without its body; nothing if the target is not acceptable.
  std::optional<Request> request(std::string peer) const;
  bool head_only() const { return method_ == "HEAD"; }
  bool awaits_continue() const;
  /// Whether the client may send another request after this one. Not with HTTP/1.0.
  bool keeps_open() const;

 private:
  using error_code = boost::beast::error_code;
  using text = boost::beast::string_view;
  void on_request_impl(boost::beast::http::verb verb, text method, text target, int version,
                       error_code& error) override;
  void on_response_impl(int status, text reason, int version, error_code& error) override;
  void on_field_impl(boost::beast::http::field field, text name, text value,
                     error_code& error) override;
  void on_header_impl(error_code& error) override;
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code& error) override;
  std::size_t on_body_impl(text body, error_code& error) override;
  void on_chunk_header_impl(std::uint64_t size, text extensions, error_code& error) override;
  std::size_t on_chunk_body_impl(std::uint64_t remain, text body, error_code& error) override;
  void on_finish_impl(error_code& error) override;

  bool field_repeated(std::string_view name) const;
  std::string_view field(std::string_view name) const;

  std::size_t header_fields_max_;
  bool fields_done_ = false;
  bool too_many_fields_ = false;
  std::string method_;
  std::string target_;
  int version_ = 0;
  Pairs fields_;
  std::string_view piece_;
};

}  // namespace inviola::web::detail
