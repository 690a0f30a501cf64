#include "publication/pages/detail/page.h"

#include <algorithm>

#include "base/text.h"
#include "publication/pages/addresses.h"
#include "publication/words.h"

namespace inviola::publication::pages::detail {

Page::Page(const Ground& ground, std::string name, const std::string& identity,
           const Arguments& title)
    : ground_(ground), name_(std::move(name)) {
  document_.kind = DocumentKind::page;
  document_.language = ground.catalogue.language();
  document_.title = say("title", title);
  document_.identity = identity.empty() ? name_ : name_ + " " + identity;
  if (ground.demonstration) {
    document_.demonstration = words().say("demonstration.banner") + " " +
                              words().say("demonstration.today", {{"today", ground.today}});
  }
}

std::string Page::key(std::string_view relative) const {
  std::string own = "page." + name_ + "." + std::string(relative);
  return words().has(own) ? own : "page.shared." + std::string(relative);
}

std::string Page::say(std::string_view relative, const Arguments& arguments) const {
  return words().say(key(relative), arguments);
}

Line Page::line(std::string_view relative, const Arguments& arguments,
                const Settings& settings) const {
  return sentence(words(), key(relative), arguments, settings);
}

Line Page::filled(std::string_view relative, const Lines& lines, const Arguments& arguments) const {
  return filled_with(key(relative), lines, arguments);
}

Line Page::filled_with(std::string_view absolute, const Lines& lines,
                       const Arguments& arguments) const {
  return publication::filled(words(), absolute, lines, arguments);
}

void Page::heading(int level, std::string_view relative, const Arguments& arguments,
                   std::string anchor) {
  put(Heading{.level = level,
              .number = {},
              .line = line(relative, arguments),
              .anchor = std::move(anchor)});
}

void Page::paragraph(std::string_view relative, const Arguments& arguments,
                     const Settings& settings) {
  paragraph(line(relative, arguments, settings));
}

void Page::paragraph(Line line) {
  put(Paragraph{.number = {}, .line = std::move(line), .sources = {}});
}

void Page::notice(Notice::Kind kind, std::string_view relative, const Arguments& arguments,
                  const Settings& settings) {
  put(Notice{kind, line(relative, arguments, settings)});
}

std::string Page::name(const mandate::StateCode& code, Date on) const {
  return std::string(law().states.name(code, words().language(), on));
}

Line Page::state_on(const mandate::StateCode& code, Date on) const {
  Run run = link(name(code, on), address::state(code));
  if (!is_own_name(code, run.words)) run.language = Language::en;
  return {run};
}

bool Page::is_own_name(const mandate::StateCode& code, std::string_view name) const {
  const mandate::StateRecord* record = law().states.find(code);
  if (!record) return true;
  const auto language = static_cast<std::size_t>(words().language());
  return std::any_of(record->names.begin(), record->names.end(),
                     [&](const auto& one) { return one.short_form[language] == name; });
}

Line Page::states(const std::vector<mandate::StateCode>& codes) const {
  std::vector<Line> items;
  for (const auto& code : in_order(words(), law().states, codes, today())) {
    items.push_back(state(code));
  }
  return list(items);
}

Line Page::list(const std::vector<Line>& items) const {
  if (items.empty()) return {};
  Line out = items.back();
  for (std::size_t i = items.size() - 1; i-- > 0;) {
    const bool last = i + 2 == items.size();
    Line before;
    for (const Catalogue::Piece& piece :
         words().pieces(last ? "list.two" : "list.more", {{"first", std::string("1")},
                                                          {"second", std::string("2")},
                                                          {"rest", std::string("2")}})) {
      if (piece.argument == "first") {
        before = joined(std::move(before), items[i]);
      } else if (!piece.argument.empty()) {
        before = joined(std::move(before), out);
      } else {
        before = joined(std::move(before), plain(piece.words));
      }
    }
    out = std::move(before);
  }
  return out;
}

Line Page::series(const std::vector<Line>& items) const {
  Line out;
  for (const Line& item : items) {
    if (!out.empty()) out = joined(std::move(out), line("separator"));
    out = joined(std::move(out), item);
  }
  return out;
}

Line Page::dossier(const procedure::Reference& reference) const {
  Run run = link(reference.value(), address::dossier(reference));
  run.tone = Tone::reference;
  return {run};
}

Line Page::communication(const procedure::Reference& reference) const {
  Run run = link(reference.value(), address::communication(reference));
  run.tone = Tone::reference;
  return {run};
}

Line Page::citation(const std::string& symbol, const std::string& paragraph) const {
  const bool whole = paragraph.empty();
  const std::string target =
      whole ? address::mandate(symbol) : address::paragraph(symbol, paragraph);
  return {link(words().say(whole ? "page.shared.resolution" : "page.shared.cited",
                           {{"resolution", resolution_number(symbol)},
                            {"paragraph", mandate::ParagraphNumber{paragraph}}}),
               target)};
}

Line Page::session(mandate::AssemblySession session) const {
  return {link(session_name(words(), session), address::cycle(session))};
}

Line Page::missing(std::string_view absolute) const {
  return {toned(words().say(absolute), Tone::missing)};
}

Line Page::written_in(Language language, std::string_view text) const {
  Line line = quoted_words(text);
  if (language != words().language()) line.front().language = language;
  return line;
}

Line Page::date(const std::optional<Date>& date, std::string_view otherwise) const {
  return date ? plain(words().date(*date)) : missing(otherwise);
}

Line Page::day(Date date, bool is_practice) const {
  return line("day", {{"date", date}, {"practice", is_practice ? "yes" : "no"}});
}

Column Page::column(std::string_view relative, int weight) const {
  return {line(relative), weight};
}

Facts::Fact Page::fact(std::string_view relative, Line value) const {
  return {line(relative), {std::move(value)}};
}

void Page::parts(const std::string& path, Query query, std::size_t part, std::size_t count) {
  if (count <= 1) return;
  const auto way = [&](std::string_view relative, std::size_t to) {
    query["page"] = to == 1 ? "" : std::to_string(to);
    return Line{link(say(relative), address::with(path, query))};
  };
  std::vector<Line> items{line("part", {{"part", static_cast<std::int64_t>(part)},
                                        {"parts", static_cast<std::int64_t>(count)}})};
  if (part > 1) items.push_back(way("newer", part - 1));
  if (part < count) items.push_back(way("older", part + 1));
  paragraph(series(items));
}

Cell cell(Line line) { return {std::move(line), false, false}; }
Cell row_header(Line line) { return {std::move(line), true, false}; }
Cell figure(Line line) { return {std::move(line), false, true}; }

Line number_line(const Catalogue& words, std::size_t number) {
  return plain(words.number(static_cast<std::int64_t>(number)));
}

Line joined(Line first, const Line& second) {
  for (const Run& run : second) {
    const bool simple = run.tone == Tone::plain && run.link.empty() && !run.language;
    if (simple && !first.empty() && first.back().tone == Tone::plain && first.back().link.empty() &&
        !first.back().language && first.back().footnote == 0) {
      first.back().words += run.words;
      first.back().footnote = run.footnote;
    } else {
      first.push_back(run);
    }
  }
  return first;
}

Line quoted_words(std::string_view text) { return plain(reveal_hidden_controls(trim(text))); }

std::optional<std::size_t> whole_number(std::string_view text, std::size_t max) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number <= max ? std::optional(number) : std::nullopt;
}

std::string asked(const Query& query, std::string_view name) {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : found->second;
}

}  // namespace inviola::publication::pages::detail
