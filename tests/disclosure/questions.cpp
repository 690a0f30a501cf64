#include "questions.h"

#include "base/json.h"
#include "base/text.h"
#include "procedure/codec.h"
#include "web/assets.h"
#include "web/languages.h"
#include "web/target.h"

namespace inviola::worlds {
namespace {

using namespace procedure;
namespace json = boost::json;

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  if (from.empty()) return;
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// As it stands in HTML, too.
std::string escaped(std::string text) {
  replace_all(text, "+", "&#43;");
  return text;
}

}  // namespace

std::string Question::address() const {
  static constexpr const char* methods[] = {"GET", "POST", "PUT"};
  std::string out = std::string(methods[static_cast<int>(request.method)]) + " " + request.path;
  char separator = '?';
  for (const auto& [name, value] : request.query) {
    out += separator + name + "=" + value;
    separator = '&';
  }
  if (!request.body.empty()) out += " " + request.body;
  return out;
}

std::string Questions::standing_for(std::string_view place) {
  const auto reference = [&](const std::vector<Reference>& all) {
    if (history_.hidden() && chance_.one_in(2)) {
      return chance_.of(history_.hidden_references()).value();
    }
    if (all.empty() || chance_.one_in(8)) return std::string("ZZZZ-ZZZZ");
    return chance_.of(all).value();
  };
  if (place == "{dossier}") return reference(history_.occurrences());
  if (place == "{communication}") {
    // The hidden one is asked for itself; what else hangs on it has no attachments.
    if (history_.hidden() && chance_.one_in(3)) return history_.hidden()->value();
    if (!history_.communications().empty()) return chance_.of(history_.communications()).value();
    return reference({});
  }
  if (place == "{act}") return reference(history_.acts());
  if (place == "{attachment}") return chance_.of<std::string>({"1", "1", "1", "1", "2", "0", "x"});
  if (place == "{state}") return chance_.one_in(9) ? "XXQ" : chance_.of(cast()).value();
  if (place == "{instrument}") return chance_.of<std::string>({"III-3", "XVIII-7", "IX-9"});
  if (place == "{mandate}") {
    return chance_.of<std::string>({"A-RES-71-145", "A-RES-71-145", "A-RES-69-121", "A-RES-1-1"});
  }
  if (place == "{session}") return chance_.of<std::string>({"71", "73", "73", "75", "999", "x"});
  if (place == "{asset}") return web::stylesheet_path().substr(sizeof("/assets/") - 1);
  if (place == "{name}") return chance_.of<std::string>({"note.txt", "note.pdf", "note"});
  give_up("a route has the place " + std::string(place) +
          ": say in tests/disclosure/questions.cpp what stands there");
}

std::string Questions::value_of(std::string_view parameter) {
  if (parameter == "host" || parameter == "sending") {
    return chance_.one_in(9) ? "??" : chance_.of(cast()).value();
  }
  if (parameter == "state") return chance_.one_in(9) ? "XXQ" : chance_.of(cast()).value();
  if (parameter == "for") {
    return chance_.of<std::string>({"report", "follow-up", "views", "x"});
  }
  if (parameter == "year") return chance_.of<std::string>({"2016", "2017", "2018", "1", "x"});
  if (parameter == "nature") return chance_.of<std::string>({"arson", "bombing", "theft", "x"});
  if (parameter == "silence") {
    return chance_.of<std::string>({"answered", "not_yet_due", "never_answered", "x"});
  }
  if (parameter == "q") {
    if (history_.hidden() && chance_.one_in(3)) {
      return chance_.of(history_.hidden_references()).value();
    }
    return chance_.of<std::string>(
        {"arson", "said", "hidden", "words", "state", "2018", "!", "的"});
  }
  if (parameter == "page") return chance_.of<std::string>({"1", "2", "99999", "0", "x"});
  if (parameter == "region") return chance_.of<std::string>({"african-group", "none", "x"});
  if (parameter == "on") return chance_.of<std::string>({"2018-01-01", "1995-05-05", "2018", "x"});
  if (parameter == "from") return chance_.of<std::string>({"0", "1", "2", "2017-01-01", "x"});
  if (parameter == "until") return chance_.of<std::string>({"2018-01-01", "2016-01-01", "x"});
  if (parameter == "figure") {
    return chance_.of<std::string>({"host", "sending", "reported", "asked", "never_answered", "x"});
  }
  if (parameter == "to") return chance_.of<std::string>({"1", "2", "3", "999999", "x"});
  give_up("a route reads the parameter " + std::string(parameter) +
          ": say in tests/disclosure/questions.cpp which values it takes");
}

std::string Questions::filing() {
  const auto about = [&] {
    if (history_.hidden_references().empty()) return Reference{"ZZZZ-ZZZZ"};
    return chance_.of(history_.hidden_references());
  };
  const Statement words{Language::en, "I ask."};
  const std::vector<Body> bodies{
      FollowedUp{.about = about(),
                 .elements = {{Element::justice, Answer::reported, {}, "said"}},
                 .statement = words},
      Corrected{about(), std::nullopt, words},
      Withdrawn{about(), words},
      Withheld{about(), {Audience::secretary_general, {}}},
      Released{about(), {}},
      Acknowledged{about()},
      Commented{about(), true, {about()}, words},
      Translated{about(), "statement", {Language::fr, "Je demande."}},
      TranslationWithdrawn{about(), words},
      ProtectionAnswered{about(), words},
      MeansAgreed{about(), "negotiation", words},
      GoodOfficesAnswered{about(), true, words},
      DisputeNotified{{mandate::StateCode{"XGR"}}, about(), words},
      Circulated{about()},
      Joined{about(), about()},
  };
  if (history_.hidden_attachment() && chance_.one_in(6)) {
    // To name a document by its digest is no way to learn that another filed it.
    ViewsSubmitted views{.statement = words, .attachments = {*history_.hidden_attachment()}};
    views.attachments.front().name = "mine.txt";
    return print_json(json::object{{"act", encode_body(views)}});
  }
  if (chance_.one_in(12)) return R"({"act":{"kind":"reported","occurrences":[{"reference":"A"}]}})";
  if (chance_.one_in(12)) return "{";
  return print_json(json::object{{"act", encode_body(chance_.of(bodies))}});
}

Question Questions::of(const web::Route& route) {
  Question out;
  out.route = &route;
  out.request.method = route.method;
  if (route.pattern == "/") {
    out.request.path = "/";
  } else {
    for (const std::string_view part : split(route.pattern.substr(1), '/')) {
      out.request.path += '/';
      out.request.path += part.starts_with('{') ? standing_for(part) : std::string(part);
    }
  }
  if (const auto& forms = web::forms(route.offered); !forms.empty() && chance_.one_in(3)) {
    out.request.path += chance_.of(forms).ending;
  }
  static const std::vector<Language> languages{Language::en, Language::en, Language::fr,
                                               Language::ar, Language::zh};
  // Without one it is answered by leading to one.
  if (!chance_.one_in(12)) {
    out.request.path = web::in_language(chance_.of(languages), out.request.path);
  }
  for (const std::string_view parameter : route.parameters) {
    // All at once would find nothing.
    const std::string value = value_of(parameter);
    if (chance_.one_in(3)) out.request.query.emplace_back(std::string(parameter), value);
  }
  if (route.method == web::Method::post) out.request.body = filing();
  if (route.method == web::Method::put) out.request.body = "Plain words.\n";
  return out;
}

Question Questions::of(const web::desks::Route& route, const std::vector<std::string>& drafts) {
  Question out;
  out.request.method = route.method;
  const bool of_draft = route.path.starts_with("/mission/drafts/");
  const std::string asked = chance_.one_in(2)   ? standing_for("{dossier}")
                            : chance_.one_in(2) ? standing_for("{act}")
                                                : standing_for("{communication}");
  const bool of_invitation = route.path == "/mission/comments/*";
  int place = 0;
  for (const std::string_view part : split(route.path.substr(1), '/')) {
    out.request.path += '/';
    if (part != "*") {
      out.request.path += part;
    } else if (of_draft) {
      const bool none = drafts.empty() || chance_.one_in(9);
      out.request.path += place++ > 0
                              ? chance_.of<std::string>({"check", "check", "audience", "account",
                                                         "answer", "alert", "event-1"})
                          : none ? std::string("none")
                                 : chance_.of(drafts);
    } else if (of_invitation && !history_.invitations().empty()) {
      out.request.path += chance_.of(history_.invitations()).value();
    } else {
      out.request.path += place++ > 0 ? chance_.of<std::string>({"1", "2"}) : asked;
    }
  }
  out.request.path = web::in_language(Language::en, out.request.path);
  if (route.method != web::Method::post) return out;
  web::Pairs form{
      {"about", asked},
      {"act", asked},
      {"id", "none"},
      {"do", chance_.of<std::string>({"next", "send", "leave", "comment", "agree", "withdraw"})},
      {"once", "form-" + std::to_string(chance_.below(50))},
      {"kind", chance_.of<std::string>({"alert", "report", "follow-up", "follow-up", "views",
                                        "correction", "withdrawal", "restriction"})},
      {"manner", "one"},
      {"contact", chance_.of<std::string>({"mission", "capital", "Legal section"})},
      {"mission", chance_.of<std::string>({"chancery@mission.example", "chancery", ""})},
      {"capital", chance_.of<std::string>({"capital@ministry.example", ""})},
      {"language", chance_.of<std::string>({"fr", ""})},
      {"justice", "under_inquiry"},
      {"audience", chance_.of<std::string>({"everyone", "states_concerned"})},
      {"entries", asked},
      {"of", asked + "/statement"},
      {"translation", asked},
      {"language", chance_.of<std::string>({"fr", "ar", "en"})},
      {"words", "Said by one who does not know."}};
  out.request.body = web::write_pairs(form);
  return out;
}

Question Questions::mistaken() {
  Question out;
  const std::string reference = standing_for("{dossier}");
  const std::vector<std::string> paths{"/nothing",
                                       "/dossiers/",
                                       "/dossiers/" + reference + "/",
                                       "/dossiers/" + reference + "/attachments",
                                       "/attachments/" + reference,
                                       "/communications",
                                       "/communications/" + reference + "/1",
                                       "/index",
                                       "/cycles/73/" + reference,
                                       "/api/nothing",
                                       "/api/acts",
                                       "/api/acts/" + reference,
                                       "/api/dossiers/" + reference + "/1",
                                       "/dossiers/" + reference + ".pdf.pdf"};
  out.request.path = chance_.of(paths);
  if (chance_.one_in(2)) out.request.path = web::in_language(Language::en, out.request.path);
  if (chance_.one_in(4)) out.request.method = web::Method::post;
  if (chance_.one_in(3)) out.request.query.emplace_back("reference", reference);
  return out;
}

std::string comparable(const Question& question, const web::Response& response,
                       const office::Published& published) {
  std::string body = response.payload ? response.payload->bytes : response.body;
  const std::string_view pattern = question.route ? question.route->pattern : "";
  const std::string& path = question.request.path;
  if (pattern == "/verify" || pattern == "/api/register") {
    if (path.ends_with(".pdf")) {
      body = "a PDF of the same";
    } else {
      std::vector<std::string_view> lines = split(published.checkpoint, '\n');
      // Origin, size, root, an empty line, the signature.
      const std::string size(lines.at(1));
      for (const std::string_view line : {lines.at(2), split(lines.at(4), ' ').back()}) {
        replace_all(body, std::string(line), "HASH");
        replace_all(body, escaped(std::string(line)), "HASH");
      }
      replace_all(body, ">" + size + "<", ">SIZE<");
      replace_all(body, "\"size\":" + size, "\"size\":SIZE");
      replace_all(body, "\\n" + size + "\\n", "\\nSIZE\\n");
    }
  } else if (pattern == "/api/register/consistency") {
    body = "a proof between two sizes, or none";
  } else if (pattern == "/api/acts" || pattern == "/api/receipts/{act}") {
    if (auto value = parse_json(body); value && value->is_object()) {
      if (value->get_object().erase("receipt") > 0) body = print_json(*value);
      if (value->get_object().contains("salt")) body = "a receipt of one's own";
    }
  }
  std::string out = std::to_string(response.status) + "\n" + response.content_type + "\n";
  for (const auto& [name, value] : response.headers) out += name + ": " + value + "\n";
  out += std::to_string(static_cast<int>(response.keeping)) + (response.compress ? " z" : "");
  return out + "\n\n" + body;
}

}  // namespace inviola::worlds
