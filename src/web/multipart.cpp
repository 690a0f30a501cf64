#include "web/multipart.h"

#include <algorithm>

#include "base/text.h"

namespace inviola::web {
namespace {

constexpr std::size_t parts_max = 50;
constexpr std::size_t headers_bytes_max = 4096;
constexpr std::size_t boundary_bytes_max = 70;  // RFC 2046, 5.1.1

/// The value of a parameter: a token or a quoted string. Browsers write %22, %0D and %0A for what
/// would end it; nothing else is escaped.
std::string parameter(std::string_view field, std::string_view name) {
  const std::string lower = lower_ascii(field);
  const std::string wanted = std::string(name) + "=";
  for (std::size_t at = lower.find(wanted); at != lower.npos; at = lower.find(wanted, at + 1)) {
    const bool begins = at == 0 || lower[at - 1] == ';' || lower[at - 1] == ' ';
    if (!begins) continue;
    std::string_view rest = field.substr(at + wanted.size());
    if (!rest.starts_with('"')) return std::string(trim(rest.substr(0, rest.find(';'))));
    rest.remove_prefix(1);
    return std::string(rest.substr(0, rest.find('"')));
  }
  return {};
}

}  // namespace

std::string Multipart::boundary_of(std::string_view content_type) {
  if (lower_ascii(trim(content_type.substr(0, content_type.find(';')))) != "multipart/form-data") {
    return {};
  }
  std::string boundary = parameter(content_type, "boundary");
  return boundary.size() > boundary_bytes_max ? std::string() : boundary;
}

bool Multipart::fail() {
  state_ = State::failed;
  return false;
}

bool Multipart::read_headers(std::string_view headers) {
  Part part;
  for (std::string_view line : split(headers, '\n')) {
    line = trim(line);
    const auto colon = line.find(':');
    if (colon == line.npos || lower_ascii(line.substr(0, colon)) != "content-disposition") continue;
    const std::string_view field = line.substr(colon + 1);
    part.name = parameter(field, "name");
    part.is_document = lower_ascii(field).find("filename") != std::string::npos;
    part.file_name = parameter(field, "filename");
  }
  if (part.name.empty() || first_invalid_utf8(part.name) || first_invalid_utf8(part.file_name)) {
    return false;
  }
  part.file_name = to_nfc(part.file_name);
  return ++parts_ <= parts_max && taker_.begin(part);
}

bool Multipart::step(bool& moved) {
  moved = true;
  switch (state_) {
    case State::preamble:
    case State::content: {
      const auto at = pending_.find(delimiter_);
      // What may be the beginning of a delimiter stays until more is there.
      const std::size_t told =
          at != pending_.npos ? at : pending_.size() - std::min(pending_.size(), delimiter_.size());
      if (state_ == State::content && told > 0 &&
          !taker_.piece(std::string_view(pending_).substr(0, told))) {
        return fail();
      }
      pending_.erase(0, told);
      if (at == pending_.npos) {
        moved = false;
        return true;
      }
      pending_.erase(0, delimiter_.size());
      if (state_ == State::content && !taker_.end()) return fail();
      state_ = State::after_delimiter;
      return true;
    }
    case State::after_delimiter: {
      if (pending_.size() < 2) {
        moved = false;
        return true;
      }
      if (pending_.starts_with("--")) {
        state_ = State::done;
        pending_.clear();
        return true;
      }
      if (!pending_.starts_with("\r\n")) return fail();
      pending_.erase(0, 2);
      state_ = State::headers;
      return true;
    }
    case State::headers: {
      const auto end = pending_.find("\r\n\r\n");
      if (end == pending_.npos) {
        moved = false;
        return pending_.size() <= headers_bytes_max || fail();
      }
      if (end > headers_bytes_max || !read_headers(pending_.substr(0, end))) return fail();
      pending_.erase(0, end + 4);
      state_ = State::content;
      return true;
    }
    case State::done:
      pending_.clear();
      moved = false;
      return true;
    case State::failed:
      return false;
  }
  return false;
}

bool Multipart::add(std::string_view bytes) {
  pending_ += bytes;
  for (bool moved = true; moved;) {
    if (!step(moved)) return false;
  }
  return true;
}

}  // namespace inviola::web
