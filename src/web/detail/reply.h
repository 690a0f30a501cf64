#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "web/message.h"

namespace inviola::web::detail {

/// What of a request bears on how its response is sent.
struct Terms {
  bool head_only = false;
  bool keep_open = true;
  bool encrypted = false;
  bool takes_gzip = false;
  std::string if_none_match;
};

/// A response as it goes over the wire.
struct Reply {
  std::string head;
  std::string body;
  std::shared_ptr<const Payload> payload;  ///< keeps what `sent` may look into
  bool from_gzip = false;
  bool without_body = false;

  /// The bytes after the head.
  std::string_view sent() const;
};

/// Nothing stands in the reply that the response did not hold: one with a header that could break
/// out of its line becomes a bare 500.
Reply make_reply(Response response, const Terms& terms);

/// Whether an Accept-Encoding allows gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace inviola::web::detail
