#pragma once

#include <string>

namespace inviola::publication::detail {

/// Paragraph numbers run on through a document.
class Numbering {
 public:
  std::string next() { return std::to_string(++last_); }
  int last() const { return last_; }

 private:
  int last_ = 0;
};

}  // namespace inviola::publication::detail
