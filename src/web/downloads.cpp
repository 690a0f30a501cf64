#include "web/downloads.h"

#include "base/text.h"
#include "publication/pages/addresses.h"
#include "publication/pages/export.h"
#include "publication/pages/feeds.h"
#include "web/target.h"

namespace inviola::web {
namespace {

namespace pages = publication::pages;
using pages::BadField;
using publication::Catalogue;

constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";
constexpr std::string_view atom_type = "application/atom+xml";
constexpr std::string_view calendar_type = "text/calendar; charset=utf-8";

Response kept(std::string_view type, std::string body) {
  Response response;
  response.content_type = type;
  response.body = std::move(body);
  response.keeping = Keeping::revalidate;
  response.compress = true;
  return response;
}

/// A file that a reader keeps: it gets the name of what it holds.
Response file(std::string_view type, std::string body, std::string_view path) {
  Response response = kept(type, std::move(body));
  std::string name = "inviola";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-';
    name += plain ? c : '-';
  }
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

std::optional<Response> table(Result<std::string, BadField> csv, std::string_view path) {
  if (csv) return file(csv_type, std::move(*csv), path);
  Response response;
  response.status = 400;
  return response;
}

std::optional<Response> csv(const pages::Ground& ground, std::string_view path,
                            std::string_view whole, const pages::Query& query) {
  const std::vector<std::string_view> parts = split(path.substr(1), '/');
  const std::string_view first = parts.front();
  if (path == pages::address::participation()) {
    return table(pages::participation_csv(ground, query), whole);
  }
  if (parts.size() == 1) {
    if (first == "dossiers") return table(pages::dossiers_csv(ground, query), whole);
    if (first == "instruments") return table(pages::instruments_csv(ground, query), whole);
    if (first == "record") return table(pages::record_csv(ground, query), whole);
    if (first == "figures") return file(csv_type, pages::figures_csv(ground), whole);
    return std::nullopt;
  }
  if (parts.size() == 3 && first == "states") {
    auto of_state = parts[2] == "asked"         ? pages::state_asked_csv(ground, parts[1])
                    : parts[2] == "instruments" ? pages::state_instruments_csv(ground, parts[1])
                                                : std::nullopt;
    if (!of_state) return std::nullopt;
    return file(csv_type, std::move(*of_state), whole);
  }
  if (parts.size() != 2) return std::nullopt;
  if (first == "states") {
    auto duties = pages::state_duties_csv(ground, parts[1]);
    if (!duties) return std::nullopt;
    return file(csv_type, std::move(*duties), whole);
  }
  if (first != "instruments") return std::nullopt;
  auto participants = pages::instrument_csv(ground, parts[1], query);
  if (!participants) return table(failure(participants.error()), whole);
  if (!*participants) return std::nullopt;
  return file(csv_type, std::move(**participants), whole);
}

bool has_json(const std::vector<std::string_view>& parts) {
  for (const std::string_view one :
       {"dossiers", "states", "instruments", "mandates", "cycles", "record", "figures"}) {
    if (parts.front() == one) return parts.size() <= 2 && !(one == "record" && parts.size() == 2);
  }
  return false;
}

bool has_csv(const std::vector<std::string_view>& parts) {
  const std::string_view first = parts.front();
  if (parts.size() == 2) return first == "states" || first == "instruments";
  return parts.size() == 1 &&
         (first == "dossiers" || first == "instruments" || first == "record" || first == "figures");
}

}  // namespace

std::string_view data_form_of(std::string_view path) {
  for (const std::string_view form : {".csv", ".json", ".atom", ".ics"}) {
    if (path.size() > form.size() + 1 && path.ends_with(form)) return form;
  }
  return {};
}

std::optional<Response> download(const pages::Ground& ground, std::string_view path,
                                 const pages::Query& query, std::string_view origin) {
  if (path == "/reports.atom") return kept(atom_type, pages::circulated_atom(ground, origin));
  if (path == "/calendar.ics") {
    return file(calendar_type, pages::cycles_calendar(ground, origin), path);
  }
  const std::string_view form = data_form_of(path);
  if (form != ".csv") return std::nullopt;
  return csv(ground, path.substr(0, path.size() - form.size()), path, query);
}

std::vector<Chrome::Alternative> data_forms(const Catalogue& words, const std::string& path,
                                            const Pairs& query) {
  std::vector<Chrome::Alternative> out;
  const auto add = [&](const char* key, std::string target, std::string type) {
    out.push_back({words.say(key), std::move(target), std::move(type), std::nullopt});
  };
  const std::vector<std::string_view> parts = split(std::string_view(path).substr(1), '/');
  if (has_csv(parts)) add("site.csv", write_target(path + ".csv", query), "text/csv");
  if (has_json(parts)) add("site.json", write_target(path + ".json", query), "application/json");
  if (path == "/" || path == pages::address::dossiers()) {
    add("site.atom", "/reports.atom", std::string(atom_type));
  }
  if (path == "/" || path == pages::address::cycles()) {
    add("site.calendar", "/calendar.ics", "text/calendar");
  }
  return out;
}

}  // namespace inviola::web
