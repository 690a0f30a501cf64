#include "press/detail/marked_content.h"

#include <charconv>

namespace inviola::press::detail {
namespace {

bool is_space(const QPDFTokenizer::Token& token) {
  return token.getType() == QPDFTokenizer::tt_space;
}

}  // namespace

/// "/Name << /MCID n >>", with any spaces.
bool MarkFilter::begins_piece(int* mark) const {
  bool expected = false;
  for (const auto& token : operands_) {
    if (is_space(token)) continue;
    if (expected) {
      const std::string& value = token.getRawValue();
      return std::from_chars(value.data(), value.data() + value.size(), *mark).ec == std::errc();
    }
    expected = token.getType() == QPDFTokenizer::tt_name && token.getValue() == "/MCID";
  }
  return false;
}

void MarkFilter::flush() {
  for (const auto& token : operands_) writeToken(token);
  operands_.clear();
}

void MarkFilter::begin_piece(int mark) {
  if (static_cast<std::size_t>(mark) != met_ || met_ >= names_.size()) {
    in_order_ = false;
    return;
  }
  const MarkName& name = names_[met_++];
  if (name.slot == header_artifact) {
    write("\n/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC");
  } else if (name.slot == footer_artifact) {
    write("\n/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC");
  } else if (name.slot == layout_artifact) {
    write("\n/Artifact <</Type /Layout>> BDC");
  } else {
    write("\n/" + name.role + " <</MCID " + std::to_string(mark) + ">> BDC");
  }
}

void MarkFilter::handleToken(const QPDFTokenizer::Token& token) {
  if (token.getType() != QPDFTokenizer::tt_word) {
    operands_.push_back(token);
    return;
  }
  int mark = 0;
  if (token.getValue() == "BDC" && begins_piece(&mark)) {
    operands_.clear();
    begin_piece(mark);
  } else {
    flush();
    writeToken(token);
  }
}

void MarkFilter::handleEOF() { flush(); }

}  // namespace inviola::press::detail
