// The forms of what can come out of each kind of line. A wish that could never come out is a
// mistake of the file: "not overdu" would otherwise hold for ever.
#include "office/cases/detail/expectations.h"

#include <span>

#include "base/text.h"

namespace inviola::office::cases::detail {
namespace {

// Words in capitals stand for something; all others for themselves.
using Forms = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> of_entering{
    "entered",   "entry NUMBER", "under PARAGRAPH", "refused CODE",
    "PARAGRAPH", "at FIELD",     "on DATE",         "no paragraph"};
constexpr std::array<std::string_view, 36> of_opening{"unknown NAME",
                                                      "shown",
                                                      "NUMBER account",
                                                      "NUMBER accounts",
                                                      "NUMBER follow-up",
                                                      "NUMBER follow-ups",
                                                      "NUMBER reminder",
                                                      "NUMBER reminders",
                                                      "circulated",
                                                      "corrected",
                                                      "withdrawn",
                                                      "kept to all States",
                                                      "kept to the States concerned",
                                                      "kept to the Secretary-General",
                                                      "kept to the States listed",
                                                      "STATE says host STATE",
                                                      "STATE says no host",
                                                      "STATE says against STATE",
                                                      "STATE says on DATE",
                                                      "STATE says until DATE",
                                                      "STATE says continuing",
                                                      "STATE says killed NUMBER",
                                                      "STATE says injured NUMBER",
                                                      "STATE says abducted NUMBER",
                                                      "STATE says by CODE",
                                                      "STATE says offender in STATE",
                                                      "STATE says nature CODE",
                                                      "STATE says target CODE",
                                                      "STATE says armed conflict",
                                                      "STATE says a mission to an organization",
                                                      "STATE owes",
                                                      "STATE is asked",
                                                      "paragraph of NAME",
                                                      "paragraph of NAME corrected",
                                                      "NUMBER translation",
                                                      "NUMBER translations"};
constexpr std::array<std::string_view, 21> of_owing{"nothing",
                                                    "open",
                                                    "open until DATE",
                                                    "overdue",
                                                    "overdue since DATE",
                                                    "performed",
                                                    "closed",
                                                    "may be done",
                                                    "may be done until DATE",
                                                    "practice",
                                                    "to the extent possible",
                                                    "under PARAGRAPH",
                                                    "answered",
                                                    "not yet due",
                                                    "never answered",
                                                    "acknowledged",
                                                    "under inquiry",
                                                    "barred by law",
                                                    "nothing to report",
                                                    "declined",
                                                    "unreachable"};
constexpr std::array<std::string_view, 10> of_counting{
    "NUMBER dossier", "NUMBER dossiers",   "NUMBER account", "NUMBER accounts", "NUMBER report",
    "NUMBER reports", "NUMBER follow-ups", "NUMBER views",   "NUMBER acts",     "NUMBER follow-up"};
constexpr std::array<std::string_view, 10> of_round{"circulate NAME",
                                                    "circulate NAME overdue",
                                                    "remind STATE about NAME",
                                                    "may draw attention of STATE to NAME",
                                                    "send circular note for NUMBER",
                                                    "send circular note for NUMBER overdue",
                                                    "report to NUMBER",
                                                    "include item for NUMBER",
                                                    "may invite comments on CODE for NUMBER",
                                                    "nothing"};
constexpr std::array<std::string_view, 14> of_compiling{
    "NAME in report", "NAME in addendum",   "NAME absent",         "NUMBER report",
    "NUMBER reports", "NUMBER late report", "NUMBER late reports", "NUMBER views",
    "NUMBER State",   "NUMBER States",      "NUMBER late views",   "cut-off DATE",
    "practice",       "NUMBER participants"};

struct FormsOf {
  Forms operator()(const Entering&) const { return of_entering; }
  Forms operator()(const Opening&) const { return of_opening; }
  Forms operator()(const Owing&) const { return of_owing; }
  Forms operator()(const Counting&) const { return of_counting; }
  Forms operator()(const Rounding&) const { return of_round; }
  Forms operator()(const Compiling&) const { return of_compiling; }
};

using Texts = std::vector<std::string_view>;

/// Holds one wish against one form; what stands for a State or a name is written as it comes out.
class Match {
 public:
  Match(const Ground& ground) : ground_(ground) {}

  bool operator()(std::span<const std::string_view> form, std::span<const std::string_view> said) {
    if (form.empty()) return said.empty();
    if (said.empty()) return false;
    if (form[0] == "STATE") return state(form, said);
    if (form[0] == "PARAGRAPH") return paragraph(form, said);
    const auto word = one(form[0], said[0]);
    return word && written(*word, form.subspan(1), said.subspan(1));
  }
  std::string result() const {
    std::vector<std::string> words(written_.rbegin(), written_.rend());
    return join(words, " ");
  }

 private:
  bool written(std::string word, std::span<const std::string_view> form,
               std::span<const std::string_view> said) {
    if (!(*this)(form, said)) return false;
    written_.push_back(std::move(word));
    return true;
  }

  std::optional<std::string> one(std::string_view form, std::string_view said) const {
    const std::string text(said);
    const bool digits = text.find_first_not_of("0123456789") == std::string::npos;
    if (form == "NUMBER") return digits ? std::optional(text) : std::nullopt;
    if (form == "DATE") return PartialDate::parse(said) ? std::optional(text) : std::nullopt;
    if (form == "NAME") return name(text);
    if (form == "CODE" || form == "FIELD") return text;
    return form == said ? std::optional(text) : std::nullopt;
  }

  std::optional<std::string> name(const std::string& text) const {
    if (!ground_.names.holds(text)) return std::nullopt;
    const std::size_t stop = text.find('.');
    const Name report = text.substr(0, stop);
    return stop != std::string::npos && ground_.names.occurrences(report) == 1 ? report : text;
  }

  bool state(std::span<const std::string_view> form, std::span<const std::string_view> said) {
    for (std::size_t taken = said.size(); taken > 0; --taken) {
      const std::string text = join(said.first(taken), " ");
      const mandate::StateCode code{text};
      const auto& states = ground_.law.states;
      const auto known = states.find(code) ? std::optional(code) : states.recognise(text);
      if (known && written(std::string(states.name(*known, Language::en, ground_.day)),
                           form.subspan(1), said.subspan(taken))) {
        return true;
      }
    }
    return false;
  }

  /// "10 (b)": a number, and perhaps a letter in brackets.
  bool paragraph(std::span<const std::string_view> form, std::span<const std::string_view> said) {
    if (said[0].find_first_not_of("0123456789") != std::string_view::npos) return false;
    const bool letter = said.size() > 1 && said[1].starts_with('(') && said[1].ends_with(')');
    const std::size_t taken = letter ? 2 : 1;
    return written(join(said.first(taken), " "), form.subspan(1), said.subspan(taken));
  }

  const Ground& ground_;
  std::vector<std::string> written_;
};

std::string read_one(const std::string& wish, Forms forms, const Ground& ground) {
  const bool negated = wish.starts_with("not ");
  const std::string positive = negated && wish != "not yet due" ? wish.substr(4) : wish;
  const Texts said = split(positive, ' ');
  for (const std::string_view form : forms) {
    Match match(ground);
    if (match(split(form, ' '), said)) {
      return (positive == wish ? "" : "not ") + match.result();
    }
  }
  throw NotUnderstood{"\"" + wish + "\" cannot come out of this line; known: " + join(forms) +
                      "; each also after \"not\""};
}

}  // namespace

std::vector<std::string> read_expectations(Words& words, const Step& step, const Ground& ground) {
  const Forms forms = std::visit(FormsOf{}, step);
  std::vector<std::string> out;
  for (const std::string& wish : words.phrases()) out.push_back(read_one(wish, forms, ground));
  return out;
}

Name occurrence_name(const Name& report, std::size_t index, std::size_t count) {
  return count == 1 ? report : report + '.' + std::to_string(index + 1);
}

}  // namespace inviola::office::cases::detail
