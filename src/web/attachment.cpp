#include "web/attachment.h"

#include <charconv>

#include "office/attachments.h"

namespace inviola::web {

Response attachment(office::Office& office, const office::Viewer& viewer,
                    std::string_view communication, std::string_view number) {
  std::size_t place = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), place);
  const bool is_number = read.ec == std::errc() && read.ptr == number.data() + number.size();
  std::optional<procedure::Attachment> one;
  if (is_number && place >= 1) {
    one = office::attachment_of(office.seen_by(viewer),
                                procedure::Reference{std::string(communication)}, place - 1);
  }
  const auto digest = one ? Digest::from_hex(one->digest) : std::nullopt;
  Response response;
  response.status = 404;
  if (!digest) return response;
  const auto given =
      office.archive().read_document(*digest, [&](std::string_view piece) -> Result<void> {
        response.body += piece;
        return {};
      });
  response.status = given ? 200 : 503;
  if (!given) response.body.clear();
  response.content_type = one->media_type;
  response.headers.emplace_back("Content-Disposition", "attachment");
  return response;
}

}  // namespace inviola::web
