#include "courier/settings.h"

#include <toml++/toml.h>

#include <filesystem>
#include <set>

#include "base/text.h"
#include "office/contacts.h"

namespace inviola::courier {
namespace {

/// Reads keys one by one and keeps the first that is wrong.
class Reading {
 public:
  Reading(const std::string& path, const toml::table& table) : path_(path), table_(table) {}

  std::string text(std::string_view key) {
    const toml::node* node = find(key);
    if (!node) return {};
    const auto value = node->value_exact<std::string>();
    if (!value) wrong(key, "must be a text in quotation marks");
    if (value && has_hidden_controls(*value)) wrong(key, "holds characters that cannot be seen");
    return value.value_or("");
  }
  int seconds(std::string_view key, int otherwise) {
    const toml::node* node = find(key);
    if (!node) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (value && *value >= 1 && *value <= 86'400) return static_cast<int>(*value);
    wrong(key, "must be a number of seconds from 1 to 86400");
    return otherwise;
  }
  void wrong(std::string_view key, const std::string& why) {
    if (fault_) return;
    const toml::node* node = table_.get(key);
    const auto line = node ? node->source().begin.line : 0;
    fault_ = Fault{"read " + path_ + (line ? ":" + std::to_string(line) : ""),
                   '"' + std::string(key) + "\" " + why};
  }
  void no_others() {
    for (const auto& [key, node] : table_) {
      if (!asked_.contains(key.str()))
        wrong(key.str(), "is not known here; see docs/operating/mail.md");
    }
  }
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  const toml::node* find(std::string_view key) {
    asked_.insert(std::string(key));
    return table_.get(key);
  }
  const std::string& path_;
  const toml::table& table_;
  std::set<std::string, std::less<>> asked_;
  std::optional<Fault> fault_;
};

std::string below(const std::string& folder, const std::string& path) {
  return path.empty() ? path : (std::filesystem::path(folder) / path).string();
}

bool has_scheme(std::string_view server) {
  return server.starts_with("smtp://") || server.starts_with("smtps://");
}

Settings read_table(Reading& reading, const std::string& folder) {
  Settings out;
  out.server = reading.text("server");
  out.pouch = below(folder, reading.text("pouch"));
  if (out.server.empty() == out.pouch.empty()) {
    reading.wrong(out.server.empty() ? "server" : "pouch",
                  "and its other cannot stand together or both be missing: give \"server\" or "
                  "\"pouch\"");
  }
  if (!out.server.empty() && !has_scheme(out.server)) {
    reading.wrong("server", "must begin with smtp:// or smtps://");
  }
  const std::string tls = reading.text("tls");
  if (!tls.empty() && tls != "required" && tls != "none") {
    reading.wrong("tls", "must be \"required\" or \"none\"");
  }
  out.encrypted = tls.empty() ? !is_loopback(out.server) : tls == "required";
  if (out.server.starts_with("smtps://")) out.encrypted = true;
  if (!out.encrypted && !is_loopback(out.server) && !out.server.empty()) {
    reading.wrong("tls", "may be \"none\" only for a server on this machine");
  }
  out.user = reading.text("user");
  out.password = reading.text("password");
  if (out.user.empty() != out.password.empty()) {
    reading.wrong(out.user.empty() ? "password" : "user", "stands alone: give both or none");
  }
  out.authority = below(folder, reading.text("authority"));
  out.from = reading.text("from");
  if (const std::string why = office::why_no_address(out.from); !why.empty()) {
    reading.wrong("from", why);
  }
  out.site = reading.text("site");
  if (!out.site.empty() && !out.site.starts_with("https://") && !out.site.starts_with("http://")) {
    reading.wrong("site", "must begin with https:// or http://");
  }
  while (out.site.ends_with('/')) out.site.pop_back();
  const std::string language = reading.text("language");
  const auto known = language_of(language);
  if (!language.empty() && !known) reading.wrong("language", "must be ar, zh, en, fr, ru or es");
  out.language = known.value_or(Language::en);
  out.timeout_seconds = reading.seconds("timeout", out.timeout_seconds);
  out.every_seconds = reading.seconds("every", out.every_seconds);
  reading.no_others();
  return out;
}

}  // namespace

bool is_loopback(std::string_view server) {
  const std::size_t scheme = server.find("://");
  if (scheme == std::string_view::npos) return false;
  std::string_view host = server.substr(scheme + 3);
  host = host.substr(0, host.find('/'));
  if (const auto at = host.rfind('@'); at != std::string_view::npos) return false;
  if (host.starts_with("[::1]")) return true;
  host = host.substr(0, host.find(':'));
  if (host == "localhost") return true;
  return host.starts_with("127.") &&
         host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Result<Settings> read_settings(const std::string& path, std::string_view text,
                               const std::string& folder) {
  try {
    const toml::table table = toml::parse(text, path);
    Reading reading(path, table);
    Settings out = read_table(reading, folder);
    if (reading.fault()) return failure(*reading.fault());
    return out;
  } catch (const toml::parse_error& error) {
    return failure(Fault{"read " + path + ":" + std::to_string(error.source().begin.line),
                         std::string(error.description())});
  }
}

}  // namespace inviola::courier
