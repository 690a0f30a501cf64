#pragma once

#include <string>

#include "publication/detail/citing.h"
#include "publication/detail/telling.h"
#include "publication/notes.h"
#include "publication/sentence.h"

namespace inviola::publication::detail {

/// A note verbale in the making: its head, its opening, its closing formula.
class Letter {
 public:
  Letter(const Materials& from, const Addressing& addressing, Basis basis, Date date,
         std::string identity);

  const Catalogue& words() const { return from_.words; }
  const Basis& basis() const { return basis_; }
  const Telling& telling() const { return telling_; }
  /// What every sentence may name: mission, state, resolution, adopted, title.
  Arguments arguments(Arguments more = {}) const;

  /// A paragraph of the note. The first one carries the footnote on the resolution, if any.
  void say(const char* key, Arguments more = {}, const Settings& settings = {});
  /// What a paragraph of the resolution asks, introduced by the sentence `key` {paragraph,
  /// authentic}.
  void recall(const char* key, const mandate::ParagraphNumber& whole);
  void heading(const char* key);
  template <class T>
  void put(T block) {
    publication::put(document_.blocks, std::move(block));
  }
  std::vector<Block>& blocks() { return document_.blocks; }
  /// The closing formula, and the note.
  Document close();

 private:
  std::string mission() const;

  const Materials& from_;
  Addressing addressing_;
  Basis basis_;
  Date date_;
  Telling telling_;
  Document document_;
  bool footnoted_ = false;
};

}  // namespace inviola::publication::detail
