#include "mandate/check.h"

#include <algorithm>
#include <set>

namespace inviola::mandate {
namespace {

class Checking {
 public:
  explicit Checking(const Law& law) : law_(law) {}

  std::vector<ReadError> all(Date today) {
    chain(today);
    for (const Mandate& mandate : law_.chain.all()) paragraphs(mandate);
    form();
    participation();
    record();
    return std::move(found_);
  }

 private:
  void note(std::string file, std::string why) {
    found_.push_back({std::move(file), 0, std::move(why)});
  }
  static std::string file_of(const Mandate& mandate) {
    std::string folder = mandate.symbol.value();
    std::replace(folder.begin(), folder.end(), '/', '-');
    return "mandates/" + folder + "/mandate.toml";
  }

  void chain(Date today) {
    const auto& all = law_.chain.all();
    if (all.empty()) return note("mandates", "there is no mandate");
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Mandate& mandate = all[i];
      if (i > 0) link(all[i - 1], mandate);
      if (i == 0 && mandate.succeeds) {
        note(file_of(mandate), "it succeeds " + mandate.succeeds->value() + ", which is not there");
      }
      worked(mandate);
    }
    for (Date day = all.front().in_force_from; day <= today; day = day + 1) {
      const auto from = [&](const Mandate& m) { return m.in_force_from <= day; };
      const Mandate* expected = &*std::prev(std::find_if_not(all.begin(), all.end(), from));
      if (law_.chain.in_force(day) != expected) {
        return note("mandates", "not exactly one mandate is in force on " + day.iso());
      }
    }
  }

  void link(const Mandate& before, const Mandate& mandate) {
    if (before.in_force_from == mandate.in_force_from) {
      note(file_of(mandate), "it is in force from the same day as " + before.symbol.value());
    }
    if (!mandate.succeeds || *mandate.succeeds != before.symbol) {
      note(file_of(mandate), "the mandate before it is " + before.symbol.value() +
                                 ": write succeeds "
                                 "= \"" +
                                 before.symbol.value() + "\", or mend the days");
    }
    if (mandate.cycle && before.cycle && mandate.cycle->session <= before.cycle->session) {
      note(file_of(mandate),
           "its report goes to no later session than that of " + before.symbol.value());
    }
  }

  void worked(const Mandate& mandate) {
    if (!mandate.worked_as) {
      if (mandate.paragraphs.empty()) {
        note(file_of(mandate), "it has no paragraphs: give them, or the one it is worked as");
      }
      return;
    }
    const Mandate* other = law_.chain.find(*mandate.worked_as);
    if (other == nullptr || other->paragraphs.empty()) {
      note(file_of(mandate),
           "it is worked as " + mandate.worked_as->value() + ", whose paragraphs are not there");
    }
  }

  void paragraphs(const Mandate& mandate) {
    std::set<std::string> duties;
    std::set<std::string> powers;
    for (const Obligation& obligation : mandate.obligations) {
      auto& cited = obligation.power ? powers : duties;
      cite(mandate, obligation, obligation.source, cited);
      for (const auto& number : obligation.also_under) cite(mandate, obligation, number, cited);
      if (obligation.remind && mandate.find(obligation.remind->source) == nullptr) {
        note(file_of(mandate), obligation.id + ": the reminder rests on paragraph \"" +
                                   obligation.remind->source.value() + "\", which is not there");
      }
    }
    std::set<std::string> seen;
    for (const Paragraph& paragraph : mandate.paragraphs) {
      const std::string& number = paragraph.number.value();
      if (!seen.insert(number).second) {
        note(file_of(mandate), "paragraph \"" + number + "\" stands twice");
      }
      const Force expected = duties.contains(number)   ? Force::duty
                             : powers.contains(number) ? Force::power
                                                       : Force::hortatory;
      if (paragraph.force != expected) {
        note(file_of(mandate), "paragraph \"" + number + "\" is marked " +
                                   std::string(word(paragraph.force)) +
                                   ", but by what cites it, it is " + std::string(word(expected)));
      }
    }
  }

  /// What cites a subparagraph cites the words that lead into it as well.
  void cite(const Mandate& mandate, const Obligation& obligation, const ParagraphNumber& number,
            std::set<std::string>& cited) {
    if (mandate.find(number) == nullptr) {
      note(file_of(mandate), obligation.id + ": it rests on paragraph \"" + number.value() +
                                 "\", which is not there");
    }
    cited.insert(number.value());
    const auto bracket = number.value().find(" (");
    if (bracket != std::string::npos) cited.insert(number.value().substr(0, bracket));
  }

  void form() {
    const std::string file = "forms/working-form.toml";
    std::set<std::string> vocabularies;
    for (const Vocabulary& vocabulary : law_.form.vocabularies) {
      if (!vocabularies.insert(vocabulary.name).second) {
        note(file, "the vocabulary \"" + vocabulary.name + "\" stands twice");
      }
      std::set<std::string> terms;
      for (const Term& term : vocabulary.terms) {
        if (!terms.insert(term.code).second) {
          note(file, "the term \"" + term.code + "\" stands twice in \"" + vocabulary.name + "\"");
        }
      }
    }
    for (const auto* fields : {&law_.form.report, &law_.form.follow_up}) {
      for (const Field& field : *fields) {
        if (!field.vocabulary.empty() && law_.form.find(field.vocabulary) == nullptr) {
          note(file, "the field \"" + field.name + "\" names no known vocabulary");
        }
      }
    }
  }

  void participation() {
    for (const TreatyAction& action : law_.participation.actions()) {
      const std::string file =
          action.counted_until ? "instruments/predecessors.csv" : "instruments/actions.csv";
      const std::string what =
          action.instrument.value() + ", " + action.state.value() + ", " + action.date.iso() + ": ";
      if (law_.participation.find(action.instrument) == nullptr) {
        note(file, what + "there is no such instrument");
      }
      if (law_.states.find(action.state) == nullptr) note(file, what + "there is no such State");
    }
    for (const TreatyGap& gap : law_.participation.gaps()) {
      const std::string file = "instruments/gaps.csv";
      if (gap.instrument && law_.participation.find(*gap.instrument) == nullptr) {
        note(file, gap.evidence + ": there is no such instrument");
      }
      for (const StateCode& code : gap.candidates) {
        if (law_.states.find(code) == nullptr) {
          note(file, gap.evidence + ": there is no State " + code.value());
        }
      }
    }
  }

  void record() {
    const Vocabulary* natures = law_.form.find("nature");
    for (const KnownEvent& event : law_.record) {
      std::vector<StateCode> named = event.host_states;
      named.insert(named.end(), event.sending_states.begin(), event.sending_states.end());
      if (event.reporting_state) named.push_back(*event.reporting_state);
      for (const StateCode& code : named) {
        if (law_.states.find(code) == nullptr) {
          note("record/events.toml", event.id + ": there is no State " + code.value());
        }
      }
      for (const auto& nature : event.nature) {
        if (natures == nullptr || !natures->holds(nature)) {
          note("record/events.toml", event.id + ": unknown nature \"" + nature +
                                         "\": append it to the vocabulary \"nature\"");
        }
      }
    }
  }

  const Law& law_;
  std::vector<ReadError> found_;
};

}  // namespace

std::vector<ReadError> check(const Law& law, Date today) { return Checking(law).all(today); }

}  // namespace inviola::mandate
