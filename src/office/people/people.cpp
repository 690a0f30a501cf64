#include "office/people/people.h"

#include <algorithm>

#include "base/text.h"
#include "office/people/notices.h"
#include "office/people/passkeys.h"

namespace inviola::office::people {
namespace {

constexpr std::size_t name_bytes_max = 120;
constexpr std::size_t agent_bytes_max = 200;
constexpr std::size_t happenings_max = 50;  ///< of failures, and of the rest
constexpr std::size_t devices_max = 10;
constexpr std::int64_t minute = 60;
constexpr int tries_max = 20;  ///< of a change that another was quicker with
constexpr const char* password_place = "password";
constexpr const char* code_place = "code";
constexpr std::size_t secret_bytes = 32;

/// As user names are compared. An e-mail address keeps its signs.
std::string folded(std::string_view user_name) { return lower_ascii(trim(user_name)); }

/// "PERSON.SECRET", as the cookie has it.
struct Token {
  std::string person;
  std::string secret;
  std::string id() const { return person + "/" + digest_of(secret); }
};
std::optional<Token> read_token(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == text.npos || text.size() > 200 || text.find('/') != text.npos) return std::nullopt;
  return Token{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

disclosure::Viewer viewer_of(const procedure::Powers& powers) {
  if (powers.state) return disclosure::Viewer::of(*powers.state);
  if (powers.capacity == "auditor") return disclosure::Viewer::the_auditor();
  return disclosure::Viewer::the_desk();
}

std::string cut(std::string_view text, std::size_t most) {
  if (first_invalid_utf8(text)) return {};
  std::string out(text.substr(0, most));
  while (first_invalid_utf8(out)) out.pop_back();
  return out;
}

Fault changed_meanwhile() {
  return Fault{"change an account", "it was changed at the same moment; try again"};
}

Fault no_key() { return Fault{"keep the secrets of an account", "the account key was not opened"}; }

auto no(const char* key) { return failure(std::variant<No, Fault>(No{key})); }
auto failed(const Fault& fault) { return failure(std::variant<No, Fault>(fault)); }

std::string device_of(const Person& person, const Origin& origin) {
  if (origin.device.empty()) return {};
  const std::string digest = digest_of(origin.device);
  return std::ranges::find(person.devices, digest) == person.devices.end() ? std::string() : digest;
}

}  // namespace

Result<std::optional<Read<Person>>> People::person(const std::string& id) {
  return find<Person>(world_.papers, papers::person, id);
}

Result<std::vector<Read<Person>>> People::everybody() {
  return find_all<Person>(world_.papers, papers::person, "");
}

Result<std::optional<Read<Person>>> People::by_user_name(std::string_view user_name) {
  const std::string key = folded(user_name);
  if (key.empty() || key.size() > name_bytes_max || key.find('\0') != key.npos) return std::nullopt;
  const auto id = world_.papers.paper(papers::user_name, key);
  if (!id) return failure(id.error());
  if (!*id) return std::nullopt;
  return person((*id)->bytes);
}

Result<bool> People::keep(const char* kind, const std::string& id, std::string bytes,
                          std::uint64_t expected) {
  return world_.papers.keep(kind, id, std::move(bytes), expected);
}

// ── Signing in ───────────────────────────────────────────────────────────────────────────────────

Result<void> People::lock(Person& person) {
  if (!world_.key) return failure(no_key());
  person.password = world_.key->lock(world_.entropy, person.password, person.id, password_place);
  person.code_secret = world_.key->lock(world_.entropy, person.code_secret, person.id, code_place);
  return {};
}

Result<std::size_t> People::lock_what_is_in_clear() {
  auto all = everybody();
  if (!all) return failure(all.error());
  std::size_t count = 0;
  for (auto& [person, id, version] : *all) {
    const bool in_clear = !person.demonstration && !person.password.empty() &&
                          !AccountKey::is_locked(person.password);
    if (!in_clear) continue;
    if (auto locked = lock(person); !locked) return failure(locked.error());
    auto kept = keep(papers::person, id, written(person), version);
    if (!kept) return failure(kept.error());
    if (!*kept) return failure(changed_meanwhile());
    ++count;
  }
  return count;
}

bool People::password_holds(const Person& person, std::string_view password) {
  // A name that nobody has, or whose secrets are lost, costs as much time as any other.
  static const std::string nobody = hash_password("nobody has this password", cost_).value_or("");
  std::optional<std::string> hash;
  if (person.demonstration) {
    hash = person.password;
  } else if (world_.key) {
    hash = world_.key->open(person.password, person.id, password_place);
  }
  return matches(password, hash.value_or(nobody)) && hash.has_value();
}

bool People::code_holds(Person& person, std::string_view code) {
  const std::string plain = plain_code(code);
  std::optional<std::string> hex;
  if (person.demonstration) {
    hex = person.code_secret;
  } else if (world_.key) {
    hex = world_.key->open(person.code_secret, person.id, code_place);
  }
  const auto secret = hex ? from_hex(*hex) : std::nullopt;
  if (!secret) return false;
  // What everybody is shown may be used again within its half minute: visitors share it.
  const std::int64_t last = person.demonstration ? 0 : person.code_step;
  if (const auto step = step_of(plain, *secret, now(), last)) {
    person.code_step = *step;
    return true;
  }
  return std::erase(person.recovery, digest_of(plain)) > 0;
}

Result<std::variant<Tokens, NotSignedIn>> People::sign_in(const Attempt& attempt,
                                                          const Origin& origin) {
  auto found = by_user_name(attempt.user_name);
  if (!found) return failure(found.error());
  Throttle::Source source{origin.address, folded(attempt.user_name).substr(0, name_bytes_max), {}};
  if (*found) source.device = device_of((*found)->value, origin);
  if (const auto pause = throttle_.pause(source, now()); pause > 0) return NotSignedIn{pause};

  const Person known = *found ? (*found)->value : Person{};
  bool right = password_holds(known, attempt.password) && *found;
  // While that took its time others may have signed in to the same account, with the same code: it
  // is looked at as it is now.
  for (int tries = 0; right && tries < tries_max; ++tries) {
    auto now_known = person(known.id);
    if (!now_known) return failure(now_known.error());
    right = *now_known && (*now_known)->value.password == known.password &&
            code_holds((*now_known)->value, attempt.code);
    if (!right) break;
    auto tokens = try_to_begin(std::move(**now_known), origin, "signed-in");
    if (!tokens) return failure(tokens.error());
    if (!*tokens) continue;
    throttle_.succeeded(source);
    return std::move(**tokens);
  }
  if (right) return failure(changed_meanwhile());
  throttle_.failed(source, now());
  if (!*found) {
    tell("failed", {}, origin);
  } else if (auto noted = note(known, "failed", origin); !noted) {
    return failure(noted.error());
  }
  return NotSignedIn{};
}

Result<Tokens> People::begin(Read<Person> read, const Origin& origin, const char* what) {
  auto tokens = try_to_begin(std::move(read), origin, what);
  if (!tokens) return failure(tokens.error());
  if (!*tokens) return failure(changed_meanwhile());
  return std::move(**tokens);
}

Result<std::optional<Tokens>> People::try_to_begin(Read<Person> read, const Origin& origin,
                                                   const char* what) {
  Person& person = read.value;
  Tokens tokens;
  if (device_of(person, origin).empty()) {
    tokens.device = draw_token(world_.entropy);
    person.devices.push_back(digest_of(tokens.device));
    if (person.devices.size() > devices_max) person.devices.erase(person.devices.begin());
  }
  const Token token{person.id, draw_token(world_.entropy)};
  const SignIn sign_in{person.id, now(), now(), origin.address, cut(origin.agent, agent_bytes_max)};
  const PaperChange changes[] = {{papers::person, person.id, written(person), read.version},
                                 {papers::sign_in, token.id(), written(sign_in), 0}};
  auto kept = world_.papers.change(changes);
  if (!kept) return failure(kept.error());
  // The same code, used twice at one moment: one of the two wins.
  if (!*kept) return std::nullopt;
  if (auto noted = note(person, what, origin); !noted) return failure(noted.error());
  tokens.sign_in = token.person + "." + token.secret;
  tokens.person = std::move(person);
  return tokens;
}

Result<Presence> People::present(std::string_view text) {
  const auto token = read_token(text);
  if (!token) return Absence::none;
  const std::string id = token->id();
  auto found = find<SignIn>(world_.papers, papers::sign_in, id);
  if (!found) return failure(found.error());
  if (!*found) return Absence::none;
  SignIn& sign_in = (*found)->value;
  const std::int64_t at = now();
  if (at - sign_in.seen > periods_.idle || at - sign_in.began > periods_.absolute) {
    if (auto gone = world_.papers.remove(papers::sign_in, id, (*found)->version); !gone) {
      return failure(gone.error());
    }
    return Absence::expired;
  }
  if (at - sign_in.seen >= minute) {
    sign_in.seen = at;
    // Whether another request was quicker does not matter.
    if (auto kept = keep(papers::sign_in, id, written(sign_in), (*found)->version); !kept) {
      return failure(kept.error());
    }
  }
  auto person = this->person(sign_in.person);
  if (!person) return failure(person.error());
  if (!*person) return Absence::none;
  const auto desk = world_.office.seen_by(disclosure::Viewer::the_desk());
  auto powers = procedure::powers_on(*desk, procedure::Reference{(*person)->value.powers},
                                     world_.office.today());
  if (!powers) return Absence::powers_ended;
  disclosure::Viewer viewer = viewer_of(*powers);
  return Acting{std::move((*person)->value), std::move(*powers), std::move(viewer), id};
}

Result<void> People::sign_out(std::string_view text) {
  const auto token = read_token(text);
  if (!token) return {};
  const auto found = world_.papers.paper(papers::sign_in, token->id());
  if (!found) return failure(found.error());
  if (!*found) return {};
  auto gone = world_.papers.remove(papers::sign_in, token->id(), (*found)->version);
  if (!gone) return failure(gone.error());
  return {};
}

Result<std::size_t> People::sign_out_everywhere(const std::string& person,
                                                std::string_view except) {
  auto all = world_.papers.papers(papers::sign_in, person + "/");
  if (!all) return failure(all.error());
  std::size_t count = 0;
  for (const Paper& one : *all) {
    if (one.id == except) continue;
    // One that was used at this moment has another version: look again until it is gone.
    for (std::optional<Paper> paper = one; paper;) {
      auto gone = world_.papers.remove(papers::sign_in, paper->id, paper->version);
      if (!gone) return failure(gone.error());
      if (*gone) break;
      auto again = world_.papers.paper(papers::sign_in, paper->id);
      if (!again) return failure(again.error());
      paper = std::move(*again);
    }
    ++count;
  }
  return count;
}

// ── One's own account ────────────────────────────────────────────────────────────────────────────

Answered<void> People::confirm(const Acting& acting, const std::string& password,
                               const std::string& code, const Origin& origin) {
  Throttle::Source source{origin.address, folded(acting.person.user_name), acting.sign_in};
  if (throttle_.pause(source, now()) > 0) return no("pause");
  auto found = person(acting.person.id);
  if (!found) return failed(found.error());
  if (!*found) return no("unknown-person");
  Person& tried = (*found)->value;
  const bool right = password_holds(tried, password);
  if (!code_holds(tried, code) || !right) {
    throttle_.failed(source, now());
    return no("not-confirmed");
  }
  throttle_.succeeded(source);
  auto kept = keep(papers::person, tried.id, written(tried), (*found)->version);
  if (!kept) return failed(kept.error());
  if (!*kept) return failed(changed_meanwhile());
  return {};
}

Answered<Tokens> People::change_password(const Acting& acting, const std::string& old,
                                         const std::string& chosen, const Origin& origin) {
  Throttle::Source source{origin.address, folded(acting.person.user_name), acting.sign_in};
  if (throttle_.pause(source, now()) > 0) return no("pause");
  auto found = person(acting.person.id);
  if (!found) return failed(found.error());
  if (!*found) return no("unknown-person");
  Person& changed = (*found)->value;
  if (!password_holds(changed, old)) {
    throttle_.failed(source, now());
    return no("old-password");
  }
  if (const auto weak = weakness(chosen, changed.user_name)) return no(weak->c_str());
  auto hash = hash_password(chosen, cost_);
  if (!hash) return failed(hash.error());
  if (!world_.key) return failed(no_key());
  changed.password = world_.key->lock(world_.entropy, *hash, changed.id, password_place);
  changed.devices.clear();
  auto tokens = begin(std::move(**found), origin, "password-changed");
  if (!tokens) return failed(tokens.error());
  const auto kept = read_token(tokens->sign_in);
  auto ended = sign_out_everywhere(acting.person.id, kept ? kept->id() : "");
  if (!ended) return failed(ended.error());
  return std::move(*tokens);
}

Result<std::vector<Read<SignIn>>> People::sign_ins(const std::string& person) {
  auto all = find_all<SignIn>(world_.papers, papers::sign_in, person + "/");
  if (!all) return all;
  std::erase_if(*all, [&](const Read<SignIn>& one) {
    return now() - one.value.seen > periods_.idle || now() - one.value.began > periods_.absolute;
  });
  return all;
}

Result<std::vector<Happening>> People::history(const std::string& person) {
  auto found = find<std::vector<Happening>>(world_.papers, papers::history, person);
  if (!found) return failure(found.error());
  std::vector<Happening> out;
  if (*found) out.assign((*found)->value.rbegin(), (*found)->value.rend());
  return out;
}

/// "account 3f…: failed, from 192.0.2.1". A name that was typed is not told: it may be a password.
void People::tell(const char* what, std::string_view account, const Origin& origin) {
  if (!world_.journal) return;
  world_.journal((account.empty() ? std::string("no account") : "account " + std::string(account)) +
                 ": " + what +
                 (origin.address.empty() ? std::string() : ", from " + origin.address));
}

Result<void> People::note(const Person& about, const char* what, const Origin& origin) {
  const std::string& person = about.id;
  tell(what, person, origin);
  if (auto laid = lay_notice(world_.papers, world_.entropy, about, what, now()); !laid) {
    return failure(laid.error());
  }
  for (int i = 0; i < tries_max; ++i) {
    auto found = find<std::vector<Happening>>(world_.papers, papers::history, person);
    if (!found) return failure(found.error());
    std::vector<Happening> all = *found ? std::move((*found)->value) : std::vector<Happening>();
    all.push_back({now(), what, origin.address, cut(origin.agent, agent_bytes_max)});
    // Failures, which anyone can cause, never push out what the person did.
    const bool of_failures = all.back().what == "failed";
    const auto same = [&](const Happening& one) { return (one.what == "failed") == of_failures; };
    if (static_cast<std::size_t>(std::ranges::count_if(all, same)) > happenings_max) {
      all.erase(std::ranges::find_if(all, same));
    }
    auto kept = keep(papers::history, person, written(all), *found ? (*found)->version : 0);
    if (!kept) return failure(kept.error());
    if (*kept) return {};
  }
  return failure(changed_meanwhile());
}

// ── Invitations ──────────────────────────────────────────────────────────────────────────────────

Answered<void> People::may_be_proposed(const Invitation& invitation) {
  const std::string key = folded(invitation.user_name);
  if (key.empty() || key.size() > name_bytes_max || has_hidden_controls(key))
    return no("user-name");
  if (trim(invitation.name).empty() || invitation.name.size() > name_bytes_max) return no("name");
  const auto desk = world_.office.seen_by(disclosure::Viewer::the_desk());
  if (!procedure::powers_on(*desk, procedure::Reference{invitation.powers},
                            world_.office.today())) {
    return no("powers");
  }
  const auto taken = by_user_name(invitation.user_name);
  if (!taken) return failed(taken.error());
  if (*taken && (*taken)->value.id != invitation.recovers) return no("user-name-taken");
  if (!*taken && !invitation.recovers.empty()) return no("unknown-person");
  return {};
}

Answered<People::Proposed> People::propose(const Acting& acting, Invitation invitation) {
  if (!acting.on_the_desk()) return no("not-the-desk");
  if (auto may = may_be_proposed(invitation); !may) return failure(may.error());
  Proposed out{draw_token(world_.entropy, 8), draw_recovery_code(world_.entropy)};
  invitation.proposed_by = acting.person.id;
  invitation.confirmed_by.clear();
  invitation.link.clear();
  invitation.code = digest_of(plain_code(out.code));
  invitation.until = now() + periods_.invitation;
  auto kept = keep(papers::invitation, out.id, written(invitation), 0);
  if (!kept) return failed(kept.error());
  return out;
}

Answered<std::string> People::confirm(const Acting& acting, const std::string& id) {
  if (!acting.on_the_desk()) return no("not-the-desk");
  auto found = find<Invitation>(world_.papers, papers::invitation, id);
  if (!found) return failed(found.error());
  if (!*found || (*found)->value.until < now()) return no("no-invitation");
  Invitation& one = (*found)->value;
  if (one.proposed_by == acting.person.id) return no("same-person");
  if (!one.link.empty()) return no("confirmed-already");
  if (auto may = may_be_proposed(one); !may) return failure(may.error());
  const std::string secret = draw_token(world_.entropy);
  one.confirmed_by = acting.person.id;
  one.link = digest_of(secret);
  one.until = now() + periods_.invitation;
  auto kept = keep(papers::invitation, id, written(one), (*found)->version);
  if (!kept) return failed(kept.error());
  if (!*kept) return failed(changed_meanwhile());
  return secret;
}

Answered<void> People::drop(const Acting& acting, const std::string& id) {
  if (!acting.on_the_desk()) return no("not-the-desk");
  const auto found = world_.papers.paper(papers::invitation, id);
  if (!found) return failed(found.error());
  if (!*found) return no("no-invitation");
  auto gone = world_.papers.remove(papers::invitation, id, (*found)->version);
  if (!gone) return failed(gone.error());
  return {};
}

Answered<People::Invited> People::invite(Invitation invitation) {
  if (auto may = may_be_proposed(invitation); !may) return failure(may.error());
  Invited out{draw_token(world_.entropy, 8), draw_recovery_code(world_.entropy),
              draw_token(world_.entropy)};
  invitation.code = digest_of(plain_code(out.code));
  invitation.link = digest_of(out.link);
  invitation.until = now() + periods_.invitation;
  auto kept = keep(papers::invitation, out.id, written(invitation), 0);
  if (!kept) return failed(kept.error());
  return out;
}

Result<std::vector<Read<Invitation>>> People::invitations() {
  auto all = find_all<Invitation>(world_.papers, papers::invitation, "");
  if (all) std::erase_if(*all, [&](const auto& one) { return one.value.until < now(); });
  return all;
}

Result<std::optional<Read<Invitation>>> People::invitation(const std::string& id,
                                                           std::string_view link) {
  auto found = find<Invitation>(world_.papers, papers::invitation, id);
  if (!found) return found;
  const bool good = *found && !(*found)->value.link.empty() && (*found)->value.until >= now() &&
                    same_secret((*found)->value.link, digest_of(link));
  if (!good) return std::nullopt;
  return found;
}

Enrolment People::enrolment(const Invitation& invitation, std::string_view register_name,
                            std::string_view secret) {
  Enrolment out;
  out.secret = secret;
  std::string bytes = from_hex(secret).value_or("");
  if (bytes.size() != code_secret_bytes) {
    out.secret = draw_token(world_.entropy, code_secret_bytes);
    bytes = from_hex(out.secret).value_or("");
  }
  out.address = enrolment_address(bytes, invitation.user_name, register_name);
  const std::string letters = to_base32(bytes);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out.written += ' ';
    out.written += letters[i];
  }
  return out;
}

Answered<Accepted> People::accept(const std::string& id, std::string_view link,
                                  const Acceptance& acceptance) {
  constexpr int recovery_codes = 10;
  auto found = invitation(id, link);
  if (!found) return failed(found.error());
  if (!*found) return no("no-invitation");
  const Invitation& one = (*found)->value;
  // The code is guessed at no faster than a password.
  Throttle::Source source{"invitation", id, {}};
  if (throttle_.pause(source, now()) > 0) return no("pause");
  if (!same_secret(digest_of(plain_code(acceptance.code)), one.code)) {
    throttle_.failed(source, now());
    return no("code");
  }
  if (const auto weak = weakness(acceptance.password, one.user_name)) return no(weak->c_str());
  const auto secret = from_hex(acceptance.secret);
  if (!secret || secret->size() != code_secret_bytes) return no("one-time-code");
  const auto step = step_of(plain_code(acceptance.one_time_code), *secret, now(), 0);
  if (!step) return no("one-time-code");

  Accepted out;
  std::uint64_t person_version = 0;
  if (!one.recovers.empty()) {
    auto known = person(one.recovers);
    if (!known) return failed(known.error());
    if (!*known) return no("unknown-person");
    out.person = std::move((*known)->value);
    person_version = (*known)->version;
  } else {
    out.person.id = draw_token(world_.entropy, 8);
  }
  out.person.user_name = one.user_name;
  out.person.name = one.name;
  out.person.language = one.language;
  out.person.powers = one.powers;
  out.person.code_secret = acceptance.secret;
  out.person.code_step = *step;
  out.person.devices.clear();
  out.person.recovery.clear();
  for (int i = 0; i < recovery_codes; ++i) {
    out.recovery_codes.push_back(draw_recovery_code(world_.entropy));
    out.person.recovery.push_back(digest_of(plain_code(out.recovery_codes.back())));
  }
  auto hash = hash_password(acceptance.password, cost_);
  if (!hash) return failed(hash.error());
  out.person.password = std::move(*hash);
  if (auto locked = lock(out.person); !locked) return failed(locked.error());

  // Whoever recovers an account may have lost what its passkeys lie on.
  auto changes = removal_of_passkeys(world_.papers, out.person.id);
  if (!changes) return failed(changes.error());
  changes->push_back({papers::person, out.person.id, written(out.person), person_version});
  changes->push_back({papers::invitation, id, std::nullopt, (*found)->version});
  if (person_version == 0) {
    changes->push_back({papers::user_name, folded(one.user_name), out.person.id, 0});
  }
  auto kept = world_.papers.change(*changes);
  if (!kept) return failed(kept.error());
  if (!*kept) return no("user-name-taken");
  if (person_version != 0) {
    if (auto ended = sign_out_everywhere(out.person.id); !ended) return failed(ended.error());
  }
  const Origin nowhere;
  auto noted = note(out.person, person_version == 0 ? "accepted" : "recovered", nowhere);
  if (!noted) return failed(noted.error());
  return out;
}

Result<Person> People::make_demonstration_person(Person person, const std::string& password) {
  person.id = draw_token(world_.entropy, 8);
  person.code_secret = draw_token(world_.entropy, code_secret_bytes);
  person.demonstration = true;
  auto hash = hash_password(password, cost_);
  if (!hash) return failure(hash.error());
  person.password = std::move(*hash);
  const PaperChange changes[] = {{papers::person, person.id, written(person), 0},
                                 {papers::user_name, folded(person.user_name), person.id, 0}};
  auto kept = world_.papers.change(changes);
  if (!kept) return failure(kept.error());
  if (!*kept) return failure(Fault{"make " + person.user_name, "the name is taken"});
  return person;
}

}  // namespace inviola::office::people
