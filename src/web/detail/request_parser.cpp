#include "web/detail/request_parser.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/error.hpp>

#include "base/text.h"
#include "web/target.h"

namespace inviola::web::detail {
namespace {

namespace http = boost::beast::http;

constexpr int http_1_1 = 11;

/// Two of one of these, and two programs may believe two things.
constexpr std::array single_fields{
    std::string_view("host"),          std::string_view("content-length"),
    std::string_view("authorization"), std::string_view("transfer-encoding"),
    std::string_view("content-type"),  std::string_view("expect"),
    std::string_view("cookie"),        std::string_view("if-none-match")};

int status_of(const boost::beast::error_code& error) {
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == http::error::bad_version) return 505;
  return 400;
}

std::optional<Method> method_of(std::string_view name) {
  if (name == "GET" || name == "HEAD") return Method::get;
  if (name == "POST") return Method::post;
  if (name == "PUT") return Method::put;
  return std::nullopt;
}

}  // namespace

RequestParser::RequestParser(std::size_t header_bytes_max, std::size_t header_fields_max)
    : header_fields_max_(header_fields_max) {
  header_limit(static_cast<std::uint32_t>(header_bytes_max));
  body_limit(boost::none);  // counted where the body is taken: it depends on the address
}

RequestParser::Step RequestParser::read(std::string_view bytes) {
  piece_ = {};
  error_code error;
  Step step;
  step.used = put(boost::asio::const_buffer(bytes.data(), bytes.size()), error);
  if (error == http::error::need_more) {
    step.wants_more = true;
  } else if (too_many_fields_) {
    step.refused = 431;
  } else if (error) {
    step.refused = status_of(error);
  }
  return step;
}

bool RequestParser::has_body() const { return !is_done(); }

std::string_view RequestParser::field(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Pairs::value_type::first);
  return found == fields_.end() ? std::string_view() : found->second;
}

bool RequestParser::field_repeated(std::string_view name) const {
  return std::ranges::count(fields_, name, &Pairs::value_type::first) > 1;
}

bool RequestParser::awaits_continue() const {
  return version_ == http_1_1 && lower_ascii(field("expect")) == "100-continue";
}

bool RequestParser::keeps_open() const { return version_ == http_1_1 && keep_alive(); }

int RequestParser::refusal() const {
  if (std::ranges::any_of(single_fields, [&](auto name) { return field_repeated(name); })) {
    return 400;
  }
  const std::string coding = lower_ascii(field("transfer-encoding"));
  const bool has_length = !field("content-length").empty();
  if (!coding.empty() && (version_ < http_1_1 || has_length)) return 400;
  if (!coding.empty() && coding != "chunked") return 501;
  // An empty Transfer-Encoding leaves no text to compare, yet it stands there.
  const bool names_coding =
      std::ranges::find(fields_, "transfer-encoding", &Pairs::value_type::first) != fields_.end();
  if (names_coding && coding.empty()) return 400;
  if (field("content-length").find(',') != std::string_view::npos) return 400;
  if (version_ == http_1_1 && field("host").empty()) return 400;
  if (!field("expect").empty() && !awaits_continue()) return 417;
  const auto method = method_of(method_);
  if (!method) return 405;
  if (*method == Method::get && has_body()) return 400;
  return 0;
}

std::optional<Request> RequestParser::request(std::string peer) const {
  auto target = read_target(target_);
  if (!target) return std::nullopt;
  Request request;
  request.method = method_of(method_).value_or(Method::get);
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.headers = fields_;
  request.peer = std::move(peer);
  return request;
}

void RequestParser::on_request_impl(http::verb, text method, text target, int version,
                                    error_code&) {
  method_ = method;
  target_ = target;
  version_ = version;
}

void RequestParser::on_response_impl(int, text, int, error_code& error) {
  error = http::error::bad_method;
}

void RequestParser::on_field_impl(http::field, text name, text value, error_code& error) {
  if (fields_done_) return;  // trailers say nothing that we would hear
  if (fields_.size() == header_fields_max_) {
    too_many_fields_ = true;
    error = http::error::header_limit;
    return;
  }
  // Well-formed UTF-8 or nothing: what stands in a header is repeated in messages.
  if (first_invalid_utf8(value)) {
    error = http::error::bad_value;
    return;
  }
  fields_.emplace_back(lower_ascii(name), value);
}

void RequestParser::on_header_impl(error_code&) { fields_done_ = true; }
void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) {}

std::size_t RequestParser::on_body_impl(text body, error_code&) {
  piece_ = body;
  return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t, text, error_code&) {}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t, text body, error_code&) {
  piece_ = body;
  return body.size();
}

void RequestParser::on_finish_impl(error_code&) {}

}  // namespace inviola::web::detail
