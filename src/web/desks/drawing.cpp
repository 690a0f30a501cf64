#include "web/desks/drawing.h"

#include <charconv>

#include "base/text.h"
#include "publication/pages/addresses.h"
#include "publication/pages/desks/filing.h"
#include "publication/sentence.h"
#include "publication/words.h"
#include "web/languages.h"

namespace inviola::web::desks {

using namespace literals;
using namespace components;
using publication::plain;
using publication::Tone;
using publication::toned;

std::string state_name(const Asking& asking, const mandate::StateCode& state) {
  return std::string(asking.parts.office.law().states.name(state, asking.words.language(),
                                                           asking.parts.office.today()));
}

Line citation(const Asking& asking, const std::string& symbol, const std::string& paragraph) {
  namespace address = publication::pages::address;
  if (symbol.empty()) return plain(asking.say("words.none"));
  const bool whole = paragraph.empty();
  return {
      publication::link(asking.say(whole ? "page.shared.resolution" : "page.shared.cited",
                                   {{"resolution", publication::resolution_number(symbol)},
                                    {"paragraph", mandate::ParagraphNumber{paragraph}}}),
                        whole ? address::mandate(symbol) : address::paragraph(symbol, paragraph))};
}

Line day_line(const Asking& asking, Date date, bool is_practice) {
  return plain(
      asking.say("page.shared.day", {{"date", date}, {"practice", is_practice ? "yes" : "no"}}));
}

Line date_or(const Asking& asking, const std::optional<Date>& date, const char* otherwise) {
  if (date) return plain(asking.words.date(*date));
  return {toned(asking.say(otherwise), Tone::missing)};
}

Line way(const Asking& asking, const char* key, std::string path) {
  return {publication::link(asking.say(key), std::move(path))};
}

Line reference_line(const procedure::Reference& reference, std::string path) {
  publication::Run run = toned(reference.value(), Tone::reference);
  run.link = std::move(path);
  return {run};
}

publication::Column column(const Asking& asking, const char* key, int weight) {
  return {plain(asking.say(key)), weight};
}
publication::Cell cell(Line line) { return {std::move(line)}; }
publication::Cell row_header(Line line) { return {std::move(line), true}; }
publication::Cell figure(const Asking& asking, std::size_t number) {
  return {plain(asking.words.number(static_cast<std::int64_t>(number))), false, true};
}

void add_fact(const Asking& asking, publication::Facts& facts, const char* key, Line line) {
  facts.facts.push_back({plain(asking.say(key)), {std::move(line)}});
}

void draw_line(Pen& pen, Line line) {
  draw(pen, publication::Paragraph{.number = {}, .line = std::move(line), .sources = {}});
}

void draw_sentence(Pen& pen, const Asking& asking, std::string_view key,
                   const publication::Arguments& arguments) {
  draw_line(pen, publication::sentence(asking.words, key, arguments));
}

void draw_problem(Pen& pen, const Asking& asking, const std::string& problem) {
  if (!problem.empty()) draw(pen, Problems{asking.say("sign-in.problems"), {{"", problem}}});
}

void draw_button_form(Pen& pen, const Asking& asking, const std::string& action,
                      const Pairs& carried, Button button) {
  open_form(pen, {action, asking.token});
  for (const auto& [name, value] : carried) draw_hidden(pen, name, value);
  draw(pen, button);
  close_form(pen);
}

void draw_languages(Pen& pen, const Asking& asking, const std::string& path,
                    const publication::pages::Query& query) {
  pen.html << "<ul>\n"_html;
  for (const Language language : asking.parts.words.offered()) {
    const publication::Catalogue& own = asking.parts.words.in(language);
    const std::string name =
        publication::capitalized(own, publication::word_for(own, "page.language", tag(language)));
    pen.html << "<li>"_html;
    const auto put = [&](const std::string& target, const std::string& words) {
      const auto url = Url::read(in_language(language, target));
      if (!url) return;
      pen.html << "<a"_html << href(*url) << attr("hreflang", tag(language));
      put_language(pen.html, language);
      pen.html << ">"_html;
      pen.words(words);
      pen.html << "</a> "_html;
    };
    put(publication::pages::address::with(path, query), name);
    put(publication::pages::address::with(path + ".pdf", query), asking.say("site.pdf"));
    pen.html << "</li>\n"_html;
  }
  pen.html << "</ul>\n"_html;
}

Response show_document(const Asking& asking, const std::optional<publication::Document>& document,
                       bool printed, const std::function<void(Pen&)>& then) {
  if (document && printed) return print(asking, *document);
  if (document) return show(asking, *document, then);
  return show(asking, {.title = asking.say("secretariat.see-document"),
                       .draw =
                           [&](Pen& pen) {
                             draw_paragraph(pen, asking.say("secretariat.not-for-it"));
                             then(pen);
                           },
                       .headers = {}});
}

void draw_asking_whom(Pen& pen, const Asking& asking, const std::string& path,
                      const mandate::StateCode& to) {
  publication::Filter filter{.action = path, .fields = {}, .button = asking.say("secretariat.see")};
  publication::Filter::Field whom{.kind = publication::Filter::Field::Kind::choice,
                                  .name = "to",
                                  .label = asking.say("secretariat.to"),
                                  .value = to.value(),
                                  .choices = {}};
  const auto options = state_options(asking, "words.none");
  for (auto option = options.begin() + 1; option != options.end(); ++option) {
    whom.choices.emplace_back(option->value, option->label);
  }
  filter.fields.push_back(std::move(whom));
  draw(pen, filter);
}

void draw_source(Pen& pen, const Asking& asking, const procedure::Communication& one) {
  const publication::Catalogue& words = asking.words;
  publication::Facts facts;
  add_fact(asking, facts, "page.shared.column.reference",
           {toned(one.reference().value(), Tone::reference)});
  add_fact(
      asking, facts, "page.shared.column.kind",
      plain(publication::capitalized(words, publication::in_words(words, one.filed->act.body))));
  add_fact(asking, facts, "page.shared.column.state",
           plain(state_name(asking, *one.filed->act.author)));
  add_fact(asking, facts, "page.shared.column.entered", plain(words.date(one.filed->entered)));
  add_fact(asking, facts, "page.mission.column.audience",
           plain(publication::in_words(words, one.restriction.audience)));
  draw(pen, facts);
  const Seen seen(asking);
  draw(pen, publication::pages::what_it_says(seen.ground, one.reference()));
}

std::vector<Option> state_options(const Asking& asking, const char* none) {
  const auto& states = asking.parts.office.law().states;
  const Date today = asking.parts.office.today();
  std::vector<mandate::StateCode> codes;
  for (const auto& one : states.all()) {
    if (states.exists(one.code, today)) codes.push_back(one.code);
  }
  std::vector<Option> out{{"", asking.say(none), ""}};
  for (const auto& code : publication::in_order(asking.words, states, codes, today)) {
    out.push_back({code.value(), state_name(asking, code), ""});
  }
  return out;
}

publication::Table communications_table(
    const Asking& asking, const char* caption,
    const std::vector<procedure::CommunicationPointer>& communications) {
  publication::Table table;
  table.caption = plain(asking.say(caption));
  for (const char* key : {"page.shared.column.reference", "page.shared.column.state",
                          "page.shared.column.kind", "page.mission.column.audience",
                          "page.shared.column.entered", "page.shared.column.circulated"}) {
    table.columns.push_back(column(asking, key, 2));
  }
  for (const auto& one : communications) {
    Line circulated = date_or(asking, one->circulated, "page.shared.not-yet");
    if (one->views()) circulated = plain(asking.say("secretariat.views-not-circulated"));
    if (one->withdrawn) {
      circulated = plain(asking.say("page.shared.withdrawn-on", {{"date", *one->withdrawn}}));
    }
    table.rows.push_back(
        {row_header(
             reference_line(one->reference(), "/desk/circulation/" + one->reference().value())),
         cell(plain(state_name(asking, *one->filed->act.author))),
         cell(plain(publication::capitalized(
             asking.words, publication::in_words(asking.words, one->filed->act.body)))),
         cell(plain(publication::in_words(asking.words, one->restriction.audience))),
         cell(plain(asking.words.date(one->filed->entered))), cell(std::move(circulated))});
  }
  return table;
}

namespace {

constexpr std::string_view dossiers = "/dossiers";
constexpr std::string_view communications = "/communications/";

void lead(std::string& link) {
  if (link.starts_with(dossiers)) link.insert(0, "/desk");
  // The public's page of a communication is not there for what is withheld; the desk's always is.
  if (link.starts_with(communications))
    link.replace(0, communications.size(), "/desk/circulation/");
}
void lead(Line& line) {
  for (publication::Run& run : line) lead(run.link);
}
void lead(std::vector<publication::Block>& blocks);

/// Every line of a block.
struct Leading {
  void operator()(publication::Heading& one) const { lead(one.line); }
  void operator()(publication::Paragraph& one) const { lead(one.line); }
  void operator()(publication::Quotation& one) const {
    for (Line& line : one.paragraphs) lead(line);
    lead(one.attribution);
  }
  void operator()(publication::List& one) const {
    for (auto& item : one.items) lead(item.line);
  }
  void operator()(publication::Table& one) const {
    for (auto& row : one.rows) {
      for (auto& cell : row) lead(cell.line);
    }
  }
  void operator()(publication::Facts& one) const {
    for (auto& fact : one.facts) {
      for (Line& line : fact.values) lead(line);
    }
  }
  void operator()(publication::Timeline& one) const {
    for (auto& event : one.events) {
      lead(event.what);
      for (Line& line : event.details) lead(line);
    }
  }
  void operator()(publication::SideBySide& one) const {
    for (auto& account : one.accounts) {
      lead(account.heading);
      lead(account.blocks);
    }
  }
  void operator()(publication::Notice& one) const { lead(one.line); }
  void operator()(publication::Figures& one) const {
    for (auto& figure : one.figures) lead(figure.link);
  }
  void operator()(publication::Chart& one) const {
    for (auto& bar : one.bars) lead(bar.link);
  }
  void operator()(publication::TileMap& one) const {
    for (auto& tile : one.tiles) lead(tile.link);
  }
  void operator()(publication::Filter& one) const { lead(one.action); }
  void operator()(publication::Closing& one) const {
    for (Line& line : one.lines) lead(line);
  }
  void operator()(publication::PageBreak&) const {}
};

void lead(std::vector<publication::Block>& blocks) {
  for (publication::Block& block : blocks) std::visit(Leading{}, block.value);
}

}  // namespace

void lead_to_desk(publication::Document& document) { lead(document.blocks); }

bool holds_words(const std::string& text, const std::string& words) {
  return fold_name(text).find(fold_name(words)) != std::string::npos;
}

bool take_pdf(std::string& name) {
  if (!name.ends_with(".pdf")) return false;
  name.resize(name.size() - 4);
  return true;
}

std::optional<std::int32_t> number_of(std::string_view text) {
  std::int32_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<mandate::AssemblySession> session_of(std::string_view text) {
  const auto number = number_of(text);
  if (!number) return std::nullopt;
  return mandate::AssemblySession{*number};
}

}  // namespace inviola::web::desks
