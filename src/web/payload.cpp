#include "web/payload.h"

#include <zlib.h>

#include <limits>

#include "base/bytes.h"

namespace inviola::web {
namespace {

constexpr int gzip_window = 15 + 16;  // + 16: the gzip frame instead of zlib's own
constexpr int memory_level = 8;
constexpr int thorough = 9;
constexpr std::size_t tag_bytes = 16;

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  if (bytes.empty() || bytes.size() > std::numeric_limits<uInt>::max()) return {};
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return {};
  }
  // No larger than the original: deflate stops when the room is used up, and we send it plain.
  std::string out(bytes.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

std::string payload_tag(std::string_view bytes) {
  return to_hex(sha256(bytes).view().substr(0, tag_bytes));
}

std::shared_ptr<const Payload> prepare(std::string bytes, bool compress) {
  Payload payload;
  payload.tag = payload_tag(bytes);
  if (compress) payload.gzip = gzip(bytes, thorough);
  payload.bytes = std::move(bytes);
  return std::make_shared<const Payload>(std::move(payload));
}

}  // namespace inviola::web
