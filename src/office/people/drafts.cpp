#include "office/people/drafts.h"

#include <algorithm>

#include "base/limits.h"

namespace inviola::office::people {
namespace {

std::string draft_paper(const Acting& acting, const std::string& id) {
  return acting.party() + "/" + id;
}

auto draft_refused(const char* key) { return failure(std::variant<No, Fault>(No{key})); }
auto draft_failed(const Fault& fault) { return failure(std::variant<No, Fault>(fault)); }

}  // namespace

std::string Draft::answer(std::string_view wanted) const {
  for (const DraftAnswer& one : answers) {
    if (one.name == wanted) return one.value;
  }
  return {};
}

std::vector<std::string> Draft::all(std::string_view wanted) const {
  std::vector<std::string> out;
  for (const DraftAnswer& one : answers) {
    if (one.name == wanted) out.push_back(one.value);
  }
  return out;
}

Result<std::vector<Read<Draft>>> Drafts::all(const Acting& acting) {
  const std::string prefix = draft_paper(acting, "");
  auto found = find_all<Draft>(people_.papers(), papers::draft, prefix);
  if (!found) return found;
  for (auto& one : *found) one.id.erase(0, prefix.size());
  std::ranges::stable_sort(*found, std::greater{}, [](const auto& one) { return one.value.at; });
  return found;
}

Result<std::optional<Read<Draft>>> Drafts::find(const Acting& acting, const std::string& id) {
  // Longer than any of ours: the keeping-place would call it a fault.
  if (id.size() > limits::paper_name_bytes_max / 2) return std::nullopt;
  auto found = people::find<Draft>(people_.papers(), papers::draft, draft_paper(acting, id));
  if (found && *found) (*found)->id = id;
  return found;
}

Answered<std::string> Drafts::begin(const Acting& acting, Draft draft) {
  auto now = all(acting);
  if (!now) return draft_failed(now.error());
  if (now->size() >= limits::drafts_per_state_max) return draft_refused("too-many-drafts");
  const std::string id = draw_token(people_.entropy(), 8);
  auto kept = keep(acting, id, std::move(draft), 0);
  if (!kept) return failure(kept.error());
  return id;
}

Answered<void> Drafts::keep(const Acting& acting, const std::string& id, Draft draft,
                            std::uint64_t version) {
  draft.by = acting.person.id;
  draft.name = acting.person.name;
  draft.at = people_.now();
  std::string bytes = written(draft);
  if (bytes.size() > limits::paper_bytes_max) return draft_refused("draft-too-long");
  auto kept =
      people_.papers().keep(papers::draft, draft_paper(acting, id), std::move(bytes), version);
  if (!kept) return draft_failed(kept.error());
  if (!*kept) return draft_refused("changed-meanwhile");
  return {};
}

Result<void> Drafts::remove(const Acting& acting, const std::string& id) {
  // Changed between the look and the removal: looked at again, for it is to be gone.
  for (;;) {
    auto found = find(acting, id);
    if (!found) return failure(found.error());
    if (!*found) return {};
    auto gone = people_.papers().remove(papers::draft, draft_paper(acting, id), (*found)->version);
    if (!gone) return failure(gone.error());
    if (*gone) return {};
  }
}

}  // namespace inviola::office::people
