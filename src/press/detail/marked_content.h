#pragma once

#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "press/detail/structure.h"

namespace inviola::press::detail {

/// What one piece of marked content is to be called: a structure type, or an artifact.
struct MarkName {
  SlotId slot = layout_artifact;
  std::string role;  ///< of the element it fills; unused for artifacts
};

/// Rewrites the marks of one page: Cairo numbers pieces in the order of drawing and calls each
/// "P"; this puts the name of the element there, and makes artifacts of rules, heads and feet
/// (ISO 32000-1, 14.8.2.2).
class MarkFilter : public QPDFObjectHandle::TokenFilter {
 public:
  explicit MarkFilter(std::vector<MarkName> names) : names_(std::move(names)) {}

  void handleToken(const QPDFTokenizer::Token& token) override;
  void handleEOF() override;

  /// Whether each mark was met once, in order. False also before the page was read.
  bool complete() const { return in_order_ && met_ == names_.size(); }

 private:
  void flush();
  bool begins_piece(int* mark) const;
  void begin_piece(int mark);

  std::vector<MarkName> names_;
  std::vector<QPDFTokenizer::Token> operands_;
  std::size_t met_ = 0;
  bool in_order_ = true;
};

}  // namespace inviola::press::detail
