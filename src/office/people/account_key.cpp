#include "office/people/account_key.h"

#include <sodium.h>

#include <algorithm>

#include "base/limits.h"
#include "office/people/paper.h"
#include "office/people/person.h"

namespace inviola::office::people {
namespace {

constexpr std::string_view locked_prefix = "locked:";
constexpr const char* kind = "account-key";
constexpr const char* the_one = "digest";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string place(std::string_view account, std::string_view what) {
  return "inviola account " + std::string(account) + " " + std::string(what);
}

}  // namespace

AccountKey AccountKey::draw(Entropy& entropy) {
  AccountKey out;
  entropy.fill(out.bytes_);
  return out;
}

std::optional<AccountKey> AccountKey::read(std::string_view hex) {
  const auto bytes = from_hex(hex);
  AccountKey out;
  if (!bytes || bytes->size() != out.bytes_.size()) return std::nullopt;
  std::ranges::copy(*bytes, out.bytes_.begin());
  return out;
}

std::string AccountKey::written() const {
  return to_hex({reinterpret_cast<const char*>(bytes_.data()), bytes_.size()});
}

std::string AccountKey::digest() const { return sha256("inviola account key ", written()).hex(); }

std::string AccountKey::lock(Entropy& entropy, std::string_view secret, std::string_view account,
                             std::string_view what) const {
  std::string out(nonce_bytes + secret.size() + tag_bytes, '\0');
  entropy.fill({bytes_of(out), nonce_bytes});
  const std::string bound = place(account, what);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + nonce_bytes, nullptr, bytes_of(secret),
                                             secret.size(), bytes_of(std::string_view(bound)),
                                             bound.size(), nullptr, bytes_of(out), bytes_.data());
  return std::string(locked_prefix) + to_base64(out);
}

std::optional<std::string> AccountKey::open(std::string_view locked, std::string_view account,
                                            std::string_view what) const {
  if (!is_locked(locked)) return std::nullopt;
  const auto bytes = from_base64(locked.substr(locked_prefix.size()));
  if (!bytes || bytes->size() < nonce_bytes + tag_bytes) return std::nullopt;
  std::string out(bytes->size() - nonce_bytes - tag_bytes, '\0');
  const std::string bound = place(account, what);
  const auto given = std::string_view(*bytes);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          bytes_of(out), nullptr, nullptr, bytes_of(given.substr(nonce_bytes)),
          given.size() - nonce_bytes, bytes_of(std::string_view(bound)), bound.size(),
          bytes_of(given), bytes_.data()) != 0) {
    return std::nullopt;
  }
  return out;
}

bool AccountKey::is_locked(std::string_view text) { return text.starts_with(locked_prefix); }

Result<KeyFits> fits(Housekeeping& papers, const std::optional<AccountKey>& key) {
  const auto known = papers.paper(kind, the_one);
  if (!known) return failure(known.error());
  if (!*known) return KeyFits::none_yet;
  return key && (*known)->bytes == key->digest() ? KeyFits::yes : KeyFits::no;
}

Result<void> take_up(Housekeeping& papers, const AccountKey& key) {
  const auto known = papers.paper(kind, the_one);
  if (!known) return failure(known.error());
  auto kept = papers.keep(kind, the_one, key.digest(), *known ? (*known)->version : 0);
  if (!kept) return failure(kept.error());
  if (!*kept) return failure(Fault{"take up the account key", "another program did so just now"});
  return {};
}

Result<std::vector<std::string>> replace_lost_key(Housekeeping& papers, const AccountKey& key) {
  auto everybody = find_all<Person>(papers, papers::person, "");
  if (!everybody) return failure(everybody.error());
  std::vector<std::string> out;
  for (auto& [person, id, version] : *everybody) {
    if (person.demonstration) continue;
    out.push_back(person.user_name);
    person.password.clear();
    person.code_secret.clear();
    auto kept = papers.keep(papers::person, id, written(person), version);
    if (!kept) return failure(kept.error());
    if (!*kept) return failure(Fault{"empty an account", "another program changed it just now"});
  }
  if (auto taken = take_up(papers, key); !taken) return failure(taken.error());
  return out;
}

}  // namespace inviola::office::people
