#include "publication/pages/detail/found.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "procedure/due.h"
#include "publication/pages/detail/page.h"

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
  const auto account = [&](const Account& one) {
    return !one.communication->withdrawn && is_wanted(one.occurrence, wanted);
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

/// Which States are named, each once. The codes live as long as the dossiers that hold them.
class Gathered {
 public:
  void add(const StateCode& code) {
    if (known_.insert(code.value()).second) codes_.push_back(code);
  }
  std::vector<StateCode> take() { return std::move(codes_); }

 private:
  std::unordered_set<std::string_view> known_;
  std::vector<StateCode> codes_;
};

std::optional<procedure::Silence> silence_called(std::string_view text) {
  for (const procedure::Silence silence : all_silences) {
    if (word(silence) == text) return silence;
  }
  return std::nullopt;
}

}  // namespace

Result<Wanted, BadField> read_wanted(const Query& query, const mandate::Law& law) {
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
  return out;
}

Found find_dossiers(const Ground& ground, const Wanted& wanted) {
  Found found;
  Gathered hosts;
  Gathered sending;
  const std::vector<DossierPointer> all = ground.standing->dossiers();
  // Of those asked for, the part in hand and the last whole part before it: enough for a part that
  // lies beyond the end.
  std::vector<std::size_t> window;
  for (std::size_t i = all.size(); i-- > 0;) {
    const Dossier& dossier = *all[i];
    for (const Account& account : dossier.accounts) {
      if (account.communication->withdrawn) continue;
      if (account.occurrence.host) hosts.add(*account.occurrence.host);
      for (const StateCode& state : account.occurrence.sending_states) sending.add(state);
      if (account.occurrence.date) found.years.insert(account.occurrence.date->earliest().year());
    }
    if (!is_wanted(dossier, wanted, ground)) continue;
    if (found.count < wanted.part * Found::part_size) {
      if (found.count % Found::part_size == 0) window.clear();
      window.push_back(i);
    }
    ++found.count;
  }
  for (const std::size_t i : window) found.shown.push_back(all[i]);
  found.parts = std::max<std::size_t>(1, (found.count + Found::part_size - 1) / Found::part_size);
  found.part = std::min(wanted.part, found.parts);
  found.hosts = hosts.take();
  found.sending = sending.take();
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
    const Occurrence& occurrence = one.occurrence;
    const auto& author = one.communication->filed->act.author;
    return (author && invented(*author)) || (occurrence.host && invented(*occurrence.host)) ||
           std::any_of(occurrence.sending_states.begin(), occurrence.sending_states.end(),
                       invented);
  });
}

}  // namespace inviola::publication::pages::detail
