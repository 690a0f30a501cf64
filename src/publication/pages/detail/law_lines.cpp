#include "publication/pages/detail/law_lines.h"

#include "publication/pages/addresses.h"
#include "publication/words.h"

namespace inviola::publication::pages::detail {

namespace {

/// What the law says of each kind of period beside its words. A new kind must say what it is.
struct DeadlineTeller {
  const Page& page;
  std::string kind;

  Line practice(std::int32_t days) const {
    return page.line("deadline.practice", {{"kind", kind}, {"days", std::int64_t{days}}});
  }
  Line law() const { return page.line("deadline.law", {{"kind", kind}}); }

  Line operator()(const mandate::WithoutDelay& one) const { return practice(one.practice_days); }
  Line operator()(const mandate::OnReceipt& one) const { return practice(one.practice_days); }
  Line operator()(const mandate::ReasonablePeriod& one) const {
    return practice(one.practice_days);
  }
  Line operator()(const mandate::WithinDays& one) const {
    return page.line("deadline.days", {{"days", std::int64_t{one.days}}});
  }
  Line operator()(const mandate::OnDate& one) const {
    return page.line("deadline.date", {{"date", one.date}});
  }
  Line operator()(const mandate::ByCutOff&) const { return law(); }
  Line operator()(const mandate::AtSession& one) const {
    return page.filled("deadline.session", {{"session", page.session(one.session)}});
  }
  Line operator()(const mandate::WhenAppropriate&) const { return law(); }
};

/// "press: 2011-05" as the key of its kind and the rest; no key where the source is named as it is.
std::pair<std::string, std::string> kind_of_source(const Catalogue& words,
                                                   const std::string& source) {
  const auto colon = source.find(": ");
  if (colon == source.npos) return {};
  std::string key = "source." + source.substr(0, colon);
  if (!words.has(key)) return {};
  return {std::move(key), source.substr(colon + 2)};
}

}  // namespace

Line adopted_line(const Page& page, const mandate::Mandate& mandate) {
  return page.date(mandate.adopted);
}

Line in_force_line(const Page& page, const mandate::Mandate& mandate) {
  if (!mandate.in_force_from_is_bound) return plain(page.words().date(mandate.in_force_from));
  return page.line("at-the-latest", {{"date", mandate.in_force_from}},
                   {{"date", {Tone::unconfirmed, {}, {}}}});
}

Line deadline_line(const Page& page, const mandate::Deadline& deadline) {
  return std::visit(DeadlineTeller{page, in_words(page.words(), deadline)}, deadline);
}

Line source_line(const Page& page, const std::string& source) {
  if (source.rfind("https://", 0) == 0) return {link(source, source)};
  const auto [kind, what] = kind_of_source(page.words(), source);
  if (kind.empty()) return page.in_english(source);
  if (const auto day = PartialDate::parse(what)) {
    return sentence(page.words(), kind, {{"what", *day}});
  }
  // Names and symbols as the source has them.
  return page.filled_with(kind, {{"what", page.in_english(what)}});
}

std::string source_words(const Catalogue& words, const std::string& source) {
  const auto [kind, what] = kind_of_source(words, source);
  if (kind.empty()) return source;
  if (const auto day = PartialDate::parse(what)) return words.say(kind, {{"what", *day}});
  return words.say(kind, {{"what", what}});
}

void put_sources(Page& page, const std::vector<std::string>& sources) {
  if (sources.empty()) return;
  page.heading(1, "sources", {}, "sources");
  List list;
  for (const std::string& source : sources) list.items.push_back({{}, source_line(page, source)});
  page.put(std::move(list));
}

}  // namespace inviola::publication::pages::detail
