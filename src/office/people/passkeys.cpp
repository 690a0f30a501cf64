#include "office/people/passkeys.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <algorithm>
#include <memory>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace inviola::office::people {
namespace {

constexpr std::int64_t challenge_seconds = 5 * 60;
constexpr std::size_t drawn_bytes = 16;
constexpr std::size_t moment_bytes = 8;
constexpr std::size_t credential_bytes_max = 1023;  // Web Authentication, 4
constexpr std::size_t data_bytes_max = 4096;
constexpr std::size_t called_bytes_max = 120;

auto not_taken(const char* key) { return failure(std::variant<No, Fault>(No{key})); }
auto not_kept_at_all(const Fault& fault) { return failure(std::variant<No, Fault>(fault)); }

const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
std::string as_text(const unsigned char* bytes, std::size_t size) {
  return bytes ? std::string(reinterpret_cast<const char*>(bytes), size) : std::string();
}

/// RFC 4648, section 5, without padding: the form of a challenge within client data.
std::optional<std::string> from_base64url(std::string text) {
  if (text.find_first_of("+/=") != text.npos) return std::nullopt;
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  text.append((4 - text.size() % 4) % 4, '=');
  return from_base64(text);
}

struct Credential {
  std::string id;
  std::string key;
  int algorithm = 0;
  std::int64_t count = 0;
};

/// The credential in the authenticator data, if it is for the relying party and its holder was
/// there and was verified. The library reads the structure; what attestation there is counts for
/// nothing, so there is no signature to look at.
std::optional<Credential> read_attested(const Attested& made, const std::string& relying_party) {
  constexpr std::uint8_t present_and_verified = 0x05;
  const auto free = [](fido_cred_t* one) { fido_cred_free(&one); };
  for (const int algorithm : {COSE_ES256, COSE_EDDSA, COSE_RS256}) {
    const std::unique_ptr<fido_cred_t, decltype(free)> read(fido_cred_new(), free);
    if (!read || fido_cred_set_type(read.get(), algorithm) != FIDO_OK ||
        fido_cred_set_authdata_raw(read.get(), as_bytes(made.authenticator_data),
                                   made.authenticator_data.size()) != FIDO_OK) {
      continue;
    }
    const Digest expected = sha256(relying_party);
    if (!std::string_view(made.authenticator_data).starts_with(expected.view())) return {};
    if ((fido_cred_flags(read.get()) & present_and_verified) != present_and_verified) return {};
    return Credential{as_text(fido_cred_id_ptr(read.get()), fido_cred_id_len(read.get())),
                      as_text(fido_cred_pubkey_ptr(read.get()), fido_cred_pubkey_len(read.get())),
                      algorithm, static_cast<std::int64_t>(fido_cred_sigcount(read.get()))};
  }
  return std::nullopt;
}

bool signature_holds(fido_assert_t* asserted, const Passkey& passkey) {
  const std::string key = from_hex(passkey.key).value_or("");
  if (passkey.algorithm == COSE_ES256) {
    es256_pk_t* read = es256_pk_new();
    const bool holds = read && es256_pk_from_ptr(read, key.data(), key.size()) == FIDO_OK &&
                       fido_assert_verify(asserted, 0, COSE_ES256, read) == FIDO_OK;
    es256_pk_free(&read);
    return holds;
  }
  if (passkey.algorithm == COSE_RS256) {  // what some computers keep in their chip
    rs256_pk_t* read = rs256_pk_new();
    const bool holds = read && rs256_pk_from_ptr(read, key.data(), key.size()) == FIDO_OK &&
                       fido_assert_verify(asserted, 0, COSE_RS256, read) == FIDO_OK;
    rs256_pk_free(&read);
    return holds;
  }
  eddsa_pk_t* read = eddsa_pk_new();
  const bool holds = read && passkey.algorithm == COSE_EDDSA &&
                     eddsa_pk_from_ptr(read, key.data(), key.size()) == FIDO_OK &&
                     fido_assert_verify(asserted, 0, COSE_EDDSA, read) == FIDO_OK;
  eddsa_pk_free(&read);
  return holds;
}

/// The count that comes with a signature of this passkey for the relying party, its holder present
/// and verified; nothing if it is none.
std::optional<std::int64_t> count_of(const Asserted& given, const Passkey& passkey,
                                     const std::string& relying_party) {
  const auto free = [](fido_assert_t* one) { fido_assert_free(&one); };
  const std::unique_ptr<fido_assert_t, decltype(free)> read(fido_assert_new(), free);
  const Digest signed_over = sha256(given.client_data);
  const bool right = read && fido_assert_set_rp(read.get(), relying_party.c_str()) == FIDO_OK &&
                     fido_assert_set_clientdata_hash(read.get(), signed_over.bytes.data(),
                                                     signed_over.bytes.size()) == FIDO_OK &&
                     fido_assert_set_up(read.get(), FIDO_OPT_TRUE) == FIDO_OK &&
                     fido_assert_set_uv(read.get(), FIDO_OPT_TRUE) == FIDO_OK &&
                     fido_assert_set_count(read.get(), 1) == FIDO_OK &&
                     fido_assert_set_authdata_raw(read.get(), 0, as_bytes(given.authenticator_data),
                                                  given.authenticator_data.size()) == FIDO_OK &&
                     fido_assert_set_sig(read.get(), 0, as_bytes(given.signature),
                                         given.signature.size()) == FIDO_OK &&
                     signature_holds(read.get(), passkey);
  if (!right) return std::nullopt;
  return static_cast<std::int64_t>(fido_assert_sigcount(read.get(), 0));
}

std::string digest_of_credential(std::string_view id) { return sha256(id).hex(); }

}  // namespace

std::optional<std::string> relying_party_of(std::string_view site) {
  const bool encrypted = site.starts_with("https://");
  if (!encrypted && !site.starts_with("http://")) return std::nullopt;
  const std::string_view rest = site.substr(encrypted ? 8 : 7);
  const auto colon = rest.find(':');
  const std::string host(rest.substr(0, colon));
  const std::string_view port = colon == rest.npos ? "" : rest.substr(colon + 1);
  const auto only = [](std::string_view text, std::string_view signs) {
    return text.find_first_not_of(signs) == text.npos;
  };
  const bool a_name = !host.empty() && only(host, "abcdefghijklmnopqrstuvwxyz0123456789.-") &&
                      !only(host, "0123456789.");
  const bool a_port =
      colon == rest.npos || (!port.empty() && port.size() <= 5 && only(port, "0123456789"));
  if (!a_name || !a_port || (!encrypted && host != "localhost")) return std::nullopt;
  return host;
}

Result<std::vector<PaperChange>> removal_of_passkeys(Housekeeping& papers,
                                                     const std::string& person) {
  std::vector<PaperChange> out;
  auto all = papers.papers(papers::passkey, person + "/");
  if (!all) return failure(all.error());
  for (const Paper& one : *all) {
    out.push_back({papers::passkey, one.id, std::nullopt, one.version});
    const std::string digest = one.id.substr(person.size() + 1);
    auto known = papers.paper(papers::credential, digest);
    if (!known) return failure(known.error());
    if (*known) out.push_back({papers::credential, digest, std::nullopt, (*known)->version});
  }
  return out;
}

Passkeys::Passkeys(People& people, std::string site)
    : people_(people),
      site_(std::move(site)),
      relying_party_(relying_party_of(site_).value_or("")),
      secret_(*from_hex(draw_token(people.entropy(), crypto_auth_KEYBYTES))) {}

// ── Challenges ───────────────────────────────────────────────────────────────────────────────────

std::string Passkeys::mark(Purpose purpose, const std::string& token,
                           std::string_view drawn) const {
  std::string message(purpose == Purpose::make ? "make" : "sign in");
  message.append(1, '\0').append(token).append(1, '\0').append(drawn);
  std::string out(crypto_auth_BYTES, '\0');
  crypto_auth(reinterpret_cast<unsigned char*>(out.data()), as_bytes(message), message.size(),
              as_bytes(secret_));
  return out;
}

std::string Passkeys::challenge(Purpose purpose, const std::string& token) {
  std::string out = *from_hex(draw_token(people_.entropy(), drawn_bytes));
  const auto now = static_cast<std::uint64_t>(people_.now());
  for (std::size_t i = 0; i < moment_bytes; ++i) {
    out += static_cast<char>(now >> (8 * (moment_bytes - 1 - i)) & 0xff);
  }
  return out + mark(purpose, token, out);
}

std::optional<std::string> Passkeys::answered(std::string_view client_data, Purpose purpose,
                                              const std::string& token) {
  const auto value = parse_json(client_data);
  if (!value || !value->is_object()) return std::nullopt;
  const auto& object = value->get_object();
  const auto text = [&](std::string_view name) {
    const auto* member = object.if_contains(name);
    return member && member->is_string() ? std::string(member->get_string()) : std::string();
  };
  const auto* crossing = object.if_contains("crossOrigin");
  if (crossing && !(crossing->is_bool() && !crossing->get_bool())) return std::nullopt;
  if (text("type") != (purpose == Purpose::make ? "webauthn.create" : "webauthn.get") ||
      text("origin") != site_) {
    return std::nullopt;
  }
  auto challenge = from_base64url(text("challenge"));
  constexpr std::size_t before_mark = drawn_bytes + moment_bytes;
  if (!challenge || challenge->size() != before_mark + crypto_auth_BYTES) return std::nullopt;
  const std::string drawn = challenge->substr(0, before_mark);
  if (!same_secret(challenge->substr(before_mark), mark(purpose, token, drawn))) {
    return std::nullopt;
  }
  std::uint64_t given_at = 0;
  for (const char one : drawn.substr(drawn_bytes)) {
    given_at = given_at << 8 | static_cast<unsigned char>(one);
  }
  if (people_.now() - static_cast<std::int64_t>(given_at) > challenge_seconds) return std::nullopt;
  return challenge;
}

bool Passkeys::use_up(const std::string& challenge) {
  const std::scoped_lock lock(mutex_);
  const std::int64_t now = people_.now();
  std::erase_if(used_up_, [&](const auto& one) { return one.second < now; });
  return used_up_.emplace(challenge, now + challenge_seconds).second;
}

// ── One's own ────────────────────────────────────────────────────────────────────────────────────

bool Passkeys::may_be_called(std::string_view name) {
  const std::string_view called = trim(name);
  return !called.empty() && called.size() <= called_bytes_max && !has_hidden_controls(called);
}

Answered<void> Passkeys::add(const Acting& acting, const std::string& name, const Attested& made,
                             const std::string& token, const Origin& origin) {
  const std::string person = acting.person.id;
  // What opens an account that is everybody's would be everybody's too.
  if (acting.person.demonstration) return not_taken("demonstration-passkey");
  if (!may_be_called(name)) return not_taken("passkey-name");
  if (!offered() || made.client_data.size() > data_bytes_max ||
      made.authenticator_data.size() > data_bytes_max) {
    return not_taken("passkey");
  }
  const auto challenge = answered(made.client_data, Purpose::make, token);
  const auto read = challenge ? read_attested(made, relying_party_) : std::nullopt;
  if (!read || read->id.empty() || read->id.size() > credential_bytes_max)
    return not_taken("passkey");
  auto all = of(person);
  if (!all) return not_kept_at_all(all.error());
  if (all->size() >= limits::passkeys_per_person_max) return not_taken("too-many-passkeys");
  if (!use_up(*challenge)) return not_taken("passkey");
  const std::string digest = digest_of_credential(read->id);
  const Passkey passkey{.person = person,
                        .name = std::string(trim(name)),
                        .credential = to_hex(read->id),
                        .key = to_hex(read->key),
                        .algorithm = read->algorithm,
                        .count = read->count,
                        .made = people_.now()};
  // One credential belongs to one account.
  const PaperChange changes[] = {{papers::passkey, person + "/" + digest, written(passkey), 0},
                                 {papers::credential, digest, person, 0}};
  auto kept = people_.papers().change(changes);
  if (!kept) return not_kept_at_all(kept.error());
  if (!*kept) return not_taken("passkey");
  if (auto noted = people_.note(acting.person, "passkey-added", origin); !noted) {
    return not_kept_at_all(noted.error());
  }
  return {};
}

Result<std::vector<Read<Passkey>>> Passkeys::of(const std::string& person) {
  return find_all<Passkey>(people_.papers(), papers::passkey, person + "/");
}

Answered<void> Passkeys::remove(const Acting& acting, const std::string& id, const Origin& origin) {
  Housekeeping& papers = people_.papers();
  if (!id.starts_with(acting.person.id + "/")) return not_taken("no-passkey");
  auto found = papers.paper(papers::passkey, id);
  if (!found) return not_kept_at_all(found.error());
  if (!*found) return not_taken("no-passkey");
  const std::string digest = id.substr(acting.person.id.size() + 1);
  auto known = papers.paper(papers::credential, digest);
  if (!known) return not_kept_at_all(known.error());
  std::vector<PaperChange> changes{{papers::passkey, id, std::nullopt, (*found)->version}};
  if (*known) changes.push_back({papers::credential, digest, std::nullopt, (*known)->version});
  auto gone = papers.change(changes);
  if (!gone) return not_kept_at_all(gone.error());
  if (!*gone) return not_taken("changed-meanwhile");
  if (auto noted = people_.note(acting.person, "passkey-removed", origin); !noted) {
    return not_kept_at_all(noted.error());
  }
  return {};
}

// ── Signing in ───────────────────────────────────────────────────────────────────────────────────

Result<std::variant<Tokens, NotSignedIn>> Passkeys::sign_in(const Asserted& asserted,
                                                            const std::string& token,
                                                            const Origin& origin) {
  const bool bounded = asserted.credential.size() <= credential_bytes_max &&
                       asserted.user.size() <= limits::paper_name_bytes_max / 2 &&
                       asserted.client_data.size() <= data_bytes_max &&
                       asserted.authenticator_data.size() <= data_bytes_max &&
                       asserted.signature.size() <= data_bytes_max;
  const auto challenge =
      offered() && bounded ? answered(asserted.client_data, Purpose::sign_in, token) : std::nullopt;
  if (!challenge || asserted.user.find_first_not_of("0123456789abcdef") != asserted.user.npos) {
    return NotSignedIn{};
  }
  const std::string id = asserted.user + "/" + digest_of_credential(asserted.credential);
  auto found = find<Passkey>(people_.papers(), papers::passkey, id);
  if (!found) return failure(found.error());
  auto person = people_.person(asserted.user);
  if (!person) return failure(person.error());
  if (!*found || !*person) return NotSignedIn{};
  Passkey& passkey = (*found)->value;
  const auto count = count_of(asserted, passkey, relying_party_);
  if (!count) {
    if (auto noted = people_.note((*person)->value, "failed", origin); !noted) {
      return failure(noted.error());
    }
    return NotSignedIn{};
  }
  // One that counts counts on. Else there are two of it: the person is told.
  if ((*count != 0 || passkey.count != 0) && *count <= passkey.count) {
    if (auto noted = people_.note((*person)->value, "passkey-refused", origin); !noted) {
      return failure(noted.error());
    }
    return NotSignedIn{};
  }
  if (!use_up(*challenge)) return NotSignedIn{};
  passkey.count = *count;
  passkey.used = people_.now();
  auto kept = people_.papers().keep(papers::passkey, id, written(passkey), (*found)->version);
  if (!kept) return failure(kept.error());
  if (!*kept) return NotSignedIn{};
  auto tokens = people_.begin(std::move(**person), origin, "signed-in-passkey");
  if (!tokens) return failure(tokens.error());
  return std::move(*tokens);
}

}  // namespace inviola::office::people
