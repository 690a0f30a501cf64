#include "publication/pages/detail/printed.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace inviola::publication::pages::printed {
namespace {

namespace files = std::filesystem;

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
struct BlockPrinter {
  std::ostringstream& out;
  std::string indent;

  void row(const std::vector<std::string>& cells) const {
    out << indent << "|";
    for (const std::string& cell : cells) out << " " << cell << " |";
    out << "\n";
  }
  void operator()(const Heading& heading) const {
    out << indent << std::string(static_cast<std::size_t>(heading.level), '#') << " "
        << line(heading.line);
    if (!heading.anchor.empty()) out << " #" << heading.anchor;
    out << "\n\n";
  }
  void operator()(const Paragraph& paragraph) const {
    out << indent << paragraph.number << line(paragraph.line);
    for (const std::string& source : paragraph.sources) out << " (" << source << ")";
    out << "\n\n";
  }
  void operator()(const Quotation& quotation) const {
    if (quotation.language) out << indent << "> {" << tag(*quotation.language) << "}\n";
    for (const Line& one : quotation.paragraphs) out << indent << "> " << line(one) << "\n";
    out << indent << "> -- " << line(quotation.attribution) << "\n\n";
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
        std::visit(BlockPrinter{out, indent + "   "}, block.value);
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
  }
  void operator()(const PageBreak&) const { out << "----\n"; }
};

}  // namespace

std::string print(const Document& document) {
  std::ostringstream out;
  out << "= " << document.title << "\n";
  if (!document.subtitle.empty()) out << "== " << document.subtitle << "\n";
  if (!document.demonstration.empty()) out << "!!! " << document.demonstration << "\n";
  out << "(" << document.identity << ")\n\n";
  for (const Block& block : document.blocks) std::visit(BlockPrinter{out, ""}, block.value);
  return out.str();
}

void check_words(const std::string& printed) {
  for (const char* unsaid : {"[page.", "[why.", "[demonstration.", "[field.", "[act.", "[telling.",
                             "[words.", "[failure."}) {
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

void check(const std::string& name, const Document& document) {
  const std::string printed = print(document);
  const files::path path = files::path(INVIOLA_ROOT) / "tests/golden/en/pages" / (name + ".txt");
  const char* mode = std::getenv("INVIOLA_GOLDEN");
  if (mode != nullptr && std::string(mode) == "write") {
    files::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << printed;
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream known;
  known << in.rdbuf();
  INFO(path.string());
  CHECK(printed == known.str());
  check_words(printed);
}

}  // namespace inviola::publication::pages::printed
