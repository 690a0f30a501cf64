#include "publication/gap_words.h"

#include <charconv>

#include "base/text.h"
#include "publication/words.h"

namespace inviola::publication {
namespace {

std::optional<int> number_in(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

GapCount count_of(const mandate::TreatyGap& gap) {
  GapCount out;
  const auto parts = split(gap.missing, ' ');
  if (parts.size() == 3) {
    out.least = number_in(parts[1]);
    out.most = number_in(parts[2]);
  }
  for (const std::string_view code : split(gap.candidates, ' ')) {
    if (!code.empty()) out.candidates.emplace_back(std::string(code));
  }
  return out;
}

GapWords gap_words(const Catalogue& words, const mandate::States& states,
                   const mandate::TreatyGap& gap, Date on) {
  const GapCount count = count_of(gap);
  const int most = count.most.value_or(0);
  GapWords out;
  out.missing = words.say("gap-known." + std::string(split(gap.missing, ' ').front()),
                          {{"number", std::int64_t{most}},
                           {"least", std::int64_t{count.least.value_or(0)}},
                           {"range", count.least != count.most ? "yes" : "no"}});
  out.evidence = words.say("gap-evidence." + gap.evidence);
  if (count.candidates.empty()) return out;
  out.candidates = list_of(words, names_in_order(words, states, count.candidates, on));
  if (most > 0 && count.candidates.size() > static_cast<std::size_t>(most)) {
    out.candidates =
        words.say("gap.some", {{"number", std::int64_t{most}}, {"states", out.candidates}});
  }
  return out;
}

}  // namespace inviola::publication
