#include "office/keys.h"

#include <array>

namespace inviola::office {
namespace {

using disclosure::Viewer;

constexpr std::string_view prefix = "key/";
constexpr std::string_view ended = "ended";
constexpr std::size_t key_bytes_max = 200;

std::string setting_of_key(std::string_view key) { return std::string(prefix) + sha256(key).hex(); }

std::string print(const Viewer& viewer) {
  switch (viewer.kind) {
    case Viewer::Kind::everyone:
      return "public";
    case Viewer::Kind::state:
      return "state " + viewer.state.value();
    case Viewer::Kind::auditor:
      return "auditor";
    case Viewer::Kind::desk:
      return "desk";
  }
  return "public";
}

std::optional<Viewer> parse(std::string_view text) {
  if (text == "desk") return Viewer::the_desk();
  if (text == "auditor") return Viewer::the_auditor();
  if (text.starts_with("state "))
    return Viewer::of(mandate::StateCode{std::string(text.substr(6))});
  return std::nullopt;
}

}  // namespace

Result<std::string> make_key(Archive& archive, Entropy& entropy, const Viewer& viewer) {
  std::array<std::uint8_t, 32> drawn{};
  entropy.fill(drawn);
  std::string key =
      "inviola-" + to_hex({reinterpret_cast<const char*>(drawn.data()), drawn.size()});
  if (auto kept = archive.keep_setting(setting_of_key(key), print(viewer)); !kept) {
    return failure(within("keep a key", kept.error()));
  }
  return key;
}

Result<std::optional<Viewer>> holder_of(Archive& archive, std::string_view key) {
  if (key.empty() || key.size() > key_bytes_max) return std::nullopt;
  // Looked up by digest: how long it takes tells nothing of the keys that exist.
  const auto kept = archive.setting(setting_of_key(key));
  if (!kept) return failure(kept.error());
  return *kept ? parse(**kept) : std::nullopt;
}

Result<std::size_t> end_keys(Archive& archive, const Viewer& viewer) {
  const auto keys = archive.settings(prefix);
  if (!keys) return failure(keys.error());
  std::size_t count = 0;
  for (const auto& [name, holder] : *keys) {
    if (holder != print(viewer)) continue;
    if (auto kept = archive.keep_setting(name, ended); !kept) return failure(kept.error());
    ++count;
  }
  return count;
}

}  // namespace inviola::office
