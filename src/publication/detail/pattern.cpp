#include "publication/detail/pattern.h"

#include <unicode/parseerr.h>
#include <unicode/unistr.h>

namespace inviola::publication::detail {
namespace {

using Part = icu::MessagePattern::Part;

// ICU itself recurses 32,767 levels deep, which is more than a stack holds.
constexpr int braces_open_max = 32;

bool nests_too_deep(const std::string& text) {
  int open = 0;
  for (const char c : text) {
    if (c == '{' && ++open > braces_open_max) return true;
    if (c == '}') --open;
  }
  return false;
}

/// The plural that a "#" would belong to.
struct Around {
  std::string argument;
  double offset = 0;
};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

class Reader {
 public:
  explicit Reader(const icu::MessagePattern& pattern)
      : pattern_(pattern), text_(pattern.getPatternString()) {}

  Message message(int32_t start, const std::optional<Around>& around) {
    Message out;
    int32_t done = pattern_.getPart(start).getLimit();
    for (int32_t i = start + 1;; ++i) {
      const Part& part = pattern_.getPart(i);
      literal(done, part.getIndex(), out);
      if (part.getType() == UMSGPAT_PART_TYPE_MSG_LIMIT) return out;
      done = part.getLimit();
      if (part.getType() == UMSGPAT_PART_TYPE_REPLACE_NUMBER && around) {
        out.push_back({Number{around->argument, around->offset}});
      }
      if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
      const int32_t limit = pattern_.getLimitPartIndex(i);
      argument(i, around, out);
      done = pattern_.getPart(limit).getLimit();
      i = limit;
    }
  }

  const std::string& complaint() const { return complaint_; }

 private:
  void literal(int32_t from, int32_t until, Message& out) const {
    if (from >= until) return;
    const std::string words = utf8(text_.tempSubStringBetween(from, until));
    // Text around a quoting apostrophe arrives in two parts.
    if (!out.empty() && std::holds_alternative<Literal>(out.back().value)) {
      std::get<Literal>(out.back().value).words += words;
    } else {
      out.push_back({Literal{words}});
    }
  }

  void argument(int32_t start, const std::optional<Around>& around, Message& out) {
    const UMessagePatternArgType type = pattern_.getPart(start).getArgType();
    const std::string name = utf8(pattern_.getSubstring(pattern_.getPart(start + 1)));
    switch (type) {
      case UMSGPAT_ARG_TYPE_NONE:
        out.push_back({Plain{name}});
        return;
      case UMSGPAT_ARG_TYPE_PLURAL:
      case UMSGPAT_ARG_TYPE_SELECTORDINAL:
        out.push_back({plural(start, name, type == UMSGPAT_ARG_TYPE_SELECTORDINAL)});
        return;
      case UMSGPAT_ARG_TYPE_SELECT:
        out.push_back({select(start, name, around)});
        return;
      case UMSGPAT_ARG_TYPE_SIMPLE:
      case UMSGPAT_ARG_TYPE_CHOICE:
        complaint_ = "the argument {" + name + ", …} is of a kind that is not used here: write {" +
                     name + "}, or plural, selectordinal or select";
        return;
    }
  }

  Plural plural(int32_t start, const std::string& name, bool ordinal) {
    Plural out{name, ordinal, pattern_.getPluralOffset(start + 2), {}, {}};
    const Around inside{name, out.offset};
    const int32_t limit = pattern_.getLimitPartIndex(start);
    for (int32_t i = start + 2; i < limit; ++i) {
      if (pattern_.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
      const std::string category = utf8(pattern_.getSubstring(pattern_.getPart(i)));
      ++i;
      std::optional<double> exact;
      if (Part::hasNumericValue(pattern_.getPartType(i))) {
        exact = pattern_.getNumericValue(pattern_.getPart(i));
        ++i;
      }
      Message chosen = message(i, inside);
      if (exact) {
        out.exact.emplace_back(*exact, std::move(chosen));
      } else {
        out.categories.emplace_back(category, std::move(chosen));
      }
      i = pattern_.getLimitPartIndex(i);
    }
    return out;
  }

  Select select(int32_t start, const std::string& name, const std::optional<Around>& around) {
    Select out{name, {}};
    const int32_t limit = pattern_.getLimitPartIndex(start);
    for (int32_t i = start + 2; i < limit; ++i) {
      if (pattern_.getPart(i).getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) continue;
      const std::string choice = utf8(pattern_.getSubstring(pattern_.getPart(i)));
      ++i;
      out.choices.emplace_back(choice, message(i, around));
      i = pattern_.getLimitPartIndex(i);
    }
    return out;
  }

  const icu::MessagePattern& pattern_;
  const icu::UnicodeString& text_;
  std::string complaint_;
};

}  // namespace

Result<Message, std::string> parse(const std::string& text) {
  if (nests_too_deep(text)) {
    return failure("more than " + std::to_string(braces_open_max) + " braces are open at once");
  }
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  icu::MessagePattern pattern(status);
  pattern.parse(icu::UnicodeString::fromUTF8(text), &place, status);
  if (U_FAILURE(status)) {
    return failure("ICU refuses the pattern at character " + std::to_string(place.offset + 1) +
                   ", \"" + utf8(icu::UnicodeString(place.postContext)) + "\" (" +
                   u_errorName(status) + "); names of arguments are letters and digits");
  }
  Reader reader(pattern);
  Message message = reader.message(0, std::nullopt);
  if (!reader.complaint().empty()) return failure(reader.complaint());
  return message;
}

const Message* choose(const std::vector<std::pair<std::string, Message>>& choices,
                      const std::string& name) {
  const Message* other = nullptr;
  for (const auto& [choice, message] : choices) {
    if (choice == name) return &message;
    if (choice == "other") other = &message;
  }
  return other;
}

}  // namespace inviola::publication::detail
