#include "web/api.h"

#include <array>
#include <charconv>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "office/attachments.h"
#include "office/exchange.h"
#include "office/keys.h"
#include "publication/pages/export.h"
#include "publication/refusals.h"
#include "web/attachment.h"
#include "web/languages.h"

namespace inviola::web {
namespace {

namespace json = boost::json;
namespace pages = publication::pages;
namespace people = office::people;
using office::Viewer;
using procedure::Refusal;

Response of_json(int status, const json::value& value, Keeping keeping = Keeping::never) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = print_json(value) + "\n";
  response.keeping = keeping;
  return response;
}

Response fault(int status, std::string code, std::string message) {
  return of_json(status, json::object{{"error", {{"code", code}, {"message", message}}}});
}

/// The status of a refusal: what is not there, what is there already, what one may not do; all else
/// is a filing that does not hold.
int status_of(const Refusal& refusal) {
  const std::string& code = refusal.code;
  if (code == "not-a-power-of" || code == "not-the-author" || code == "not-the-translator" ||
      code == "second-person") {
    return 403;
  }
  if (code == "unknown-communication" || code == "unknown-dossier") return 404;
  if (code.starts_with("already-") || code == "too-many-wait") return 409;
  if (code == "attachment-too-large" || code == "too-long") return 413;
  if (code == "attachment-kind") return 415;
  return 422;
}

Response malformed(const publication::Catalogue& words, const pages::BadField& field) {
  return of_json(400, json::object{{"error",
                                    {{"code", "malformed"},
                                     {"field", field.name},
                                     {"message", words.say("api.error.malformed")}}}});
}

/// What is said depends on the language asked for.
Response varying(Response response, const publication::Catalogue& words) {
  response.headers.emplace_back("Content-Language", tag(words.language()));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

Response not_found(const publication::Catalogue& catalogue) {
  return fault(404, "not-found", catalogue.say("api.error.not-found"));
}

constexpr std::string_view attachments_path = "/api/attachments/";

std::optional<std::uint64_t> number(std::optional<std::string_view> text) {
  std::uint64_t value = 0;
  if (!text) return std::nullopt;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size()) return std::nullopt;
  return value;
}

pages::Query query_of(const Request& request) {
  pages::Query query;
  for (const auto& [name, value] : request.query) query.emplace(name, value);
  return query;
}

}  // namespace

/// An attachment on its way to the archive.
class Api::AttachmentSink final : public BodySink {
 public:
  AttachmentSink(office::AttachmentIntake intake, const Api& api,
                 const publication::Catalogue& words)
      : intake_(std::move(intake)), api_(api), words_(words) {}

  std::optional<Response> add(std::string_view piece) override {
    const auto added = intake_.add(piece);
    if (added) return std::nullopt;
    return api_.refused(added.error(), words_);
  }

  void finish(Answer answer) override {
    const auto finished = intake_.finish();
    if (!finished)
      return answer(api_.unavailable(within("keep an attachment", finished.error()), words_));
    if (!*finished) return answer(api_.refused(finished->error(), words_));
    const procedure::Attachment& one = **finished;
    answer(of_json(201, json::object{{"digest", one.digest},
                                     {"name", one.name},
                                     {"media_type", one.media_type},
                                     {"size", one.size}}));
  }

 private:
  office::AttachmentIntake intake_;
  const Api& api_;
  const publication::Catalogue& words_;
};

Response Api::refused(const Refusal& refusal, const publication::Catalogue& words) const {
  const std::string message =
      publication::explain(words, office_.law(), refusal, office_.today()).all();
  return of_json(status_of(refusal),
                 json::object{{"error", office::print_refusal(refusal, message)}});
}

Response Api::unavailable(const Fault& why, const publication::Catalogue& words) const {
  if (report_) report_(why);
  return fault(503, "unavailable", words.say("api.error.unavailable"));
}

Response Api::of_put(const Result<people::Put, people::NotPut>& put,
                     const publication::Catalogue& words) const {
  if (put) {
    if (const auto* filed = std::get_if<office::Filed>(&*put)) {
      return of_json(201, office::print_filed(*filed));
    }
    return of_json(202, office::print_waits(words.say("api.waits")));
  }
  if (const auto* refusal = std::get_if<Refusal>(&put.error())) return refused(*refusal, words);
  if (const auto* rule = std::get_if<people::No>(&put.error())) {
    return fault(409, rule->key, words.say("sign-in.refused." + rule->key));
  }
  return unavailable(std::get<Fault>(put.error()), words);
}

Response Api::error(int status, std::string_view path) const {
  const publication::Catalogue& words = words_.in(Language::en);
  if (status == 413 && path.starts_with(attachments_path)) {
    return refused({.code = "attachment-too-large",
                    .field = "attachments",
                    .facts = {{"field", "attachments"}}},
                   words);
  }
  const auto code = [status] {
    switch (status) {
      case 405:
        return "method";
      case 408:
        return "too-slow";
      case 413:
        return "too-large";
      case 417:
        return "expectation";
      case 431:
        return "header-too-large";
      case 500:
        return "internal";
      case 501:
        return "transfer-coding";
      case 503:
        return "late";
      case 505:
        return "http-version";
      default:
        return "bad-request";
    }
  };
  return fault(status, code(), words.say(std::string("api.error.") + code()));
}

std::variant<Viewer, Response> Api::viewer_of(const Request& request) {
  const publication::Catalogue& words = words_for(request);
  const std::string_view given = request.header("authorization");
  if (given.empty()) return Viewer::the_public();
  constexpr std::string_view scheme = "Bearer ";
  const Response unknown = fault(401, "unknown-key", words.say("api.error.unknown-key"));
  if (!given.starts_with(scheme)) return unknown;
  const auto holder = office::holder_of(office_.archive(), given.substr(scheme.size()));
  if (!holder) return unavailable(within("look up a key", holder.error()), words);
  if (!*holder) return unknown;
  return **holder;
}

Admission Api::admit(const Request& request) {
  if (request.method != Method::put || !request.path.starts_with(attachments_path)) return {};
  const publication::Catalogue& words = words_for(request);
  auto viewer = viewer_of(request);
  if (auto* response = std::get_if<Response>(&viewer)) return std::move(*response);
  if (std::get<Viewer>(viewer).kind != Viewer::Kind::state) {
    return fault(401, "key-needed", words.say("api.error.key-needed"));
  }
  auto intake = office::AttachmentIntake::begin(office_.archive(), std::get<Viewer>(viewer).state,
                                                request.path.substr(attachments_path.size()));
  if (!intake) return unavailable(within("receive an attachment", intake.error()), words);
  return Streamed{std::make_unique<AttachmentSink>(std::move(*intake), *this, words),
                  limits::attachment_bytes_max + 1};
}

void Api::file(const Request& request, const Answer& answer) {
  const publication::Catalogue& words = words_for(request);
  auto viewer = viewer_of(request);
  if (auto* response = std::get_if<Response>(&viewer)) return answer(std::move(*response));
  const Viewer& author = std::get<Viewer>(viewer);
  if (author.kind != Viewer::Kind::state && author.kind != Viewer::Kind::desk) {
    return answer(fault(401, "key-needed", words.say("api.error.key-needed")));
  }
  auto submission = office::read_submission(request.body, author);
  if (!submission) return answer(refused(submission.error(), words));
  filings_.hand_in(std::move(*submission), people::Hand::program,
                   [this, &words, answer](const Result<people::Put, people::NotPut>& put) {
                     answer(of_put(put, words));
                   });
}

Response Api::receipt(const std::string& reference, const Viewer& viewer,
                      const publication::Catalogue& words) {
  auto found = office_.receipt(procedure::Reference{reference}, viewer);
  if (!found) return unavailable(within("make a receipt", found.error()), words);
  if (!*found) return not_found(words);
  const auto printed = parse_json(ledger::print_receipt(**found));
  return printed ? of_json(200, *printed) : not_found(words);
}

Response Api::consistency(const Request& request) {
  const publication::Catalogue& words = words_for(request);
  const auto from = number(request.asked("from"));
  const auto to = number(request.asked("to"));
  if (!from || !to) return fault(400, "malformed", words.say("api.error.malformed"));
  const auto proof = office_.consistency(ledger::RegisterSize{*from}, ledger::RegisterSize{*to});
  if (!proof) return fault(400, "malformed", words.say("api.error.malformed"));
  json::array hashes;
  for (const Digest& hash : *proof) hashes.push_back(json::string(to_base64(hash.view())));
  return of_json(200, json::object{{"from", *from}, {"to", *to}, {"proof", std::move(hashes)}});
}

Response Api::read(const Request& request) {
  const publication::Catalogue& words = words_for(request);
  auto viewer = viewer_of(request);
  if (auto* response = std::get_if<Response>(&viewer)) return std::move(*response);
  const std::string_view path = std::string_view(request.path).substr(5);
  if (path == "openapi.json") {
    Response response;
    response.content_type = "application/json";
    response.body = openapi_;
    response.keeping = Keeping::revalidate;
    return response;
  }
  const office::Published published = office_.published();
  if (path == "register") {
    return of_json(200, json::object{{"size", published.size.value()},
                                     {"checkpoint", published.checkpoint},
                                     {"verifier_key", published.verifier_key}});
  }
  if (path == "register/consistency") return consistency(request);
  if (path.starts_with("receipts/")) {
    return receipt(std::string(path.substr(9)), std::get<Viewer>(viewer), words);
  }
  if (path.starts_with("attachments/")) {
    const auto parts = split(path, '/');
    auto found = attachment(office_, std::get<Viewer>(viewer), parts.at(1), parts.at(2));
    return found.status == 404 ? not_found(words) : std::move(found);
  }
  const std::uint64_t version = office_.version();
  const auto seen = office_.seen_by(std::get<Viewer>(viewer));
  pages::Ground ground{seen, office_.law(), words, office_.today(), demonstration_};
  const bool searches = path == "dossiers" && !request.asked("q").value_or("").empty();
  const auto index = searches ? indexes_.of(ground, version) : nullptr;
  ground.index = index.get();
  return facts(ground, path, query_of(request));
}

Response Api::facts(const pages::Ground& ground, std::string_view path, const pages::Query& query) {
  const publication::Catalogue& words = ground.catalogue;
  const auto whole = [&](json::value value) { return of_json(200, value); };
  const auto found = [&](std::optional<json::value> value) {
    return value ? of_json(200, *value) : not_found(words);
  };
  const auto asked = [&](Result<json::value, pages::BadField> value) {
    return value ? of_json(200, *value) : malformed(words, value.error());
  };
  const std::vector<std::string_view> parts = split(path, '/');
  const std::string_view first = parts.front();
  if (parts.size() == 1) {
    if (first == "dossiers") return asked(pages::dossiers_json(ground, query));
    if (first == "states") return asked(pages::states_json(ground, query));
    if (first == "instruments") return asked(pages::instruments_json(ground, query));
    if (first == "mandates") return whole(pages::mandates_json(ground));
    if (first == "cycles") return whole(pages::cycles_json(ground));
    if (first == "record") return asked(pages::record_json(ground, query));
    if (first == "figures") return whole(pages::figures_json(ground));
    return not_found(words);
  }
  if (parts.size() != 2) return not_found(words);
  if (first == "dossiers") return found(pages::dossier_json(ground, parts[1]));
  if (first == "states") return found(pages::state_json(ground, parts[1]));
  if (first == "mandates") return found(pages::mandate_json(ground, parts[1]));
  if (path == "instruments/changes") return asked(pages::participation_json(ground, query));
  if (first == "instruments") {
    auto instrument = pages::instrument_json(ground, parts[1], query);
    return instrument ? found(std::move(*instrument)) : malformed(words, instrument.error());
  }
  const auto session = first == "cycles" ? number(parts[1]) : std::nullopt;
  if (!session || *session > 1000) return not_found(words);
  return found(pages::cycle_json(ground, mandate::AssemblySession{static_cast<int>(*session)}));
}

const publication::Catalogue& Api::words_for(const Request& request) const {
  return words_.in(preferred(request.header("accept-language"), words_.offered()));
}

Response Api::absent(const Request& request) const {
  const publication::Catalogue& words = words_for(request);
  return varying(request.method == Method::get
                     ? not_found(words)
                     : fault(405, "method", words.say("api.error.method")),
                 words);
}

void Api::answer(const Request& request, const Answer& answer) {
  const publication::Catalogue& words = words_for(request);
  const Answer in_language = [answer, &words](Response response) {
    answer(varying(std::move(response), words));
  };
  if (request.method == Method::post && request.path == "/api/acts") {
    return file(request, in_language);
  }
  if (request.method == Method::get) return in_language(read(request));
  in_language(fault(405, "method", words.say("api.error.method")));
}

}  // namespace inviola::web
