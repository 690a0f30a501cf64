#include "publication/pages/feeds.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "base/xml.h"
#include "procedure/compile.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;

constexpr std::size_t entries_max = 100;

/// A name-based UUID (RFC 9562, version 8) of the register and what it holds.
std::string uuid(std::string_view origin, std::string_view what) {
  Digest digest = sha256(origin, "\n", what);
  digest.bytes[6] = static_cast<std::uint8_t>((digest.bytes[6] & 0x0F) | 0x80);
  digest.bytes[8] = static_cast<std::uint8_t>((digest.bytes[8] & 0x3F) | 0x80);
  const std::string hex = digest.hex();
  return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20, 12);
}

// ── Atom ─────────────────────────────────────────────────────────────────────────────────────────

/// XML in which all text is escaped. Controls that XML does not know were shown as words before.
class Xml {
 public:
  Xml& open(std::string_view element) {
    text_.append("<").append(element).append(">");
    return *this;
  }
  Xml& close(std::string_view element) {
    text_.append("</").append(element).append(">\n");
    return *this;
  }
  Xml& element(std::string_view name, std::string_view words) {
    open(name);
    escape(words);
    return close(name);
  }
  Xml& link(std::string_view relation, std::string_view type, std::string_view target) {
    text_.append("<link rel=\"").append(relation).append("\" type=\"").append(type);
    text_.append("\" href=\"");
    escape(target);
    text_ += "\"/>\n";
    return *this;
  }
  std::string text_;

 private:
  void escape(std::string_view words) { text_ += xml_escaped(reveal_hidden_controls(words)); }
};

std::string at_midnight(Date date) { return date.iso() + "T00:00:00Z"; }

std::string in_language(const Page& page, const std::string& path) {
  return "/" + std::string(tag(page.words().language())) + path;
}

void put_entry(const Page& page, const procedure::Communication& one, std::string_view origin,
               Xml& xml) {
  std::vector<std::string> dossiers;
  for (const auto& occurrence : page.seen().occurrences_about(one.reference())) {
    const auto dossier = page.seen().dossier_of(occurrence);
    if (dossier && dossiers.size() < 20) dossiers.push_back(dossier->reference.value());
  }
  const auto& author = one.filed->act.author;
  const std::string state = author ? page.name(*author) : page.words().say("words.not-stated");
  xml.open("entry");
  xml.element("id", "urn:uuid:" + uuid(origin, "communication " + one.reference().value()));
  xml.element("title", page.say(one.follow_up() ? "circulated-follow-up" : "circulated-report",
                                {{"state", state}, {"date", *one.circulated}}));
  xml.element("updated", at_midnight(*one.circulated));
  xml.element("published", at_midnight(*one.circulated));
  xml.open("author").element("name", state).close("author");
  if (!dossiers.empty()) {
    xml.link("alternate", "text/html",
             in_language(page, address::dossier(procedure::Reference{dossiers.front()})));
  }
  xml.element(
      "summary",
      page.say("summary", {{"dossiers", dossiers.empty() ? "_" : list_of(page.words(), dossiers)},
                           {"reference", one.reference().value()}}));
  xml.close("entry");
}

// ── iCalendar ────────────────────────────────────────────────────────────────────────────────────

class Calendar {
 public:
  /// A content line, folded; never within a character.
  void line(std::string_view content) {
    std::size_t room = 75;
    while (content.size() > room) {
      std::size_t end = room;
      while (end > 0 && (static_cast<unsigned char>(content[end]) & 0xC0) == 0x80) --end;
      text_.append(content.substr(0, end)).append("\r\n ");
      content.remove_prefix(end);
      room = 74;  // the space that begins the line counts
    }
    text_.append(content).append("\r\n");
  }
  void text(std::string_view name, std::string_view words) {
    std::string value(name);
    value += ':';
    for (const char c : reveal_hidden_controls(words)) {
      if (c == '\n') {
        value += "\\n";
        continue;
      }
      if (c == '\\' || c == ';' || c == ',') value += '\\';
      value += c;
    }
    line(value);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string basic(Date date) {
  std::string out;
  for (const char c : date.iso()) {
    if (c != '-') out += c;
  }
  return out;
}

class CycleCalendar {
 public:
  CycleCalendar(const Page& page, std::string_view origin) : page_(page), origin_(origin) {}

  std::string write() {
    calendar_.line("BEGIN:VCALENDAR");
    calendar_.line("VERSION:2.0");
    calendar_.line("PRODID:-//Inviola//Register//" + std::string(tag(page_.words().language())));
    calendar_.line("CALSCALE:GREGORIAN");
    calendar_.line("METHOD:PUBLISH");
    calendar_.text("X-WR-CALNAME", page_.say("calendar"));
    for (const mandate::Mandate& mandate : page_.law().chain.all()) {
      if (!mandate.cycle) continue;
      const auto days = cycle_days(page_.seen(), page_.law(), mandate.cycle->session);
      if (!days) continue;
      session_ = mandate.cycle->session;
      if (days->circular_note) put("circular-note", *days->circular_note, false);
      put("cut-off", days->cut_off, days->cut_off_is_practice);
      put("addendum-closes", days->addendum_closes, days->addendum_closes_is_practice);
      if (mandate.cycle->report_distributed) {
        put("distributed", *mandate.cycle->report_distributed, false);
      }
    }
    calendar_.line("END:VCALENDAR");
    return calendar_.take();
  }

 private:
  void put(const std::string& key, Date day, bool is_practice) {
    const Arguments arguments{{"title", session_title(page_.words(), session_)}};
    calendar_.line("BEGIN:VEVENT");
    calendar_.line("UID:" + uuid(origin_, key + " " + std::to_string(session_.value())));
    calendar_.line("DTSTAMP:" + basic(page_.today()) + "T000000Z");
    calendar_.line("DTSTART;VALUE=DATE:" + basic(day));
    calendar_.line("DTEND;VALUE=DATE:" + basic(day + 1));
    calendar_.line("TRANSP:TRANSPARENT");
    calendar_.text("SUMMARY", page_.say("day." + key, arguments));
    calendar_.text("DESCRIPTION", page_.say(is_practice ? "practice" : "from-a-source"));
    calendar_.line("END:VEVENT");
  }

  const Page& page_;
  std::string_view origin_;
  Calendar calendar_;
  mandate::AssemblySession session_;
};

}  // namespace

std::string circulated_atom(const Ground& ground, std::string_view origin) {
  const Page page(ground, "feed");
  std::vector<procedure::CommunicationPointer> all;
  for (const auto& one : ground.standing->communications()) {
    if (one->circulated && !one->withdrawn) all.push_back(one);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return *a->circulated > *b->circulated; });
  if (all.size() > entries_max) all.resize(entries_max);
  Xml xml;
  xml.text_ =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      std::string(tag(page.words().language())) + "\">\n";
  xml.element("id", "urn:uuid:" + uuid(origin, "circulated"));
  xml.element("title", page.say("title"));
  xml.element("updated", at_midnight(all.empty() ? ground.today : *all.front()->circulated));
  xml.open("author").element("name", page.words().say("site.name")).close("author");
  xml.link("self", "application/atom+xml", in_language(page, "/reports.atom"));
  xml.link("alternate", "text/html", in_language(page, address::dossiers()));
  if (ground.demonstration) {
    xml.element("subtitle", page.words().say("demonstration.banner"));
  }
  for (const auto& one : all) put_entry(page, *one, origin, xml);
  xml.close("feed");
  return xml.text_;
}

std::string cycles_calendar(const Ground& ground, std::string_view origin) {
  const Page page(ground, "feed");
  return CycleCalendar(page, origin).write();
}

}  // namespace inviola::publication::pages
