#include "web/detail/reply.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>

#include "base/text.h"

namespace inviola::web::detail {
namespace {

constexpr int quick = 4;                        // of zlib's 1 to 9: for pages made for one asker
constexpr std::size_t worth_compressing = 512;  // below, the frame eats the gain

constexpr std::string_view policy =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
constexpr std::string_view guards =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Cross-Origin-Embedder-Policy: require-corp\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n";
constexpr std::string_view only_encrypted = "Strict-Transport-Security: max-age=31536000\r\n";

bool token(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool one_line(std::string_view value) {
  return std::ranges::none_of(value, [](char c) {
    return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f';
  });
}

bool well_formed(const Response& response) {
  return response.status >= 200 && response.status <= 599 && one_line(response.content_type) &&
         std::ranges::all_of(response.headers, [](const auto& header) {
           return token(header.first) && one_line(header.second);
         });
}

std::string_view keeping_words(Keeping keeping) {
  switch (keeping) {
    case Keeping::never:
      return "no-store";
    case Keeping::revalidate:
      return "no-cache";
    case Keeping::forever:
      return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

/// Whether If-None-Match names one of the forms of these bytes: "tag" or "tag-gzip", weak or not.
bool names(std::string_view if_none_match, std::string_view tag) {
  for (std::string_view listed : split(if_none_match, ',')) {
    listed = trim(listed);
    if (listed == "*") return true;
    if (listed.starts_with("W/")) listed.remove_prefix(2);
    if (listed.size() < 2 || listed.front() != '"' || listed.back() != '"') continue;
    listed = listed.substr(1, listed.size() - 2);
    if (listed.ends_with("-gzip")) listed.remove_suffix(5);
    if (listed == tag) return true;
  }
  return false;
}

void put(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

void choose_form(Reply& reply, const Response& response, const Terms& terms) {
  if (!terms.takes_gzip || !response.compress) return;
  if (reply.payload) {
    reply.from_gzip = !reply.payload->gzip.empty();
  } else if (reply.body.size() >= worth_compressing) {
    std::string small = gzip(reply.body, quick);
    reply.from_gzip = !small.empty();
    if (reply.from_gzip) reply.body = std::move(small);
  }
}

}  // namespace

std::string_view Reply::sent() const {
  if (without_body) return {};
  if (!payload) return body;
  return from_gzip ? payload->gzip : payload->bytes;
}

bool accepts_gzip(std::string_view accept_encoding) {
  for (const std::string_view part : split(accept_encoding, ',')) {
    const auto pieces = split(part, ';');
    const std::string name = lower_ascii(trim(pieces.front()));
    if (name != "gzip" && name != "*") continue;
    std::string weight = pieces.size() > 1 ? lower_ascii(trim(pieces[1])) : "q=1";
    // "q=0", "q=0.0", "q=0.000" forbid.
    return !(weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string::npos);
  }
  return false;
}

Reply make_reply(Response response, const Terms& terms) {
  if (!well_formed(response)) response = Response{.status = 500};
  Reply reply;
  reply.body = std::move(response.body);
  reply.payload = std::move(response.payload);

  std::string tag;
  if (response.status == 200 && response.keeping != Keeping::never) {
    tag = reply.payload ? reply.payload->tag : payload_tag(reply.body);
    if (names(terms.if_none_match, tag)) response.status = 304;
  }
  choose_form(reply, response, terms);

  const bool empty = response.status == 304 || response.status == 204;
  std::string& head = reply.head;
  head.reserve(1024);
  head = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head += boost::beast::http::obsolete_reason(
      boost::beast::http::int_to_status(static_cast<unsigned>(response.status)));
  head += "\r\n";
  head += policy;
  if (response.scripted) head += "; script-src 'self'";
  head += "\r\n";
  head += guards;
  if (terms.encrypted) head += only_encrypted;
  if (!response.content_type.empty() && !empty) put(head, "Content-Type", response.content_type);
  put(head, "Cache-Control", keeping_words(response.keeping));
  if (!tag.empty()) put(head, "ETag", '"' + tag + (reply.from_gzip ? "-gzip\"" : "\""));
  if (response.compress) put(head, "Vary", "Accept-Encoding");
  if (reply.from_gzip && !empty) put(head, "Content-Encoding", "gzip");
  for (const auto& [name, value] : response.headers) put(head, name, value);
  if (!empty) put(head, "Content-Length", std::to_string(reply.sent().size()));
  if (!terms.keep_open) put(head, "Connection", "close");
  head += "\r\n";
  reply.without_body = terms.head_only || empty;
  return reply;
}

}  // namespace inviola::web::detail
