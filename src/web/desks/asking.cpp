#include "web/desks/asking.h"

#include "publication/pages/about.h"
#include "publication/refusals.h"
#include "publication/words.h"
#include "web/assets.h"
#include "web/desks/chrome.h"
#include "web/languages.h"

namespace inviola::web::desks {
namespace {

using components::Pen;
using namespace literals;
using publication::Document;

constexpr std::string_view html_type = "text/html; charset=utf-8";

Response bare(const Asking& asking, int status) {
  Response response;
  response.status = status;
  response.content_type = html_type;
  response.headers.emplace_back("Content-Language", tag(asking.words.language()));
  return response;
}

}  // namespace

std::string Asking::field(std::string_view name) const {
  for (const auto& [key, value] : form) {
    if (key == name) return value;
  }
  return {};
}

std::vector<std::string> Asking::fields(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& [key, value] : form) {
    if (key == name) out.push_back(value);
  }
  return out;
}

Response show(const Asking& asking, const Page& page) {
  Response response = bare(asking, page.status);
  response.scripted = page.scripted;
  Chrome chrome = chrome_of(asking);
  chrome.scripted = page.scripted;
  Document document;
  document.language = asking.words.language();
  document.title = page.title;
  Pen pen{.chrome = chrome, .language = document.language};
  components::open_frame(pen, document);
  components::open_page(pen, page.title);
  if (page.draw) page.draw(pen);
  components::close_page(pen);
  components::close_frame(pen);
  response.body = std::move(pen.html).text();
  response.headers.insert(response.headers.end(), page.headers.begin(), page.headers.end());
  return response;
}

Response show(const Asking& asking, Document document, const std::function<void(Pen&)>& then) {
  Response response = bare(asking, 200);
  const Chrome chrome = chrome_of(asking);
  Pen pen{.chrome = chrome, .language = document.language, .footnotes = document.footnotes.size()};
  components::open_frame(pen, document);
  components::draw_sheet(pen, document);
  if (then) {
    // What stands under it flows as the parts of any page do.
    pen.html << "<article class=\"page\">\n"_html;
    then(pen);
    components::close_page(pen);
  }
  components::close_frame(pen);
  response.body = std::move(pen.html).text();
  return response;
}

Response print(const Asking& asking, const Document& document) {
  auto pdf = asking.parts.typesetter.pdf(document);
  if (!pdf) return unavailable(asking, pdf.error());
  Response response = bare(asking, 200);
  response.content_type = "application/pdf";
  response.body = std::move(*pdf);
  return response;
}

Response go(const Asking& asking, std::string_view path, Pairs headers) {
  Response response;
  response.status = 303;
  response.headers = std::move(headers);
  response.headers.emplace_back("Location", in_language(asking.words.language(), path));
  return response;
}

Response not_found(const Asking& asking) {
  const Seen seen(asking);
  Response response = show(asking, publication::pages::not_found_page(seen.ground));
  response.status = 404;
  return response;
}

Response unavailable(const Asking& asking, const Fault& fault) {
  if (asking.parts.report) asking.parts.report(within("answer " + asking.path, fault));
  const Seen seen(asking);
  Response response = show(asking, publication::pages::unavailable_page(seen.ground));
  response.status = 503;
  return response;
}

Response notice(const Asking& asking, int status, const std::string& title,
                const std::string& words, const std::string& way) {
  return show(asking,
              {.status = status,
               .title = title,
               .draw =
                   [&](Pen& pen) {
                     using namespace literals;
                     components::draw(pen, publication::Notice{publication::Notice::Kind::caution,
                                                               publication::plain(words)});
                     components::draw(
                         pen, publication::Paragraph{
                                  .number = {},
                                  .line = {publication::link(asking.say("sign-in.on"), way)},
                                  .sources = {}});
                   },
               .headers = {}});
}

Response too_many(const Asking& asking) {
  Response response = notice(asking, 503, asking.say("page.unavailable.title"),
                             asking.say("api.error.unavailable"), asking.path);
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

std::string why(const Asking& asking, const people::No& rule) {
  return asking.say("sign-in.refused." + rule.key);
}

std::string why(const Asking& asking, const people::NotPut& failed) {
  if (const auto* rule = std::get_if<people::No>(&failed)) return why(asking, *rule);
  if (const auto* refusal = std::get_if<procedure::Refusal>(&failed)) {
    return publication::explain(asking.words, asking.parts.office.law(), *refusal,
                                asking.parts.office.today())
        .all();
  }
  return asking.say("sign-in.refused.world");
}

Seen::Seen(const Asking& asking)
    : standing(asking.parts.office.seen_by(asking.acting ? asking.acting->viewer
                                                         : disclosure::Viewer::the_public())),
      ground{standing, asking.parts.office.law(), asking.words, asking.parts.office.today(),
             asking.parts.demonstration} {}

std::string moment(const Asking& asking, std::int64_t seconds) {
  constexpr std::int64_t day = 24 * 3600;
  const auto days = static_cast<std::int32_t>(seconds / day);
  const auto two = [](std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  const std::int64_t rest = seconds % day;
  return asking.say("sign-in.moment", {{"date", Date::from_days(days)},
                                       {"time", two(rest / 3600) + ":" + two(rest / 60 % 60)}});
}

components::Field field(const Asking& asking, const std::string& table, const std::string& name,
                        components::Field::Kind kind) {
  components::Field out;
  out.kind = kind;
  out.asked.name = name;
  out.asked.label = asking.say(table + "." + name);
  const std::string hint = table + "." + name + "-hint";
  if (asking.words.has(hint)) out.asked.hint = asking.say(hint);
  out.value = asking.field(name);
  return out;
}

}  // namespace inviola::web::desks
