#include "web/site.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "publication/mission_forms.h"
#include "publication/pages/about.h"
#include "publication/pages/addresses.h"
#include "publication/pages/communication.h"
#include "publication/pages/cycles.h"
#include "publication/pages/dossier.h"
#include "publication/pages/dossiers.h"
#include "publication/pages/figures.h"
#include "publication/pages/home.h"
#include "publication/pages/instruments.h"
#include "publication/pages/mandates.h"
#include "publication/pages/record.h"
#include "publication/pages/search.h"
#include "publication/pages/states.h"
#include "publication/report.h"
#include "publication/words.h"
#include "web/api.h"
#include "web/assets.h"
#include "web/attachment.h"
#include "web/desks/desks.h"
#include "web/downloads.h"
#include "web/languages.h"
#include "web/page_cache.h"
#include "web/render.h"
#include "web/routes.h"
#include "web/target.h"

namespace inviola::web {
namespace {

namespace pages = publication::pages;
using publication::Document;

constexpr std::string_view html = "text/html; charset=utf-8";

/// A page, or what stands in its place.
struct Shown {
  int status = 200;
  Document document;
};

pages::Query query_of(const Pairs& parameters) {
  pages::Query query;
  for (const auto& [name, value] : parameters) query.emplace(name, value);
  return query;
}

std::optional<mandate::AssemblySession> session_of(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return mandate::AssemblySession{value};
}

Shown found(const pages::Ground& ground, std::optional<Document> document) {
  if (document) return {200, std::move(*document)};
  return {404, pages::not_found_page(ground)};
}

Shown asked(const pages::Ground& ground, Result<Document, pages::BadField> document) {
  if (document) return {200, std::move(*document)};
  return {400, pages::bad_request_page(ground, document.error())};
}

/// The documents of a cycle: its page, the circular note, the report, the addendum, the agenda
/// entry.
Shown cycle(const pages::Ground& ground, const std::vector<std::string_view>& parts) {
  const auto session = session_of(parts[1]);
  if (!session) return found(ground, std::nullopt);
  if (parts.size() == 2) return found(ground, pages::cycle_page(ground, *session));
  if (parts.size() != 3) return found(ground, std::nullopt);
  if (parts[2] == "note") return found(ground, pages::cycle_note_page(ground, *session));
  const publication::Materials materials{ground.standing, ground.law, ground.catalogue};
  const publication::Composing composing{*session, ground.today, ground.demonstration};
  const auto of = [&](std::optional<publication::Composed> composed) {
    return found(ground, composed ? std::optional(std::move(composed->document)) : std::nullopt);
  };
  if (parts[2] == "report") return of(publication::report(materials, composing));
  if (parts[2] == "addendum") return of(publication::addendum(materials, composing));
  if (parts[2] == "agenda") return found(ground, publication::agenda_entry(materials, composing));
  return found(ground, std::nullopt);
}

/// A form for missions; for no State and for a report where none is asked for.
Shown form(const pages::Ground& ground, std::string_view kind, const pages::Query& query) {
  const auto known = publication::form_kind(kind);
  if (!known) return found(ground, std::nullopt);
  publication::FormFor wanted{
      .kind = *known, .state = {}, .on = ground.today, .demonstration = ground.demonstration};
  if (const auto asked = query.find("for"); asked != query.end()) {
    const auto purpose = publication::form_purpose(asked->second);
    if (!purpose) return found(ground, std::nullopt);
    wanted.purpose = *purpose;
  }
  if (const auto asked = query.find("state"); asked != query.end() && !asked->second.empty())
    wanted.state = mandate::StateCode{asked->second};
  return found(ground,
               publication::mission_form({ground.standing, ground.law, ground.catalogue}, wanted));
}

Shown page(const pages::Ground& ground, std::string_view path, const pages::Query& query,
           const pages::Evidence& evidence) {
  if (path == "/") return {200, pages::home_page(ground)};
  const std::vector<std::string_view> parts = split(path.substr(1), '/');
  const std::string_view first = parts.front();
  if (parts.size() == 1) {
    if (first == "dossiers") return asked(ground, pages::dossiers_page(ground, query));
    if (first == "figures") return asked(ground, pages::figures_page(ground, query));
    if (first == "search") return asked(ground, pages::search_page(ground, query));
    if (first == "states") return asked(ground, pages::states_page(ground, query));
    if (first == "instruments") return asked(ground, pages::instruments_page(ground, query));
    if (first == "mandates") return {200, pages::mandates_page(ground)};
    if (first == "cycles") return {200, pages::cycles_page(ground)};
    if (first == "record") return asked(ground, pages::record_page(ground, query));
    if (first == "about") return {200, pages::about_page(ground)};
    if (first == "verify") return {200, pages::verify_page(ground, evidence)};
    if (first == "api") return {200, pages::api_page(ground, "/api/openapi.json")};
    return found(ground, std::nullopt);
  }
  if (first == "cycles") return cycle(ground, parts);
  if (parts.size() != 2) return found(ground, std::nullopt);
  if (first == "communications") return found(ground, pages::communication_page(ground, parts[1]));
  if (first == "dossiers") return found(ground, pages::dossier_page(ground, parts[1]));
  if (first == "forms") return form(ground, parts[1], query);
  if (first == "states") return found(ground, pages::state_page(ground, parts[1]));
  if (first == "mandates") return found(ground, pages::mandate_page(ground, parts[1]));
  if (path == pages::address::participation()) {
    return asked(ground, pages::participation_page(ground, query));
  }
  if (first == "instruments") {
    auto document = pages::instrument_page(ground, parts[1], query);
    if (!document) return {400, pages::bad_request_page(ground, document.error())};
    return found(ground, std::move(*document));
  }
  return found(ground, std::nullopt);
}

/// Where a page is: its path without the language, its query.
struct Place {
  std::string path;
  Pairs query;
};

}  // namespace

struct Site::Rooms {
  SiteParts parts;
  PageCache kept_pages;
  Api api;
  desks::Desks desks;

  explicit Rooms(SiteParts given)
      : parts(std::move(given)),
        api(parts.office, parts.filings, parts.words, parts.openapi, parts.demonstration,
            parts.report),
        desks({parts.office, parts.people, parts.filings, parts.passkeys, parts.words,
               parts.typesetter, parts.register_name, parts.demonstration, parts.encrypted,
               parts.report}) {}

  /// The language of the address, if it is offered; else what the reader likes best of those.
  Language language_of(const Request& request) const;
  Chrome chrome(const Place& place, const pages::Ground& ground) const;
  Response put(const Shown& shown, const Place& place, const pages::Ground& ground) const;
  Response to_language(const Request& request) const;
  Response error(int status, Language language) const;
  Response print(const Shown& shown, const Form& form) const;
  Response show(const Request& request);
  Response for_programs(const pages::Ground& ground, const std::string& path,
                        const pages::Query& query, const office::Published& published);
};

Language Site::Rooms::language_of(const Request& request) const {
  const auto named = read_language(request.path).language;
  if (named && parts.words.find(*named)) return *named;
  return preferred(request.header("accept-language"), parts.words.offered());
}

Chrome Site::Rooms::chrome(const Place& at, const pages::Ground& ground) const {
  const publication::Catalogue& words = ground.catalogue;
  const std::string& path = at.path;
  const auto place = [&](const char* key, std::string target) {
    const bool current = target == "/" ? path == "/" : path.starts_with(target);
    return Chrome::Place{words.say(std::string("navigation.") + key), std::move(target), current};
  };
  Chrome chrome;
  chrome.language = words.language();
  chrome.site_title = words.say("site.name");
  chrome.words = Words::from(words);
  chrome.navigation = {place("dossiers", pages::address::dossiers()),
                       place("states", pages::address::states()),
                       place("instruments", pages::address::instruments()),
                       place("mandate", pages::address::mandates()),
                       place("cycle", pages::address::cycles()),
                       place("record", pages::address::record()),
                       place("figures", pages::address::figures()),
                       place("search", pages::address::search()),
                       place("register", pages::address::verify()),
                       place("about", pages::address::about()),
                       place("sign-in", "/sign-in")};
  if (ground.demonstration) {
    chrome.demonstration = words.say("demonstration.banner");
    chrome.today = words.say("demonstration.today", {{"today", ground.today}});
  }
  const Route* route = route_of(Method::get, path == "/" ? "/index.pdf" : path);
  for (const Form& form : forms(!route || path == "/" ? Offered::printed : route->offered)) {
    const std::string named = (path == "/" ? "/index" : path) + std::string(form.ending);
    chrome.alternatives.push_back({words.say(form.label), write_target(named, at.query),
                                   std::string(form.content_type), std::nullopt});
  }
  for (Chrome::Alternative& other : data_forms(words, path, at.query)) {
    chrome.alternatives.push_back(std::move(other));
  }
  for (const Language language : parts.words.offered()) {
    const publication::Catalogue& own = parts.words.in(language);
    const std::string name = publication::word_for(own, "page.language", tag(language));
    chrome.alternatives.push_back(
        {publication::capitalized(own, name), write_target(path, at.query), "", language});
  }
  chrome.footer.push_back(publication::plain(words.say("site.description")));
  chrome.footer.push_back(publication::plain(words.say("site.independent")));
  chrome.canonical = write_target(path, {});
  return chrome;
}

Response Site::Rooms::put(const Shown& shown, const Place& place,
                          const pages::Ground& ground) const {
  Chrome around = chrome(place, ground);
  if (shown.status != 200) {
    // What there is not, there is in no other form.
    std::erase_if(around.alternatives, [](const auto& one) { return !one.language; });
    around.canonical.clear();
  }
  Response response;
  response.status = shown.status;
  response.content_type = html;
  response.headers.emplace_back("Content-Language", tag(ground.catalogue.language()));
  response.body = render(shown.document, around);
  return response;
}

Response Site::Rooms::print(const Shown& shown, const Form& form) const {
  auto bytes = form.ending == ".docx"  ? parts.typesetter.docx(shown.document)
               : form.ending == ".xml" ? publication::print_akoma_ntoso(shown.document)
                                       : parts.typesetter.pdf(shown.document);
  Response response;
  if (!bytes) {
    response.status = 503;
    return response;
  }
  response.status = shown.status;
  response.content_type = form.content_type;
  response.headers.emplace_back("Content-Language", tag(shown.document.language));
  response.body = std::move(*bytes);
  response.keeping = Keeping::revalidate;
  return response;
}

Response Site::Rooms::show(const Request& request) {
  if (request.path.starts_with("/assets/")) {
    if (auto found = asset(request.path)) return std::move(*found);
  }
  if (request.path.starts_with("/attachments/")) {
    const auto path = split(std::string_view(request.path).substr(1), '/');
    if (path.size() == 3) {
      return attachment(parts.office, office::Viewer::the_public(), path[1], path[2]);
    }
  }
  const Addressed addressed = read_language(request.path);
  if (!addressed.language || !parts.words.find(*addressed.language) || addressed.path.empty()) {
    return to_language(request);
  }
  const Route* route = route_of(request.method, request.path);
  const Pairs parameters = route ? known_parameters(*route, request.query) : Pairs{};
  const std::uint64_t version = parts.office.version();
  const auto seen = parts.office.seen_by(office::Viewer::the_public());
  pages::Ground ground{seen, parts.office.law(), parts.words.in(*addressed.language),
                       parts.office.today(), parts.demonstration};
  const pages::Query query = query_of(parameters);
  const auto question = query.find("q");
  const bool searches = question != query.end() && !question->second.empty();
  const auto index = searches ? api.indexes().of(ground, version) : nullptr;
  ground.index = index.get();
  const office::Published published = parts.office.published();
  // What is asked for in words of one's own is not asked for twice.
  const PageCache::Moment moment{version, published.size.value(), ground.today};
  const std::string address = request.path + '?' + write_pairs(parameters);
  if (!searches) {
    if (auto kept = kept_pages.find(address, moment)) return std::move(*kept);
  }
  std::string path = addressed.path;
  const Form* form = route ? form_of(*route, path) : nullptr;
  if (form) path.resize(path.size() - form->ending.size());
  if (path == "/index") path = "/";
  if (!data_form_of(path).empty()) return for_programs(ground, path, query, published);
  Shown shown = route ? page(ground, path, query, {published.verifier_key, published.checkpoint})
                      : found(ground, std::nullopt);
  const auto keep = [&](Response made) {
    const bool lasting = route && !searches && made.status == 200;
    return lasting ? kept_pages.keep(address, moment, std::move(made)) : made;
  };
  if (form && shown.status == 200) return keep(print(shown, *form));
  Response response = put(shown, {path, parameters}, ground);
  response.keeping = Keeping::revalidate;
  response.compress = true;
  return keep(std::move(response));
}

/// What a program reads; in its place, where there is none, a page.
Response Site::Rooms::for_programs(const pages::Ground& ground, const std::string& path,
                                   const pages::Query& query, const office::Published& published) {
  const std::string_view form = data_form_of(path);
  const auto finish = [&](Response response) {
    response.headers.emplace_back("Content-Language", tag(ground.catalogue.language()));
    return response;
  };
  if (form == ".json") {
    const std::string_view facts = std::string_view(path).substr(1, path.size() - form.size() - 1);
    return finish(api.facts(ground, facts, query));
  }
  const std::string origin(split(published.checkpoint, '\n').front());
  auto found = download(ground, path, query, origin);
  if (found && found->status == 200) return finish(std::move(*found));
  return error(found ? found->status : 404, ground.catalogue.language());
}

/// An address without a language leads to the reader's.
Response Site::Rooms::to_language(const Request& request) const {
  const auto named = read_language(request.path);
  const bool bare = named.path.empty() && parts.words.find(*named.language) != nullptr;
  Response response;
  response.status = 302;
  response.headers.emplace_back(
      "Location",
      in_language(language_of(request), write_target(bare ? "/" : request.path, request.query)));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

Response Site::Rooms::error(int status, Language language) const {
  const auto seen = parts.office.seen_by(office::Viewer::the_public());
  const pages::Ground ground{seen, parts.office.law(), parts.words.in(language),
                             parts.office.today(), parts.demonstration};
  return put({status, status >= 500   ? pages::unavailable_page(ground)
                      : status == 404 ? pages::not_found_page(ground)
                                      : pages::bad_request_page(ground, {""})},
             {"/", {}}, ground);
}

Site::Site(SiteParts parts) : rooms_(std::make_unique<Rooms>(std::move(parts))) {}
Site::~Site() = default;

void Site::answer(Request request, Answer answer) {
  if (request.path.starts_with("/api/")) {
    const Route* route = route_of(request.method, request.path);
    if (!route) return answer(rooms_->api.absent(request));
    request.query = known_parameters(*route, request.query);
    return rooms_->api.answer(request, answer);
  }
  const Addressed addressed = read_language(request.path);
  if (addressed.language && rooms_->parts.words.find(*addressed.language) &&
      desks::Desks::hold(addressed.path)) {
    return rooms_->desks.answer(std::move(request), addressed.path, *addressed.language,
                                std::move(answer));
  }
  if (request.method == Method::get) return answer(rooms_->show(request));
  answer(rooms_->error(405, rooms_->language_of(request)));
}

Admission Site::admit(const Request& request) {
  const Addressed addressed = read_language(request.path);
  if (addressed.language && rooms_->parts.words.find(*addressed.language) &&
      desks::Desks::hold(addressed.path)) {
    return rooms_->desks.admit(request, addressed.path, *addressed.language);
  }
  if (!route_of(request.method, request.path)) return {};
  return rooms_->api.admit(request);
}

/// What the server refuses it has not read, so nobody knows the reader's language.
Response Site::error_page(int status, std::string_view path) {
  if (path.starts_with("/api/")) return rooms_->api.error(status, path);
  return rooms_->error(status, Language::en);
}

}  // namespace inviola::web
