#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/language.h"

/// The one semantic source of every page, note and report. Says what a thing is, never how it
/// looks: `web` renders it to HTML, `press` to PDF.
namespace inviola::publication {

/// How a run of words is meant.
enum class Tone : std::uint8_t {
  plain,
  emphasis,  ///< "Urges", a title
  strong,
  reference,    ///< a symbol, a digest, a number to be cited: set so that it can be copied exactly
  unconfirmed,  ///< a fact whose source is weak: shown so, in words and in form
  missing,      ///< "not stated", "not known": never confused with a value
  translation   ///< other words for what a State wrote: never confused with its own
};

/// A run of words in one language.
struct Run {
  std::string words;  ///< UTF-8, NFC; never markup
  Tone tone = Tone::plain;
  std::optional<Language> language;  ///< where it differs from the document's
  std::string link;  ///< a path of this site ("/dossiers/…") or an https address; or empty
  int footnote = 0;  ///< number of a footnote that hangs on the end of the run; 0: none
  friend bool operator==(const Run&, const Run&) = default;
};
using Line = std::vector<Run>;

/// What a statement or a figure rests on: references of acts, and facts of participation
/// ("III-3.ATG": what a State did with regard to an instrument; "III-3.on.2018-07-20": all that are
/// bound by it on a day).
using Sources = std::vector<std::string>;

struct Heading {
  int level = 1;       ///< 1 to 3 below the title
  std::string number;  ///< "I", "A", or empty
  Line line;
  std::string anchor;  ///< for links within; lower-case letters, digits, hyphens
  friend bool operator==(const Heading&, const Heading&) = default;
};

/// A paragraph, numbered in the manner of the United Nations or not.
struct Paragraph {
  std::string number;  ///< "12", "(a)", or empty
  int indent = 0;      ///< 0 to 2
  Line line;
  Sources sources;  ///< what it rests on
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// What somebody else wrote, in that one's words; or a translation of them, which are not.
struct Quotation {
  std::vector<Line> paragraphs;
  Line attribution;  ///< may be empty, but for a translation: who made it
  std::optional<Language> language;
  bool translation = false;
  friend bool operator==(const Quotation&, const Quotation&) = default;
};

struct Item {
  std::string number;  ///< empty: a bullet
  Line line;
  friend bool operator==(const Item&, const Item&) = default;
};
struct List {
  std::vector<Item> items;
  friend bool operator==(const List&, const List&) = default;
};

struct Cell {
  Line line;
  bool header = false;  ///< heads its row
  bool number = false;  ///< aligned as a figure
  Sources sources;      ///< of the figure, or of the row where it heads one
  friend bool operator==(const Cell&, const Cell&) = default;
};
struct Column {
  Line heading;
  int weight = 1;  ///< relative width
  friend bool operator==(const Column&, const Column&) = default;
};
struct Table {
  Line caption;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  friend bool operator==(const Table&, const Table&) = default;
};

/// Terms and what is to be said of each.
struct Facts {
  struct Fact {
    Line term;
    std::vector<Line> values;
    friend bool operator==(const Fact&, const Fact&) = default;
  };
  std::vector<Fact> facts;
  friend bool operator==(const Facts&, const Facts&) = default;
};

/// What happened, in the order of time.
struct Timeline {
  struct Event {
    std::string date;  ///< ISO, for machines; may be a partial date
    Line when;
    Line what;
    std::vector<Line> details;
    friend bool operator==(const Event&, const Event&) = default;
  };
  std::vector<Event> events;
  friend bool operator==(const Timeline&, const Timeline&) = default;
};

struct Block;

/// Accounts of one thing, side by side, none above the other.
struct SideBySide {
  struct Account {
    Line heading;
    std::vector<Block> blocks;
    friend bool operator==(const Account&, const Account&);
  };
  std::vector<Account> accounts;
  friend bool operator==(const SideBySide&, const SideBySide&);
};

/// Something the reader must not miss.
struct Notice {
  enum class Kind : std::uint8_t { information, caution, demonstration };
  Kind kind = Kind::information;
  Line line;
  friend bool operator==(const Notice&, const Notice&) = default;
};

/// A few figures shown large, each with what it counts.
struct Figures {
  struct Figure {
    std::string number;
    Line counts;
    std::string link;
    friend bool operator==(const Figure&, const Figure&) = default;
  };
  std::vector<Figure> figures;
  friend bool operator==(const Figures&, const Figures&) = default;
};

/// Figures to be compared: drawn as bars, with the table of the same beside them.
struct Chart {
  struct Bar {
    std::string label;
    std::int64_t number = 0;  ///< not negative
    std::string printed;      ///< the number as the language prints it
    std::string link;
    friend bool operator==(const Bar&, const Bar&) = default;
  };
  Line caption;
  Line counts;  ///< what each figure counts
  Line label_heading;
  Line number_heading;
  std::vector<Bar> bars;
  friend bool operator==(const Chart&, const Chart&) = default;
};

/// One equal tile a State, each about where it lies; no border is drawn. The table of the same
/// stands after it.
struct TileMap {
  struct Tile {
    std::string code;  ///< of the State, shown on the tile
    std::string name;
    int row = 1;          ///< from 1, from the north
    int column = 1;       ///< from 1, from the west
    std::string printed;  ///< the figure as the language prints it; empty: none
    int step = 0;         ///< of the shade, 0 (none) to 4
    std::string link;
    friend bool operator==(const Tile&, const Tile&) = default;
  };
  Line caption;
  Line counts;       ///< what each figure counts
  std::string skip;  ///< the words of the way past the map
  Line place_heading;
  Line number_heading;
  std::vector<Tile> tiles;          ///< in the order of the table
  std::vector<std::string> legend;  ///< by step
  friend bool operator==(const TileMap&, const TileMap&) = default;
};

/// A form that only narrows what the page shows (GET). A page that does something is not a
/// document.
struct Filter {
  struct Field {
    enum class Kind : std::uint8_t { date, choice, text };
    Kind kind = Kind::text;
    std::string name;  ///< of the parameter
    std::string label;
    std::string value;                                         ///< as asked for
    std::vector<std::pair<std::string, std::string>> choices;  ///< value, words
    friend bool operator==(const Field&, const Field&) = default;
  };
  std::string action;  ///< path
  std::vector<Field> fields;
  std::string button;
  friend bool operator==(const Filter&, const Filter&) = default;
};

/// A signature block, a closing formula, a place and date: set apart at the end of a note.
struct Closing {
  std::vector<Line> lines;
  friend bool operator==(const Closing&, const Closing&) = default;
};

struct PageBreak {
  friend bool operator==(const PageBreak&, const PageBreak&) = default;
};

struct Block {
  std::variant<Heading, Paragraph, Quotation, List, Table, Facts, Timeline, SideBySide, Notice,
               Figures, Chart, TileMap, Filter, Closing, PageBreak>
      value;
  friend bool operator==(const Block&, const Block&) = default;
};

// Only here is a block whole.
inline bool operator==(const SideBySide::Account& a, const SideBySide::Account& b) {
  return a.heading == b.heading && a.blocks == b.blocks;
}
inline bool operator==(const SideBySide& a, const SideBySide& b) {
  return a.accounts == b.accounts;
}

/// What stands at the head of an official document. Empty fields are left out.
struct Masthead {
  std::string body;          ///< "General Assembly"
  std::string symbol;        ///< "A/73/189", or a note's number
  std::string distribution;  ///< "Distr.: General"
  std::string date;          ///< as printed
  std::string version;       ///< "Français": of which language this is, in a translation
  std::string original;      ///< "Original: English"
  std::string session;       ///< "Seventy-third session"
  std::string item;          ///< "Item 84 of the provisional agenda"
  std::string item_title;
  friend bool operator==(const Masthead&, const Masthead&) = default;
};

enum class DocumentKind : std::uint8_t {
  page,    ///< a page of the site
  report,  ///< a document of the Assembly: report, addendum
  note     ///< a note verbale: circular note, circulation, attention, reminder, acknowledgement
};

struct Document {
  DocumentKind kind = DocumentKind::page;
  Language language = Language::en;
  std::string title;
  std::string subtitle;                  ///< "Report of the Secretary-General"
  std::string summary_title;             ///< "Summary"
  std::vector<Line> summary;             ///< boxed under the title of a report
  std::vector<Sources> summary_sources;  ///< of each line of the summary; empty: of none
  Masthead masthead;
  std::vector<Block> blocks;
  std::vector<Line> footnotes;  ///< number n stands at n - 1
  std::string day;              ///< of the document, ISO; empty for a page
  std::string demonstration;    ///< the sentence that says so; empty on a real register
  std::string identity;         ///< for metadata: stable text that names this document
  friend bool operator==(const Document&, const Document&) = default;
};

/// The same as a table, for whoever draws nothing.
Table table_of(const Chart& chart);
Table table_of(const TileMap& map);

/// Appends a block of any kind.
template <class T>
void put(std::vector<Block>& blocks, T block) {
  blocks.push_back(Block{std::move(block)});
}
/// A line of one plain run.
Line plain(std::string words);
/// A run that leads somewhere on this site or to an https address.
Run link(std::string words, std::string target);
Run toned(std::string words, Tone tone);
/// A line of a quotation for whoever sets it: of a translation, its plain words are in that tone.
Line as_meant(Line line, const Quotation& quotation);
/// The words of a line, without tones and links.
std::string words_of(const Line& line);
/// All words of a document that count for its length: title to footnotes (UN Editorial practice:
/// 8,500). A translation beside a State's words does not: they are counted once.
std::size_t count_words(const Document& document);

}  // namespace inviola::publication
