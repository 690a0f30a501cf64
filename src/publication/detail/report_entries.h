#pragma once

#include <map>
#include <string>
#include <vector>

#include "publication/detail/numbering.h"
#include "publication/detail/telling.h"

namespace inviola::publication::detail {

/// Those that may, by State in the alphabetical order of the original, then in the order of entry:
/// the order of the paragraphs' numbers.
std::vector<procedure::CommunicationPointer> entries_in_order(
    const Materials& from, const std::vector<procedure::CommunicationPointer>& communications,
    Date on);

/// The entries of a document, each with the number of its paragraph, so that the accounts of one
/// incident refer to one another. An account that the period of the document does not cover is
/// given all the same, after the first entry on its incident.
///
/// A paragraph has the same number in every language version, and each version has the States in
/// its own alphabetical order (decision 9).
class Entries {
 public:
  Entries(const Materials& from, Date on) : from_(from), telling_(from, on), on_(on) {}

  /// Numbers a section's entries, given in the order of the original, from the next paragraph
  /// number on. Call for all sections in their order before any `write`.
  void plan(const std::vector<procedure::CommunicationPointer>& entries, Numbering& numbering);
  /// Whether the next section planned has its numbers in another order than they count.
  bool reordered() const;
  /// Writes the entries of the next section planned.
  void write(std::vector<Block>& blocks);
  /// An entry by itself, under a number of its own: what its State is shown before the report is
  /// issued. What else is said of its incidents is not told.
  void write_alone(const procedure::Communication& communication, int number,
                   std::vector<Block>& blocks) const;
  /// Where the numbers stand after the entries of a section.
  Numbering after(std::size_t section) const { return after_.at(section); }

 private:
  struct Planned {
    procedure::CommunicationPointer communication;
    int number = 0;
    mandate::StateCode under;  ///< the State in whose place it stands
    bool outside = false;      ///< not of this document's period; there because another account is
  };
  void write(const Planned& entry, std::vector<Block>& blocks) const;
  void tell(const procedure::Communication& communication, int number, bool outside,
            std::vector<Block>& blocks) const;
  void write_words(const procedure::Communication& communication, std::vector<Block>& blocks) const;
  void refer(const procedure::Communication& communication, std::vector<Block>& blocks) const;

  /// By State in the alphabetical order of this language version; of a State, as they are.
  void arrange(std::vector<Planned>& section) const;

  const Materials& from_;
  Telling telling_;
  Date on_;
  std::vector<std::vector<Planned>> sections_;
  std::vector<Numbering> after_;
  std::size_t written_ = 0;
  std::map<procedure::Reference, int> numbers_;  ///< of the paragraph of each communication
};

}  // namespace inviola::publication::detail
