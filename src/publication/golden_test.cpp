#include "publication/detail/golden.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace inviola::publication::golden {
namespace {

namespace files = std::filesystem;
using procedure::Answer;
using procedure::Audience;
using procedure::Element;
using procedure::Reference;
using procedure::StateCode;

std::string read(const files::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const char* mark(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return "";
    case Tone::emphasis:
      return "/";
    case Tone::strong:
      return "*";
    case Tone::reference:
      return "`";
    case Tone::unconfirmed:
      return "?";
    case Tone::missing:
      return "~";
    case Tone::translation:
      return "%";
  }
  return "";
}

std::string line(const Line& runs) {
  std::string out;
  for (const Run& run : runs) {
    out += mark(run.tone) + run.words + mark(run.tone);
    if (run.language) out += "{" + std::string(tag(*run.language)) + "}";
    if (!run.link.empty()) out += "<" + run.link + ">";
    if (run.footnote != 0) out += "[^" + std::to_string(run.footnote) + "]";
  }
  return out;
}

/// Prints each kind of block; a new kind must say how it reads.
struct Printer {
  std::ostringstream& out;
  std::string indent;

  void row(const std::vector<std::string>& cells) const {
    out << indent << "|";
    for (const std::string& cell : cells) out << " " << cell << " |";
    out << "\n";
  }
  void operator()(const Heading& heading) const {
    out << indent << std::string(static_cast<std::size_t>(heading.level), '#') << " "
        << (heading.number.empty() ? "" : heading.number + ". ") << line(heading.line);
    if (!heading.anchor.empty()) out << " #" << heading.anchor;
    out << "\n\n";
  }
  void operator()(const Paragraph& paragraph) const {
    out << indent << std::string(static_cast<std::size_t>(paragraph.indent) * 4, ' ');
    if (!paragraph.number.empty()) {
      out << paragraph.number << (paragraph.number.back() == ')' ? " " : ". ");
    }
    out << line(paragraph.line);
    for (const std::string& source : paragraph.sources) out << " (" << source << ")";
    out << "\n\n";
  }
  void operator()(const Quotation& quotation) const {
    if (quotation.language) out << indent << "> {" << tag(*quotation.language) << "}\n";
    for (const Line& one : quotation.paragraphs) out << indent << "> " << line(one) << "\n";
    if (!quotation.attribution.empty()) {
      out << indent << "> -- " << line(quotation.attribution) << "\n";
    }
    out << "\n";
  }
  void operator()(const List& list) const {
    for (const Item& item : list.items) {
      out << indent << (item.number.empty() ? "-" : item.number) << " " << line(item.line) << "\n";
    }
    out << "\n";
  }
  void operator()(const Table& table) const {
    out << indent << "Table: " << line(table.caption) << "\n";
    std::vector<std::string> cells;
    for (const Column& column : table.columns) cells.push_back(line(column.heading));
    row(cells);
    for (const auto& one : table.rows) {
      CHECK(one.size() == table.columns.size());
      cells.clear();
      for (const Cell& cell : one) cells.push_back(line(cell.line));
      row(cells);
    }
    out << "\n";
  }
  void operator()(const Facts& facts) const {
    for (const Facts::Fact& fact : facts.facts) {
      out << indent << line(fact.term) << ":";
      for (const Line& value : fact.values) out << " " << line(value) << ";";
      out << "\n";
    }
    out << "\n";
  }
  void operator()(const Timeline& timeline) const {
    for (const Timeline::Event& event : timeline.events) {
      out << indent << event.date << " " << line(event.when) << ": " << line(event.what) << "\n";
      for (const Line& detail : event.details) out << indent << "    " << line(detail) << "\n";
    }
    out << "\n";
  }
  void operator()(const SideBySide& accounts) const {
    for (const SideBySide::Account& account : accounts.accounts) {
      out << indent << "|| " << line(account.heading) << "\n";
      for (const Block& block : account.blocks) {
        std::visit(Printer{out, indent + "   "}, block.value);
      }
    }
  }
  void operator()(const Notice& notice) const {
    constexpr const char* marks[] = {"! ", "!! ", "!!! "};
    out << indent << marks[static_cast<std::size_t>(notice.kind)] << line(notice.line) << "\n\n";
  }
  void operator()(const Figures& figures) const {
    for (const Figures::Figure& figure : figures.figures) {
      out << indent << figure.number << " " << line(figure.counts) << " <" << figure.link << ">\n";
    }
    out << "\n";
  }
  void operator()(const Chart& chart) const {
    out << indent << "(bars: " << line(chart.counts) << ")\n";
    (*this)(table_of(chart));
  }
  void operator()(const TileMap& map) const {
    out << indent << "(tiles: " << line(map.counts) << ")\n";
    for (std::size_t step = 0; step < map.legend.size(); ++step) {
      out << indent << "  " << step << ": " << map.legend[step] << "\n";
    }
    (*this)(table_of(map));
  }
  void operator()(const Filter& filter) const {
    out << indent << "(" << filter.action << ": " << filter.button << ")\n";
    for (const Filter::Field& field : filter.fields) {
      out << indent << "  " << field.label << " [" << field.name << "=" << field.value << "]";
      for (const auto& [value, words] : field.choices) out << " " << value << ":" << words;
      out << "\n";
    }
    out << "\n";
  }
  void operator()(const Closing& closing) const {
    for (const Line& one : closing.lines) out << indent << "    " << line(one) << "\n";
    out << "\n";
  }
  void operator()(const PageBreak&) const { out << "----\n\n"; }
};

procedure::Statement said(const char* words, Language language = Language::en) {
  return {language, words};
}

}  // namespace

const mandate::Law& law() { return *shipped::law(); }

const Catalogues& catalogues() {
  static const Catalogues all = [] {
    auto read = Catalogues::read(words());
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : to_string(read.error())));
    return std::move(*read);
  }();
  return all;
}

const Catalogue& english() { return catalogues().english(); }

std::vector<std::pair<std::string, std::string>> words() { return shipped::words(); }

bool keeps(Language language) { return language != Language::en; }

Date day(const char* iso) {
  const auto date = Date::parse(iso);
  REQUIRE(date.has_value());
  return *date;
}

procedure::Occurrence occurrence(const char* reference, const char* date, const char* place,
                                 const char* host, const char* sending) {
  procedure::Occurrence out;
  out.reference = Reference{reference};
  out.date = PartialDate::parse(date);
  out.place = place;
  out.host = StateCode{host};
  out.sending_states = {StateCode{sending}};
  out.target = {"embassy"};
  out.nature = {"premises", "arson", "stone-throwing"};
  return out;
}

World& World::enter(const char* on, const char* reference, const char* author,
                    const char* paragraph, procedure::Body body) {
  auto entered = std::make_shared<procedure::EnteredAct>();
  entered->position = acts_.size();
  entered->entered = day(on);
  entered->act.reference = Reference{reference};
  if (author != nullptr) entered->act.author = StateCode{author};
  entered->act.done = declared_.value_or(entered->entered);
  declared_.reset();
  const mandate::Mandate* mandate = law().chain.in_force(entered->entered);
  REQUIRE(mandate != nullptr);
  entered->act.mandate = mandate->symbol.value();
  entered->act.paragraph = paragraph;
  entered->act.body = std::move(body);
  acts_.push_back(entered);
  standing_ = after(std::move(standing_), entered);
  return *this;
}

World& World::declared(const char* on) {
  declared_ = day(on);
  return *this;
}

disclosure::Disclosed<procedure::Standing> World::seen_by(const disclosure::Viewer& viewer) const {
  return disclosure::Gate::disclose(acts_, standing_, viewer);
}

World story() {
  using namespace procedure;
  const auto circulate = [](World& world, const char* on, const char* act, const char* about) {
    world.enter(on, act, nullptr, "11 (b)", Circulated{Reference{about}});
  };
  World world;
  world.enter("2017-01-20", "NOTE-0001", nullptr, "11 (a)",
              CircularNoteSent{73, "EX/COD/1", day("2018-05-15")});

  Reported first;
  first.occurrences = {occurrence("DOSS-0001", "2017-03-03", "Edelweiss", "XGR", "XRU")};
  first.occurrences[0].injured = 2;
  first.occurrences[0].offender = "demonstrators";
  first.statement = said(
      "A crowd threw stones at the Embassy and set fire to its gate.\n"
      "The police arrived after forty minutes.");
  first.attachments = {{std::string(64, 'a'), "gate.png", "image/png", 1048576}};
  world.declared("2017-03-08").enter("2017-03-10", "REPT-0001", "XRU", "10 (a)", first);
  circulate(world, "2017-03-11", "CIRC-0001", "REPT-0001");
  world.enter("2017-03-12", "ATTN-0001", nullptr, "11 (c)",
              AttentionDrawn{Reference{"DOSS-0001"}, StateCode{"XGR"}});

  Reported second;
  second.occurrences = {occurrence("DOSS-0002", "2017-03-03", "Edelweiss", "XGR", "XRU")};
  second.statement =
      said("Les premières patrouilles étaient sur place au bout de six minutes.", Language::fr);
  world.enter("2017-04-02", "REPT-0002", "XGR", "10 (a)", second);
  circulate(world, "2017-04-03", "CIRC-0002", "REPT-0002");
  world.enter("2017-04-04", "JOIN-0001", nullptr, "",
              Joined{Reference{"DOSS-0001"}, Reference{"DOSS-0002"}});

  const auto remind = [&](const char* on, const char* act) {
    world.enter(on, act, nullptr, "11 (d)",
                Reminded{StateCode{"XGR"},
                         Reference{"DOSS-0001"},
                         "",
                         {Element::justice, Element::prevention},
                         {Reference{"REPT-0001"}}});
  };
  remind("2017-09-20", "REMD-0001");
  remind("2017-12-20", "REMD-0002");
  remind("2018-03-21", "REMD-0003");

  FollowedUp answer;
  answer.about = Reference{"DOSS-0001"};
  answer.elements = {
      {Element::justice, Answer::reported, {"arrest", "charge"}, "Four persons were charged."},
      {Element::outcome, Answer::barred_by_law, {"closed-hearing"}, ""},
      {Element::prevention, Answer::under_inquiry, {}, ""}};
  answer.statement = said("The Government regrets what happened.");
  world.enter("2018-04-10", "FOLL-0001", "XGR", "10 (b)", answer);
  circulate(world, "2018-04-11", "CIRC-0003", "FOLL-0001");

  Reported hidden;
  hidden.occurrences = {occurrence("DOSS-0003", "2018-01-01", "Sulaco", "XCO", "XLA")};
  hidden.statement = said("Canary: what nobody else may read.");
  hidden.restriction = {Audience::secretary_general, {}};
  world.enter("2018-01-10", "REPT-0003", "XLA", "10 (a)", hidden);

  Reported withdrawn;
  withdrawn.occurrences = {occurrence("DOSS-0004", "2018-01-05", "Mildendo", "XLI", "XBL")};
  withdrawn.statement = said("Withdrawn words.");
  world.enter("2018-01-12", "REPT-0004", "XBL", "10 (a)", withdrawn);
  circulate(world, "2018-01-13", "CIRC-0004", "REPT-0004");
  world.enter("2018-01-20", "WDRN-0001", "XBL", "10 (a)", Withdrawn{Reference{"REPT-0004"}, {}});

  Reported last_day;
  last_day.occurrences = {occurrence("DOSS-0005", "2018-05-02", "Mildendo", "XLI", "XCO")};
  last_day.statement = said("Persons unknown entered the Consulate at night.");
  world.enter("2018-05-15", "REPT-0005", "XCO", "10 (a)", last_day);
  circulate(world, "2018-05-16", "CIRC-0005", "REPT-0005");
  world.enter(
      "2018-05-17", "SUMM-0001", nullptr, "13",
      Summarized{Reference{"REPT-0005"},
                 "it stated that persons unknown had entered its Consulate at night.", false});

  Reported late;
  late.occurrences = {occurrence("DOSS-0006", "2018-05-02", "Mildendo", "XLI", "XCO")};
  late.statement = said("The night watch saw nobody.");
  world.enter("2018-05-16", "REPT-0006", "XLI", "10 (a)", late);
  circulate(world, "2018-05-17", "CIRC-0006", "REPT-0006");
  world.enter("2018-05-18", "JOIN-0002", nullptr, "",
              Joined{Reference{"DOSS-0005"}, Reference{"DOSS-0006"}});

  ViewsSubmitted views;
  views.statement = said("Training of guards should be shared among States.");
  world.enter("2018-02-01", "VIEW-0001", "XBL", "12", views);
  return world;
}

std::string print(const Document& document) {
  std::ostringstream out;
  const Printer printer{out, ""};
  const Masthead& head = document.masthead;
  for (const std::string* part :
       {&head.body, &head.symbol, &head.distribution, &head.date, &head.version, &head.original,
        &head.session, &head.item, &head.item_title}) {
    if (!part->empty()) out << *part << "\n";
  }
  if (!out.str().empty()) out << "\n";
  out << "= " << document.title << "\n";
  if (!document.subtitle.empty()) out << "== " << document.subtitle << "\n";
  out << "\n";
  if (!document.demonstration.empty()) out << "!! " << document.demonstration << "\n\n";
  if (!document.summary.empty()) {
    out << "[" << document.summary_title << "]\n";
    for (const Line& one : document.summary) out << "| " << line(one) << "\n";
    out << "\n";
  }
  for (const Block& block : document.blocks) std::visit(printer, block.value);
  for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
    out << "[^" << i + 1 << "]: " << line(document.footnotes[i]) << "\n";
  }
  out << "(" << document.identity << ")\n";
  return out.str();
}

void check_words(const std::string& printed) {
  for (const char* unsaid : {"[page.", "[why.", "[demonstration.", "[field.", "[act.", "[telling.",
                             "[words.", "[failure.", "[note.", "[report."}) {
    INFO(unsaid);
    CHECK(printed.find(unsaid) == std::string::npos);
  }
  // "{name}" of four letters or more; "{fr}" is a language, and JSON has quotation marks.
  for (std::size_t at = printed.find('{'); at != std::string::npos;
       at = printed.find('{', at + 1)) {
    const std::size_t end = printed.find_first_not_of("abcdefghijklmnopqrstuvwxyz-_", at + 1);
    const bool unfilled = end != std::string::npos && printed[end] == '}' && end - at > 3;
    INFO(printed.substr(at, 40));
    CHECK_FALSE(unfilled);
  }
}

/// Who hears a page goes through it by its headings: none stands two levels under the one before.
void check_headings(const Document& document) {
  int above = 0;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.value);
    if (heading == nullptr) continue;
    CHECK_MESSAGE(heading->level <= above + 1, words_of(heading->line));
    above = heading->level;
  }
}

void check(const std::string& name, const Document& document) {
  const std::string printed = print(document);
  const files::path path =
      files::path(INVIOLA_ROOT) / "tests/golden" / tag(document.language) / (name + ".txt");
  const char* mode = std::getenv("INVIOLA_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write") {
    files::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << printed;
  }
  INFO(path.string());
  CHECK(printed == read(path));
  check_words(printed);
  check_headings(document);
}

}  // namespace inviola::publication::golden
