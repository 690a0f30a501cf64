#include "publication/pages/detail/found.h"

#include <algorithm>
#include <string_view>

#include "base/limits.h"
#include "base/text.h"
#include "procedure/due.h"
#include "publication/pages/detail/page.h"
#include "publication/search/index.h"

namespace inviola::publication::pages::detail {

using mandate::StateCode;
using procedure::Account;
using procedure::Dossier;
using procedure::DossierPointer;
using procedure::Occurrence;

namespace {

bool among(const std::vector<StateCode>& states, const StateCode& state) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

int last_year_of(const Occurrence& occurrence) {
  return occurrence.until ? occurrence.until->latest().year() : occurrence.date->latest().year();
}

bool in_year(const Occurrence& occurrence, int year) {
  return occurrence.date && occurrence.date->earliest().year() <= year &&
         year <= last_year_of(occurrence);
}

/// One account must be all that is asked for: not one of its host, another of its year.
bool is_wanted(const Occurrence& occurrence, const Wanted& wanted) {
  if (wanted.host && occurrence.host != wanted.host) return false;
  if (wanted.sending && !among(occurrence.sending_states, *wanted.sending)) return false;
  if (wanted.year && !in_year(occurrence, *wanted.year)) return false;
  return wanted.nature.empty() || std::find(occurrence.nature.begin(), occurrence.nature.end(),
                                            wanted.nature) != occurrence.nature.end();
}

bool is_wanted(const Dossier& dossier, const Wanted& wanted, const Ground& ground) {
  if (!wanted.narrows()) return true;
  if (wanted.holding && !wanted.holding->contains(dossier.reference)) return false;
  const auto account = [&](const Account& one) {
    return !one.communication->withdrawn && is_wanted(*one.occurrence, wanted);
  };
  const bool asks_of_accounts =
      wanted.host || wanted.sending || wanted.year || !wanted.nature.empty();
  if (asks_of_accounts && std::none_of(dossier.accounts.begin(), dossier.accounts.end(), account)) {
    return false;
  }
  const auto silent = [&](const procedure::Obligor& obligor) {
    return silence_of(obligor, ground.law, ground.today) == *wanted.silence;
  };
  return !wanted.silence || std::any_of(dossier.obligors.begin(), dossier.obligors.end(), silent);
}

/// Counts values over dossiers: each dossier once for each value.
template <class T>
class Tally {
 public:
  void see(const T& value) { here_.insert(value); }
  void close() {
    for (const T& value : here_) ++counts_[value];
    here_.clear();
  }
  std::map<T, std::size_t> take() { return std::move(counts_); }

 private:
  std::set<T> here_;
  std::map<T, std::size_t> counts_;
};

/// What each filter would find, all others as they are.
class Counting {
 public:
  Counting(const Ground& ground, const Wanted& wanted) : ground_(ground), wanted_(wanted) {}

  /// Counts the dossier where it belongs; whether it is wanted.
  bool see(const Dossier& dossier) {
    if (wanted_.holding && !wanted_.holding->contains(dossier.reference)) return false;
    bool silent = !wanted_.silence;
    for (const procedure::Obligor& obligor : dossier.obligors) {
      const procedure::Silence silence = silence_of(obligor, ground_.law, ground_.today);
      silent = silent || silence == *wanted_.silence;
      here_.insert(silence);
    }
    bool any = false;
    for (const Account& account : dossier.accounts) {
      if (account.communication->withdrawn) continue;
      const unsigned fails = failing(*account.occurrence);
      any = any || fails == 0;
      if (silent) see(*account.occurrence, fails);
    }
    const bool asks_of_accounts =
        wanted_.host || wanted_.sending || wanted_.year || !wanted_.nature.empty();
    if (any || !asks_of_accounts) {
      for (const procedure::Silence silence : here_) silences_.see(silence);
    }
    here_.clear();
    close();
    return silent && (any || !asks_of_accounts);
  }

  void give(Found& found) {
    found.hosts = hosts_.take();
    found.sending = sending_.take();
    found.years = years_.take();
    found.natures = natures_.take();
    found.silences = silences_.take();
  }

 private:
  enum : unsigned { host = 1, sending = 2, year = 4, nature = 8 };

  /// Which of the filters the account does not pass.
  unsigned failing(const Occurrence& one) const {
    unsigned out = 0;
    if (wanted_.host && one.host != wanted_.host) out |= host;
    if (wanted_.sending && !among(one.sending_states, *wanted_.sending)) out |= sending;
    if (wanted_.year && !in_year(one, *wanted_.year)) out |= year;
    if (!wanted_.nature.empty() &&
        std::find(one.nature.begin(), one.nature.end(), wanted_.nature) == one.nature.end()) {
      out |= nature;
    }
    return out;
  }

  void see(const Occurrence& one, unsigned fails) {
    if ((fails & ~host) == 0 && one.host) hosts_.see(*one.host);
    if ((fails & ~sending) == 0) {
      for (const StateCode& state : one.sending_states) sending_.see(state);
    }
    if ((fails & ~year) == 0 && one.date) {
      const int first = one.date->earliest().year();
      for (int at = first; at <= std::min(last_year_of(one), first + years_max); ++at) {
        years_.see(at);
      }
    }
    if ((fails & ~nature) == 0) {
      for (const std::string& code : one.nature) natures_.see(code);
    }
  }

  void close() {
    hosts_.close();
    sending_.close();
    years_.close();
    natures_.close();
    silences_.close();
  }

  static constexpr int years_max = 100;  // that one incident went on

  const Ground& ground_;
  const Wanted& wanted_;
  Tally<StateCode> hosts_;
  Tally<StateCode> sending_;
  Tally<int> years_;
  Tally<std::string> natures_;
  Tally<procedure::Silence> silences_;
  std::set<procedure::Silence> here_;
};

std::optional<procedure::Silence> silence_called(std::string_view text) {
  for (const procedure::Silence silence : all_silences) {
    if (word(silence) == text) return silence;
  }
  return std::nullopt;
}

}  // namespace

Result<Wanted, BadField> read_wanted(const Query& query, const Ground& ground) {
  const mandate::Law& law = ground.law;
  Wanted out;
  for (const char* name : {"host", "sending"}) {
    const std::string value = asked(query, name);
    if (value.empty()) continue;
    const StateCode code{value};
    if (!law.states.find(code)) return failure(BadField{name});
    (std::string_view(name) == "host" ? out.host : out.sending) = code;
  }
  if (const std::string value = asked(query, "year"); !value.empty()) {
    const auto year = whole_number(value, 9999);
    if (!year || *year == 0) return failure(BadField{"year"});
    out.year = static_cast<int>(*year);
  }
  if (out.nature = asked(query, "nature"); !out.nature.empty()) {
    const mandate::Vocabulary* natures = law.form.find("nature");
    if (!natures || !natures->holds(out.nature)) return failure(BadField{"nature"});
  }
  if (const std::string value = asked(query, "silence"); !value.empty()) {
    out.silence = silence_called(value);
    if (!out.silence) return failure(BadField{"silence"});
  }
  if (const std::string value = asked(query, "page"); !value.empty()) {
    const auto part = whole_number(value, 100'000'000);
    if (!part || *part == 0) return failure(BadField{"page"});
    out.part = *part;
  }
  out.question = std::string(trim(asked(query, "q")));
  if (out.question.size() > limits::search_bytes_max) return failure(BadField{"q"});
  if (!out.question.empty()) {
    std::optional<search::Index> own;
    if (!ground.index) own.emplace(ground);
    auto holding = std::make_shared<std::map<procedure::Reference, std::size_t>>();
    for (const auto& reference :
         (ground.index ? *ground.index : *own).find(out.question).dossiers) {
      // An index may be a moment older than the standing.
      const DossierPointer dossier = ground.standing->dossier_of(reference);
      if (dossier) holding->try_emplace(dossier->reference, holding->size());
    }
    out.holding = std::move(holding);
  }
  return out;
}

Found find_dossiers(const Ground& ground, const Wanted& wanted) {
  Found found;
  Counting counting(ground, wanted);
  const std::vector<DossierPointer> all = ground.standing->dossiers();
  // Of those asked for, the part in hand and the last whole part before it: enough for a part that
  // lies beyond the end.
  std::vector<std::size_t> window;
  for (std::size_t i = all.size(); i-- > 0;) {
    if (!counting.see(*all[i])) continue;
    if (found.count < wanted.part * Found::part_size) {
      if (found.count % Found::part_size == 0) window.clear();
      window.push_back(i);
    }
    ++found.count;
  }
  for (const std::size_t i : window) found.shown.push_back(all[i]);
  found.parts = std::max<std::size_t>(1, (found.count + Found::part_size - 1) / Found::part_size);
  found.part = std::min(wanted.part, found.parts);
  counting.give(found);
  return found;
}

Found find_ranked(const Ground& ground, const Wanted& wanted, std::size_t part_size) {
  Found found;
  if (!wanted.holding) return found;
  Counting counting(ground, wanted);
  std::map<std::size_t, DossierPointer> by_rank;
  for (const auto& [reference, rank] : *wanted.holding) {
    DossierPointer dossier = ground.standing->dossier_of(reference);
    if (dossier && counting.see(*dossier)) by_rank.emplace(rank, std::move(dossier));
  }
  found.count = by_rank.size();
  found.parts = std::max<std::size_t>(1, (found.count + part_size - 1) / part_size);
  found.part = std::min(wanted.part, found.parts);
  std::size_t at = 0;
  for (const auto& [rank, dossier] : by_rank) {
    if (at / part_size + 1 == found.part) found.shown.push_back(dossier);
    ++at;
  }
  counting.give(found);
  return found;
}

void for_each_wanted(const Ground& ground, const Wanted& wanted,
                     const std::function<void(const Dossier&)>& visit) {
  const std::vector<DossierPointer> all = ground.standing->dossiers();
  for (auto dossier = all.rbegin(); dossier != all.rend(); ++dossier) {
    if (is_wanted(**dossier, wanted, ground)) visit(**dossier);
  }
}

std::vector<const Account*> standing_accounts(const Dossier& dossier) {
  std::vector<const Account*> out;
  for (const Account& account : dossier.accounts) {
    if (!account.communication->withdrawn) out.push_back(&account);
  }
  return out;
}

std::vector<StateCode> accounting_states(const Dossier& dossier) {
  std::vector<StateCode> out;
  for (const Account* account : standing_accounts(dossier)) {
    const auto& author = account->communication->filed->act.author;
    if (author && !among(out, *author)) out.push_back(*author);
  }
  return out;
}

bool is_exercise(const mandate::Law& law, const Dossier& dossier) {
  const auto invented = [&](const StateCode& code) {
    const mandate::StateRecord* record = law.states.find(code);
    return record && record->status == mandate::UnStatus::invented;
  };
  return std::any_of(dossier.accounts.begin(), dossier.accounts.end(), [&](const Account& one) {
    const Occurrence& occurrence = *one.occurrence;
    const auto& author = one.communication->filed->act.author;
    return (author && invented(*author)) || (occurrence.host && invented(*occurrence.host)) ||
           std::any_of(occurrence.sending_states.begin(), occurrence.sending_states.end(),
                       invented);
  });
}

}  // namespace inviola::publication::pages::detail
