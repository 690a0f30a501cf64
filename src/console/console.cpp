#include "console/console.h"

#include <ostream>

#include "base/json.h"
#include "office/exchange.h"
#include "publication/refusals.h"

namespace inviola::console {
namespace {

namespace json = boost::json;
namespace people = office::people;
using procedure::Refusal;

int tell_refusal(const Output& to, const publication::Catalogue& words, const mandate::Law& law,
                 const Refusal& refusal, Date today) {
  const std::string message = publication::explain(words, law, refusal, today).all();
  if (to.json) {
    to.out << print_json(json::object{{"error", office::print_refusal(refusal, message)}}) << '\n';
  } else {
    to.err << "inviola: refused " << refusal.code;
    if (!refusal.field.empty()) to.err << " (" << refusal.field << ')';
    to.err << ": " << message << '\n';
  }
  return refused;
}

}  // namespace

int complain(const Output& to, const Fault& fault) {
  to.err << "inviola: " << to_string(fault) << '\n';
  return failed;
}

int enter(const Output& to, const Books& books, const std::string& author, const json::value& act,
          const std::string& done_on) {
  office::Office& office = books.office;
  const publication::Catalogue& words = books.words;
  const office::Viewer viewer = author == "desk" ? office::Viewer::the_desk()
                                                 : office::Viewer::of(mandate::StateCode{author});
  const Date today = office.today();
  auto submission = office::read_submission(act, viewer);
  if (!submission) return tell_refusal(to, words, office.law(), submission.error(), today);
  if (!done_on.empty()) {
    submission->done = Date::parse(done_on);
    if (!submission->done) {
      to.err << "inviola: --done " << done_on << ": no such day; write YYYY-MM-DD\n";
      return misused;
    }
  }
  const auto put = books.filings.hand_in(std::move(*submission), people::Hand::console);
  if (!put) {
    if (const auto* fault = std::get_if<Fault>(&put.error())) return complain(to, *fault);
    if (const auto* rule = std::get_if<people::No>(&put.error())) {
      to.err << "inviola: " << words.say("sign-in.refused." + rule->key) << '\n';
      return refused;
    }
    return tell_refusal(to, words, office.law(), std::get<Refusal>(put.error()), today);
  }
  if (std::holds_alternative<people::Waits>(*put)) {
    const std::string message = words.say("api.waits");
    if (to.json) {
      to.out << print_json(office::print_waits(message)) << '\n';
    } else {
      to.out << message << '\n';
    }
    return waits;
  }
  const auto& outcome = std::get<office::Filed>(*put);
  const json::object filed = office::print_filed(outcome);
  if (to.json) {
    to.out << print_json(filed) << '\n';
    return done;
  }
  const procedure::EnteredAct& entered = *outcome.entered;
  to.out << entered.act.reference.value() << " entered " << entered.entered.iso() << " as entry "
         << entered.position;
  if (!entered.act.paragraph.empty()) {
    to.out << " under " << entered.act.mandate << ", para. " << entered.act.paragraph;
  }
  to.out << '\n';
  if (const auto* occurrences = filed.if_contains("occurrences")) {
    for (const auto& one : occurrences->get_array()) {
      to.out << "dossier " << std::string(one.get_string()) << '\n';
    }
  }
  return done;
}

namespace {

using namespace publication;

std::string text(const Line& line) { return words_of(line); }

/// Each kind of block as lines of text. A new kind stops this from compiling.
struct Print {
  std::string& out;
  std::string margin;

  void line(const std::string& words) const { out += margin + words + '\n'; }
  void gap() const { out += '\n'; }

  void operator()(const Heading& heading) const {
    gap();
    line((heading.number.empty() ? "" : heading.number + ". ") + text(heading.line));
    gap();
  }
  void operator()(const Paragraph& paragraph) const {
    const std::string indent(static_cast<std::size_t>(paragraph.indent) * 4, ' ');
    const std::string& number = paragraph.number;
    // "12." but "(a)".
    const char* after = number.empty() ? "" : number.back() == ')' ? " " : ". ";
    line(indent + number + after + text(paragraph.line));
  }
  void operator()(const Quotation& quotation) const {
    for (const Line& one : quotation.paragraphs) line("  | " + text(one));
    if (!quotation.attribution.empty()) line("  | " + text(quotation.attribution));
  }
  void operator()(const List& list) const {
    for (const Item& item : list.items) {
      line("  " + (item.number.empty() ? "-" : item.number) + " " + text(item.line));
    }
  }
  void operator()(const publication::Table& table) const {
    if (!table.caption.empty()) line(text(table.caption));
    std::string head;
    for (const Column& column : table.columns)
      head += (head.empty() ? "" : " | ") + text(column.heading);
    line(head);
    for (const auto& row : table.rows) {
      std::string cells;
      for (const Cell& cell : row) cells += (cells.empty() ? "" : " | ") + text(cell.line);
      line(cells);
    }
    gap();
  }
  void operator()(const Facts& facts) const {
    for (const Facts::Fact& fact : facts.facts) {
      std::string values;
      for (const Line& one : fact.values) values += (values.empty() ? "" : "; ") + text(one);
      line(text(fact.term) + ": " + values);
    }
  }
  void operator()(const Timeline& timeline) const {
    for (const Timeline::Event& event : timeline.events) {
      line(text(event.when) + "  " + text(event.what));
      for (const Line& detail : event.details) line("    " + text(detail));
    }
  }
  void operator()(const SideBySide& accounts) const {
    for (const SideBySide::Account& account : accounts.accounts) {
      line("[" + text(account.heading) + "]");
      for (const Block& block : account.blocks) std::visit(Print{out, margin + "  "}, block.value);
    }
  }
  void operator()(const Notice& notice) const { line("! " + text(notice.line)); }
  void operator()(const Figures& figures) const {
    for (const Figures::Figure& figure : figures.figures) {
      line(figure.number + "  " + text(figure.counts));
    }
  }
  void operator()(const Chart& chart) const { (*this)(table_of(chart)); }
  void operator()(const TileMap& map) const { (*this)(table_of(map)); }
  void operator()(const Filter&) const {}
  void operator()(const Closing& closing) const {
    gap();
    for (const Line& one : closing.lines) line(text(one));
  }
  void operator()(const PageBreak&) const { gap(); }
};

}  // namespace

std::string plain_text(const Document& document) {
  std::string out;
  if (!document.demonstration.empty()) out += "! " + document.demonstration + "\n\n";
  const Masthead& head = document.masthead;
  for (const std::string* field :
       {&head.body, &head.symbol, &head.distribution, &head.date, &head.version, &head.original,
        &head.session, &head.item, &head.item_title}) {
    if (!field->empty()) out += *field + '\n';
  }
  if (!document.title.empty()) out += '\n' + document.title + '\n';
  if (!document.subtitle.empty()) out += document.subtitle + '\n';
  if (!document.summary.empty()) out += '\n' + document.summary_title + '\n';
  for (const Line& line : document.summary) out += text(line) + '\n';
  for (const Block& block : document.blocks) std::visit(Print{out, ""}, block.value);
  for (std::size_t i = 0; i < document.footnotes.size(); ++i) {
    out += std::to_string(i + 1) + ") " + text(document.footnotes[i]) + '\n';
  }
  return out;
}

}  // namespace inviola::console
