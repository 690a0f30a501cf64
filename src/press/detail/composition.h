#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "press/detail/manner.h"
#include "press/detail/strip.h"
#include "press/detail/structure.h"
#include "press/detail/text.h"
#include "press/typesetter.h"
#include "publication/document.h"

namespace inviola::press::detail {

/// Where words are set: a stretch of the page's width, an element, a language.
struct Place {
  double start = 0;
  double width = 0;
  ElementId parent = Structure::root;
  Language language = Language::en;
  int depth = 0;  ///< accounts within accounts
  /// The same place, narrower by what is taken at its start and its end.
  Place inset(double at_start, double at_end = 0) const;
  Place in(ElementId element) const;
};

/// Turns a document into strips and structure. The first thing that cannot be set is kept as the
/// fault; what follows it is composed all the same and thrown away by the caller.
class Composition {
 public:
  Composition(const FontSource& fonts, const publication::Document& document, const Limits& limits);

  const publication::Document& document;
  const Manner manner;
  const Limits limits;
  Structure structure;
  std::vector<FlowItem> flow;
  /// Footnote n is at n - 1.
  std::vector<std::vector<Strip>> notes;
  std::vector<OutlineEntry> outline;
  std::optional<Fault> fault;

  Place whole_measure() const;
  /// What is being set, for faults: "paragraph 12 (block 40)".
  void name_place(std::string words) { place_name_ = std::move(words); }
  void complain(std::string cause);
  void count_block();

  /// Sets a line into an element made before. Empty words set nothing.
  std::vector<Strip> line(const Place& place, ElementId element, const publication::Line& line,
                          const Face& face, double gap_before);
  /// The same for words of the document's own furniture.
  std::vector<Strip> words(const Place& place, ElementId element, const std::string& words,
                           const Face& face, double gap_before);
  /// The same, outside the structure.
  std::vector<Strip> artifact(const Place& place, SlotId kind, const std::string& words,
                              const Face& face);
  /// A number that hangs at the start of `place`, as wide as it is; `width_max` is its room.
  Strip number(const Place& place, ElementId element, const std::string& number, const Face& face,
               double* width);

  void push(std::vector<Strip> strips);
  void push(Strip strip) { flow.emplace_back(std::move(strip)); }
  /// Sets the footnotes met since the last call, in the structure after what they hang on.
  void set_notes();

 private:
  std::vector<Strip> set(const Place& place, std::vector<Span> spans, const Face& face,
                         double gap_before);
  std::vector<Span> spans_of(const Place& place, ElementId element, const publication::Line& line);
  std::string cleared(const std::string& words);
  void set_note(int number);

  const FontSource& fonts_;
  std::deque<std::unique_ptr<SetText>> texts_;
  std::vector<int> notes_met_;
  std::string place_name_;
  std::size_t blocks_ = 0;
};

/// "12." where the script writes a stop after a number, else as it is.
std::string printed_number(const std::string& number, Language language);
/// Whether the words hold letters written from right to left.
bool holds_right_to_left(std::string_view words);

/// Composes everything between the running heads.
void compose_document(Composition& composition);
void compose_masthead(Composition& composition);
void compose_blocks(Composition& composition, const Place& place,
                    const std::vector<publication::Block>& blocks);
void compose_table(Composition& composition, const Place& place, const publication::Table& table);
void compose_facts(Composition& composition, const Place& place, const publication::Facts& facts);
void compose_timeline(Composition& composition, const Place& place,
                      const publication::Timeline& timeline);
void compose_figures(Composition& composition, const Place& place,
                     const publication::Figures& figures);
void compose_accounts(Composition& composition, const Place& place,
                      const publication::SideBySide& accounts);

}  // namespace inviola::press::detail
