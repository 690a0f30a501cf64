#include "office/attachments.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace inviola::office {
namespace {

using procedure::Attachment;
using procedure::Refusal;
using procedure::Ruling;

constexpr std::string_view plain_text = "text/plain";
constexpr std::size_t head_bytes = 512;

struct Kind {
  std::string_view media_type;
  std::size_t offset;
  std::string_view magic;
};
using namespace std::string_view_literals;
// Kinds that a ministry sends and that can be shown to others without running anything.
constexpr std::array kinds{
    Kind{"application/pdf", 0, "%PDF-"},   Kind{"image/png", 0, "\x89PNG\r\n\x1a\n"},
    Kind{"image/jpeg", 0, "\xff\xd8\xff"}, Kind{"image/tiff", 0, "II*\0"sv},
    Kind{"image/tiff", 0, "MM\0*"sv},      Kind{"video/mp4", 4, "ftyp"},
};

struct Ending {
  std::string_view ending;
  std::string_view media_type;
};
constexpr std::array endings{
    Ending{".pdf", "application/pdf"}, Ending{".png", "image/png"},  Ending{".jpg", "image/jpeg"},
    Ending{".jpeg", "image/jpeg"},     Ending{".tif", "image/tiff"}, Ending{".tiff", "image/tiff"},
    Ending{".mp4", "video/mp4"},       Ending{".txt", plain_text},
};

// Under the State that sent it: to others a document that they did not send is not there, so that
// none can learn by its digest that another filed it, or read it by filing the digest.
std::string setting_of_attachment(std::string_view digest, const mandate::StateCode& sender) {
  return "attachment/" + sender.value() + "/" + std::string(digest);
}

Refusal refuse(std::string code, const std::string& name) {
  return {.code = std::move(code),
          .field = "attachments",
          .facts = {{"field", "attachments"}, {"value", reveal_hidden_controls(name)}}};
}

/// How many bytes at the end begin a UTF-8 sequence that is not complete.
std::size_t unfinished(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if ((byte & 0xC0) == 0x80) continue;
    const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

bool is_text(std::string_view piece) {
  return !first_invalid_utf8(piece) && piece.find('\0') == std::string_view::npos;
}

std::vector<Attachment>* attachments_in(procedure::Body& body) {
  if (auto* reported = std::get_if<procedure::Reported>(&body)) return &reported->attachments;
  if (auto* follow_up = std::get_if<procedure::FollowedUp>(&body)) return &follow_up->attachments;
  if (auto* views = std::get_if<procedure::ViewsSubmitted>(&body)) return &views->attachments;
  if (auto* abuse = std::get_if<procedure::AbuseReported>(&body)) return &abuse->attachments;
  return nullptr;
}

}  // namespace

std::optional<std::string_view> media_type_of(std::string_view first_bytes) {
  for (const Kind& kind : kinds) {
    if (first_bytes.size() >= kind.offset + kind.magic.size() &&
        first_bytes.substr(kind.offset, kind.magic.size()) == kind.magic) {
      return kind.media_type;
    }
  }
  first_bytes.remove_suffix(unfinished(first_bytes));
  if (is_text(first_bytes)) return plain_text;
  return std::nullopt;
}

std::optional<std::string_view> media_type_claimed(std::string_view name) {
  const std::string lower = lower_ascii(name);
  for (const Ending& one : endings) {
    if (lower.size() > one.ending.size() && lower.ends_with(one.ending)) return one.media_type;
  }
  return std::nullopt;
}

Result<AttachmentIntake> AttachmentIntake::begin(Archive& archive, mandate::StateCode sender,
                                                 std::string name) {
  auto intake = archive.receive_document();
  if (!intake) return failure(intake.error());
  return AttachmentIntake(archive, std::move(*intake), std::move(sender), std::move(name));
}

Ruling<void> AttachmentIntake::look() {
  const auto found = media_type_of(head_);
  const auto claimed = media_type_claimed(name_);
  if (!found || !claimed || *found != *claimed) return failure(refuse("attachment-kind", name_));
  media_type_ = *found;
  return {};
}

Ruling<void> AttachmentIntake::add(std::string_view piece) {
  size_ += piece.size();
  if (size_ > limits::attachment_bytes_max) return failure(refuse("attachment-too-large", name_));
  if (media_type_.empty()) {
    head_ += piece.substr(0, head_bytes - std::min(head_bytes, head_.size()));
    if (head_.size() >= head_bytes) {
      if (auto looked = look(); !looked) return looked;
    }
  }
  // What begins as text must go on as text: a program behind a page of words is no text.
  if (media_type_claimed(name_) == plain_text) {
    tail_ += piece;
    const std::size_t open = unfinished(tail_);
    if (!is_text(std::string_view(tail_).substr(0, tail_.size() - open))) {
      return failure(refuse("attachment-kind", name_));
    }
    tail_.erase(0, tail_.size() - open);
  }
  if (!fault_) {
    if (auto added = intake_->add(piece); !added) fault_ = added.error();
  }
  return {};
}

Result<Ruling<Attachment>> AttachmentIntake::finish() {
  if (fault_) return failure(*fault_);
  if (media_type_.empty()) {
    if (auto looked = look(); !looked) return Ruling<Attachment>(failure(looked.error()));
  }
  if (!tail_.empty()) return Ruling<Attachment>(failure(refuse("attachment-kind", name_)));
  const auto digest = intake_->finish();
  if (!digest) return failure(digest.error());
  Attachment out{digest->hex(), name_, std::string(media_type_), size_};
  const std::string kept = out.media_type + ' ' + std::to_string(size_);
  if (auto noted = archive_->keep_setting(setting_of_attachment(out.digest, sender_), kept);
      !noted) {
    return failure(noted.error());
  }
  return Ruling<Attachment>(std::move(out));
}

Result<Ruling<void>> settle_attachments(Archive& archive,
                                        const std::optional<mandate::StateCode>& author,
                                        procedure::Body& body) {
  std::vector<Attachment>* attachments = attachments_in(body);
  if (!attachments || !author) return Ruling<void>();
  for (Attachment& one : *attachments) {
    const auto kept = archive.setting(setting_of_attachment(one.digest, *author));
    if (!kept) return failure(kept.error());
    if (!*kept) return Ruling<void>(failure(refuse("attachment-missing", one.name)));
    const auto parts = split(**kept, ' ');
    one.media_type = std::string(parts.front());
    one.size = std::stoull(std::string(parts.back()));
  }
  return Ruling<void>();
}

std::optional<Attachment> attachment_of(const disclosure::Disclosed<procedure::Standing>& seen,
                                        const procedure::Reference& communication,
                                        std::size_t index) {
  const auto known = seen->communication(communication);
  // What was withdrawn is named, and no longer told.
  if (!known || known->withdrawn) return std::nullopt;
  procedure::Body body = known->filed->act.body;
  const std::vector<Attachment>* attachments = attachments_in(body);
  if (!attachments || index >= attachments->size()) return std::nullopt;
  return (*attachments)[index];
}

}  // namespace inviola::office
