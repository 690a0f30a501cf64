#include "publication/pages/states.h"

#include <algorithm>
#include <set>

#include "base/limits.h"
#include "base/text.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/asked.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using mandate::StateRecord;
using mandate::UnStatus;

/// Whether some name of the State, of whatever day and in whatever language, or its code holds what
/// is looked for, letter case and accents aside.
bool is_called(const StateRecord& record, const std::string& folded) {
  const auto holds = [&](const std::string& name) {
    return fold_name(name).find(folded) != std::string::npos;
  };
  if (fold_name(record.code.value()) == folded) return true;
  for (const mandate::StateName& name : record.names) {
    if (std::any_of(name.short_form.begin(), name.short_form.end(), holds) ||
        std::any_of(name.formal_form.begin(), name.formal_form.end(), holds)) {
      return true;
    }
  }
  return std::any_of(record.spellings.begin(), record.spellings.end(), holds);
}

std::set<std::string> groups_of(const mandate::Law& law) {
  std::set<std::string> out;
  for (const StateRecord& record : law.states.all()) {
    if (!record.regional_group.empty()) out.insert(record.regional_group);
  }
  return out;
}

class StatesPage {
 public:
  StatesPage(const Ground& ground, const Query& query,
             const std::vector<const StateRecord*>& wanted)
      : page_(ground, "states"), query_(query), figures_(asked_in_short(ground)) {
    for (const StateRecord* record : wanted) {
      switch (record->status) {
        case UnStatus::member:
        case UnStatus::observer:
        case UnStatus::other:
          present_.push_back(record->code);
          break;
        case UnStatus::former:
          former_.push_back(record->code);
          break;
        case UnStatus::invented:
          invented_.push_back(record->code);
          break;
      }
    }
  }

  Document compose() {
    page_.paragraph("opening");
    page_.put(filter());
    const std::size_t count = present_.size() + former_.size() + invented_.size();
    page_.paragraph("count", {{"number", static_cast<std::int64_t>(count)}});
    if (!invented_.empty()) {
      page_.heading(1, "invented", {}, "exercise");
      page_.put(
          Notice{Notice::Kind::demonstration, plain(page_.words().say("demonstration.exercise"))});
      table(invented_);
      list(without_figures(invented_));
    }
    if (with_figures(present_)) {
      page_.heading(1, "active", {}, "active");
      table(present_);
    }
    if (const auto others = without_figures(present_); !others.empty()) {
      page_.heading(1, "alphabet", {}, "alphabet");
      page_.paragraph("alphabet-note");
      list(others);
    }
    if (!former_.empty()) {
      page_.heading(1, "former", {}, "former");
      page_.paragraph("former-note");
      list(former_);
    }
    return page_.close();
  }

 private:
  Filter filter() const {
    Filter out{address::states(), {}, page_.say("filter.button")};
    out.fields.push_back(
        {Filter::Field::Kind::text, "q", page_.say("filter.q"), asked(query_, "q"), {}});
    out.fields.push_back({Filter::Field::Kind::choice,
                          "region",
                          page_.say("filter.region"),
                          asked(query_, "region"),
                          {{"", page_.say("all")}}});
    for (const std::string& group : groups_of(page_.law())) {
      out.fields.back().choices.emplace_back(key_of(group),
                                             word_for(page_.words(), "page.group", group));
    }
    return out;
  }

  std::vector<StateCode> ordered(const std::vector<StateCode>& codes) const {
    return in_order(page_.words(), page_.law().states, codes, page_.today());
  }

  bool has_figures(const StateCode& code) const { return figures_.contains(code); }
  bool with_figures(const std::vector<StateCode>& codes) const {
    return std::any_of(codes.begin(), codes.end(),
                       [&](const StateCode& code) { return has_figures(code); });
  }
  std::vector<StateCode> without_figures(std::vector<StateCode> codes) const {
    std::erase_if(codes, [&](const StateCode& code) { return has_figures(code); });
    return codes;
  }

  void list(const std::vector<StateCode>& codes) {
    if (codes.empty()) return;
    List list;
    for (const StateCode& code : ordered(codes)) list.items.push_back({{}, page_.state(code)});
    page_.put(std::move(list));
  }

  /// Of those that something was asked of, or that filed something.
  void table(const std::vector<StateCode>& codes) {
    if (!with_figures(codes)) return;
    page_.paragraph("reading");
    Table table;
    table.caption = page_.line("caption");
    table.columns = {page_.column("column.state", 4)};
    for (const char* key : {"column.asked", "column.answered", "column.silent", "column.filed"}) {
      table.columns.push_back(page_.column(key, 1));
    }
    for (const StateCode& code : ordered(codes)) {
      if (has_figures(code)) table.rows.push_back(row(code));
    }
    page_.put(std::move(table));
  }

  std::vector<Cell> row(const StateCode& code) const {
    const AskedInShort& of = figures_.at(code);
    const auto number = [&](std::size_t count) {
      return figure(number_line(page_.words(), count));
    };
    const auto answered = [&](procedure::Silence silence) {
      const auto count = of.answers.find(silence);
      return number(count == of.answers.end() ? 0 : count->second);
    };
    return {row_header(page_.state(code)), number(of.asked), answered(procedure::Silence::answered),
            answered(procedure::Silence::never_answered), number(of.filed)};
  }

  Page page_;
  const Query& query_;
  std::map<StateCode, AskedInShort> figures_;
  std::vector<StateCode> present_;
  std::vector<StateCode> former_;
  std::vector<StateCode> invented_;
};

}  // namespace

Result<std::vector<const StateRecord*>, BadField> states_asked_for(const Ground& ground,
                                                                   const Query& query) {
  const std::string question = asked(query, "q");
  if (question.size() > limits::search_bytes_max) return failure(BadField{"q"});
  const std::string folded = fold_name(question);
  const std::string region = asked(query, "region");
  const auto groups = groups_of(ground.law);
  if (!region.empty() && std::none_of(groups.begin(), groups.end(), [&](const std::string& one) {
        return key_of(one) == region;
      })) {
    return failure(BadField{"region"});
  }
  std::vector<const StateRecord*> out;
  for (const StateRecord& record : ground.law.states.all()) {
    if (!region.empty() && key_of(record.regional_group) != region) continue;
    if (!folded.empty() && !is_called(record, folded)) continue;
    out.push_back(&record);
  }
  return out;
}

Result<Document, BadField> states_page(const Ground& ground, const Query& query) {
  const auto wanted = states_asked_for(ground, query);
  if (!wanted) return failure(wanted.error());
  return StatesPage(ground, query, *wanted).compose();
}

}  // namespace inviola::publication::pages
