#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "disclosure/disclosed.h"
#include "office/ports.h"
#include "procedure/refusal.h"
#include "procedure/standing.h"

/// Documents that come with a filing: streamed in, looked at, named by their digest.
namespace inviola::office {

/// The media type that the first bytes of a document show, or nothing if it is of no kind that is
/// accepted. 512 bytes are enough.
std::optional<std::string_view> media_type_of(std::string_view first_bytes);
/// The media type that a file's name claims, by its ending; nothing if it claims none we know.
std::optional<std::string_view> media_type_claimed(std::string_view name);

/// Takes one document. Dropped before `finish`, it leaves nothing.
class AttachmentIntake {
 public:
  /// `name`: as the sender calls it; its ending must not lie about the kind.
  static Result<AttachmentIntake> begin(Archive& archive, mandate::StateCode sender,
                                        std::string name);

  /// Refuses `attachment-too-large` and `attachment-kind`; then the intake is over.
  procedure::Ruling<void> add(std::string_view piece);
  /// The attachment to put into a filing, durable. A refusal or a fault leaves nothing.
  Result<procedure::Ruling<procedure::Attachment>> finish();

 private:
  AttachmentIntake(Archive& archive, std::unique_ptr<DocumentIntake> intake,
                   mandate::StateCode sender, std::string name)
      : archive_(&archive),
        intake_(std::move(intake)),
        sender_(std::move(sender)),
        name_(std::move(name)) {}
  procedure::Ruling<void> look();

  Archive* archive_;
  std::unique_ptr<DocumentIntake> intake_;
  mandate::StateCode sender_;
  std::string name_;
  std::string head_;  ///< first bytes, until the kind is known
  std::string tail_;  ///< the end of an unfinished UTF-8 sequence
  std::string_view media_type_;
  std::uint64_t size_ = 0;
  std::optional<Fault> fault_;
};

/// The attachments of a body as the archive holds them: media type and size are what was found at
/// the intake, not what the filing says. Refuses `attachment-missing`: also what others sent and
/// the author did not.
Result<procedure::Ruling<void>> settle_attachments(Archive& archive,
                                                   const std::optional<mandate::StateCode>& author,
                                                   procedure::Body& body);

/// The attachment of a communication that the viewer may see and that stands, by its place in it.
std::optional<procedure::Attachment> attachment_of(
    const disclosure::Disclosed<procedure::Standing>& seen,
    const procedure::Reference& communication, std::size_t index);

}  // namespace inviola::office
