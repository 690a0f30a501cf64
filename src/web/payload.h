#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace inviola::web {

/// A body made ready once, to be sent many times.
struct Payload {
  std::string bytes;
  std::string gzip;  ///< the same compressed; empty if that is not allowed or gains nothing
  std::string tag;   ///< names the bytes: the first 128 bits of their SHA-256, in hexadecimal
};

std::string payload_tag(std::string_view bytes);
std::shared_ptr<const Payload> prepare(std::string bytes, bool compress);

/// RFC 1952, without a name or a time: the same bytes give the same bytes. Empty if it would not
/// be smaller.
std::string gzip(std::string_view bytes, int level);

}  // namespace inviola::web
