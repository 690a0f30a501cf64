#include "web/desks/desks.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <thread>

#include "base/limits.h"
#include "base/text.h"
#include "office/people/secrets.h"
#include "web/desks/cookies.h"
#include "web/desks/line.h"
#include "web/desks/routes.h"
#include "web/desks/sign_in/sign_in.h"
#include "web/target.h"

namespace inviola::web::desks {
namespace {

using cookies::Name;

/// Passwords: each takes a processor for a tenth of a second, and 32 MiB. So many are tried at once
/// as there are processors, and as many wait as have their turn before the server calls an answer
/// late.
WaitingLine::Manner slow_manner() {
  const std::size_t processors = std::thread::hardware_concurrency();
  return {.hands = std::clamp<std::size_t>(processors, 1, 8),
          .waiting_max = 600,
          .bytes_max = 16u << 20};
}
constexpr WaitingLine::Manner manner{.hands = 2};

constexpr std::array<std::string_view, 7> places{
    "/documents", "/sign-in", "/sign-out", "/account", "/mission", "/invitation", "/desk"};

/// Whether a form can only have been sent from a page of ours, as far as the browser says. With our
/// Referrer-Policy an Origin may be "null"; then the form's token decides alone.
bool from_here(const Request& request) {
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const std::string_view origin = request.header("origin");
  if (origin.empty() || origin == "null") return true;
  const std::string host(request.header("host"));
  return origin == "http://" + host || origin == "https://" + host;
}

bool is_form(const Request& request) {
  const auto parts = split(request.header("content-type"), ';');
  return lower_ascii(trim(parts.front())) == "application/x-www-form-urlencoded";
}

/// What a form of this person, or of this visitor, must carry. It tells nothing of the cookie.
std::string token_of(std::string_view cookie) {
  return cookie.empty() ? std::string() : people::digest_of("form " + std::string(cookie));
}

bool admits(For whom, const people::Acting& acting) {
  switch (whom) {
    case For::anyone:
    case For::signed_in:
      return true;
    case For::state:
      return acting.for_a_state();
    case For::desk:
      return acting.on_the_desk();
  }
  return false;
}

}  // namespace

struct Desks::Rooms {
  explicit Rooms(Parts given) : parts(std::move(given)) {}
  Parts parts;
  std::vector<Route> routes = all_routes();
  WaitingLine slow{slow_manner()};
  WaitingLine line{manner};

  Asking asking_of(const Request& request, const Matched& matched, std::string path,
                   Language language) const;
  /// Finds out who asks. A fault: the papers could not be read.
  Result<void> recognise(Asking& asking) const;
  Response answer(Asking& asking, const Matched& matched);
  Response answer_form(Asking& asking, const Route& route);
};

Asking Desks::Rooms::asking_of(const Request& request, const Matched& matched, std::string path,
                               Language language) const {
  return {.parts = parts,
          .request = request,
          .words = parts.words.in(language),
          .path = std::move(path),
          .named = matched.named,
          .form = {},
          .acting = {},
          .token = {},
          .origin = {request.peer, std::string(request.header("user-agent")),
                     cookies::value_of(request, Name::device, parts.encrypted)}};
}

Result<void> Desks::Rooms::recognise(Asking& asking) const {
  const Request& request = asking.request;
  const std::string sign_in = cookies::value_of(request, Name::sign_in, parts.encrypted);
  auto presence = parts.people.present(sign_in);
  if (!presence) return failure(presence.error());
  if (auto* acting = std::get_if<people::Acting>(&*presence)) {
    asking.acting = std::move(*acting);
    asking.token = token_of(sign_in);
  } else {
    asking.absence = std::get<people::Absence>(*presence);
    asking.token = token_of(cookies::value_of(request, Name::visitor, parts.encrypted));
  }
  return {};
}

Response Desks::Rooms::answer_form(Asking& asking, const Route& route) {
  if (!is_form(asking.request) || !from_here(asking.request)) return sign_in::form_refused(asking);
  auto form = read_pairs(asking.request.body);
  if (!form) return sign_in::form_refused(asking);
  asking.form = std::move(*form);
  if (route.whom != For::anyone && !asking.acting) return sign_in::sign_in_first(asking);
  if (asking.token.empty() || !people::same_secret(asking.field("token"), asking.token)) {
    return sign_in::form_refused(asking);
  }
  return route.answer(asking);
}

Response Desks::Rooms::answer(Asking& asking, const Matched& matched) {
  if (auto known = recognise(asking); !known) return unavailable(asking, known.error());
  if (matched.route == nullptr) return not_found(asking);
  const Route& route = *matched.route;
  if (asking.acting && !admits(route.whom, *asking.acting)) return not_found(asking);
  if (asking.request.method == Method::post) return answer_form(asking, route);
  if (route.whom != For::anyone && !asking.acting) return sign_in::sign_in_first(asking);
  return route.answer(asking);
}

Desks::Desks(Parts parts) : rooms_(std::make_unique<Rooms>(std::move(parts))) {}
Desks::~Desks() = default;

bool Desks::hold(std::string_view path) {
  return std::ranges::any_of(places, [&](std::string_view place) {
    return path == place || (path.starts_with(place) && path[place.size()] == '/');
  });
}

Admission Desks::admit(const Request& request, const std::string& path, Language language) {
  const Matched matched = match(rooms_->routes, request.method, path);
  const bool documents = matched.route != nullptr && matched.route->receive != nullptr &&
                         lower_ascii(request.header("content-type")).starts_with("multipart/");
  if (!documents) return {};
  const auto kept = std::make_shared<const Request>(request);
  Asking asking = rooms_->asking_of(*kept, matched, path, language);
  if (auto known = rooms_->recognise(asking); !known) return unavailable(asking, known.error());
  if (asking.acting && !admits(matched.route->whom, *asking.acting)) return not_found(asking);
  // The documents cannot be kept through signing in: one comes back to the page and sends them
  // again.
  if (!asking.acting) {
    return go(asking, write_target("/sign-in", {{"next", path}}));
  }
  if (!from_here(request)) return sign_in::form_refused(asking);
  if (const std::string_view length = request.header("content-length");
      length.size() > 9 ||
      std::strtoull(std::string(length).c_str(), nullptr, 10) > limits::upload_bytes_max) {
    return notice(asking, 413, asking.say("mission.not-attached"),
                  asking.say("mission.upload-too-large"), path);
  }
  auto sink = matched.route->receive(kept, asking);
  if (!sink) return sign_in::form_refused(asking);
  return Streamed{std::move(sink), limits::upload_bytes_max};
}

void Desks::answer(Request request, std::string path, Language language, Answer answer) {
  const bool posted = request.method == Method::post;
  const auto kept = std::make_shared<const Request>(std::move(request));
  Matched matched = match(rooms_->routes, kept->method, path);
  const bool slow = matched.route != nullptr && matched.route->slow && posted;
  auto asking_of = [rooms = rooms_.get(), kept, matched, path, language] {
    return rooms->asking_of(*kept, matched, path, language);
  };
  auto work = [rooms = rooms_.get(), asking_of, matched, answer] {
    Asking asking = asking_of();
    answer(rooms->answer(asking, matched));
  };
  if (!posted) return work();
  (slow ? rooms_->slow : rooms_->line)
      .put({.from = kept->peer,
            .bytes = kept->body.size(),
            .act = std::move(work),
            .turn_away = [asking_of, answer] { answer(too_many(asking_of())); }});
}

}  // namespace inviola::web::desks
