// Documents sent with a form: each goes to the archive as it arrives; the draft remembers them.
#include "base/limits.h"
#include "office/attachments.h"
#include "office/people/drafts.h"
#include "publication/refusals.h"
#include "web/desks/mission/asked.h"
#include "web/desks/mission/pages.h"
#include "web/multipart.h"

namespace inviola::web::desks::mission {
namespace {

constexpr std::size_t field_bytes_max = 1024;

class DocumentsSink final : public BodySink, Multipart::Taker {
 public:
  DocumentsSink(std::shared_ptr<const Request> request, Asking asking, std::string boundary)
      : request_(std::move(request)),
        asking_(std::move(asking)),
        reader_(std::move(boundary), *this) {}

  std::optional<Response> add(std::string_view piece) override {
    if (reader_.add(piece)) return std::nullopt;
    if (answer_) return std::move(answer_);
    return notice(asking_, 400, asking_.say("sign-in.not-done"),
                  asking_.say("mission.upload-malformed"), asking_.path);
  }

  void finish(Answer answer) override {
    if (!reader_.complete()) {
      return answer(notice(asking_, 400, asking_.say("sign-in.not-done"),
                           asking_.say("mission.upload-malformed"), asking_.path));
    }
    answer(proved_ ? keep() : not_proved());
  }

 private:
  Response not_proved() const {
    return notice(asking_, 403, asking_.say("sign-in.not-done"),
                  asking_.say("sign-in.refused.form"), asking_.path);
  }

  bool begin(const Multipart::Part& part) override {
    part_ = part;
    field_.clear();
    intake_.reset();
    if (!part.is_document || part.file_name.empty()) return true;
    // The token comes first in the form: without it not a byte is taken.
    if (!proved_) {
      answer_ = not_proved();
      return false;
    }
    auto intake = office::AttachmentIntake::begin(asking_.parts.office.archive(),
                                                  own_state(asking_), part.file_name);
    if (!intake) {
      answer_ = unavailable(asking_, intake.error());
      return false;
    }
    intake_.emplace(std::move(*intake));
    return true;
  }

  bool piece(std::string_view bytes) override {
    if (intake_) {
      if (auto added = intake_->add(bytes); !added) refuse(added.error());
    } else if (!part_.is_document) {
      if (field_.size() + bytes.size() > field_bytes_max) return false;
      field_ += bytes;
    }
    return true;
  }

  bool end() override {
    if (part_.name == "token") {
      proved_ = !asking_.token.empty() && people::same_secret(field_, asking_.token);
    }
    if (!intake_) return true;
    auto finished = intake_->finish();
    intake_.reset();
    if (!finished) {
      answer_ = unavailable(asking_, finished.error());
      return false;
    }
    if (*finished) {
      taken_.push_back(std::move(**finished));
    } else {
      refuse(finished->error());
    }
    return true;
  }

  /// Not this document; the others may come.
  void refuse(const procedure::Refusal& refusal) {
    intake_.reset();
    procedure::Refusal told = refusal;
    told.field = part_.file_name;
    told.facts["field"] = part_.file_name;
    refused_ += (refused_.empty() ? "" : " ") +
                publication::explain(asking_.words, asking_.parts.office.law(), told,
                                     asking_.parts.office.today())
                    .all();
  }

  Response keep() {
    people::Drafts drafts(asking_.parts.people);
    for (;;) {
      auto found = drafts.find(*asking_.acting, asking_.named.at(0));
      if (!found) return unavailable(asking_, found.error());
      if (!*found) return not_found(asking_);
      Draft draft = std::move((*found)->value);
      for (const auto& one : taken_) {
        if (draft.attachments.size() == limits::attachments_per_filing_max) {
          refused_ += (refused_.empty() ? "" : " ") + asking_.say("mission.too-many-documents");
          break;
        }
        std::erase_if(draft.attachments,
                      [&](const auto& other) { return other.digest == one.digest; });
        draft.attachments.push_back(one);
      }
      auto kept = drafts.keep(*asking_.acting, (*found)->id, std::move(draft), (*found)->version);
      if (kept) break;
      if (const auto* fault = std::get_if<Fault>(&kept.error())) {
        return unavailable(asking_, *fault);
      }
      const std::string& key = std::get<people::No>(kept.error()).key;
      // Another tab kept its page at this moment: on top of that.
      if (key != "changed-meanwhile") {
        return notice(asking_, 409, asking_.say("sign-in.not-done"),
                      asking_.say("mission.refused." + key), asking_.path);
      }
    }
    if (refused_.empty()) return go(asking_, asking_.path);
    return notice(asking_, 422, asking_.say("mission.not-attached"), refused_, asking_.path);
  }

  std::shared_ptr<const Request> request_;
  Asking asking_;
  Multipart reader_;
  Multipart::Part part_;
  std::string field_;
  bool proved_ = false;
  std::optional<office::AttachmentIntake> intake_;
  std::vector<procedure::Attachment> taken_;
  std::string refused_;
  std::optional<Response> answer_;
};

}  // namespace

std::unique_ptr<BodySink> receive_documents(std::shared_ptr<const Request> request, Asking asking) {
  const std::string boundary = Multipart::boundary_of(request->header("content-type"));
  if (boundary.empty()) return nullptr;
  return std::make_unique<DocumentsSink>(std::move(request), std::move(asking), boundary);
}

}  // namespace inviola::web::desks::mission
