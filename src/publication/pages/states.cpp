#include "publication/pages/states.h"

#include <algorithm>
#include <map>

#include "publication/pages/addresses.h"
#include "publication/pages/detail/page.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using mandate::StateRecord;
using mandate::UnStatus;

class StatesPage {
 public:
  explicit StatesPage(const Ground& ground) : page_(ground, "states") {
    for (const StateRecord& record : page_.law().states.all()) {
      switch (record.status) {
        case UnStatus::member:
        case UnStatus::observer:
        case UnStatus::other:
          present_.push_back(record.code);
          by_group_[record.regional_group].push_back(record.code);
          break;
        case UnStatus::former:
          former_.push_back(record.code);
          break;
        case UnStatus::invented:
          invented_.push_back(record.code);
          break;
      }
    }
  }

  Document compose() {
    page_.paragraph("opening", {{"number", static_cast<std::int64_t>(present_.size())}});
    if (!invented_.empty()) {
      page_.heading(2, "invented", {}, "exercise");
      page_.put(
          Notice{Notice::Kind::demonstration, plain(page_.words().say("demonstration.exercise"))});
      list(invented_);
    }
    page_.heading(2, "alphabet", {}, "alphabet");
    table(present_);
    page_.heading(2, "groups", {}, "groups");
    for (const auto& [group, codes] : by_group_) {
      page_.put(
          Heading{.level = 3,
                  .number = {},
                  .line = group.empty() ? page_.line("no-group")
                                        : plain(word_for(page_.words(), "page.group", group)),
                  .anchor = "group-" + (group.empty() ? std::string("none") : key_of(group))});
      page_.paragraph(page_.states(codes));
    }
    page_.heading(2, "former", {}, "former");
    page_.paragraph("former-note");
    list(former_);
    return page_.close();
  }

 private:
  std::vector<StateCode> ordered(const std::vector<StateCode>& codes) const {
    return in_order(page_.words(), page_.law().states, codes, page_.today());
  }

  void list(const std::vector<StateCode>& codes) {
    List list;
    for (const StateCode& code : ordered(codes)) list.items.push_back({{}, page_.state(code)});
    page_.put(std::move(list));
  }

  void table(const std::vector<StateCode>& codes) {
    Table table;
    table.caption = page_.line("caption");
    table.columns = {page_.column("column.state", 4), page_.column("column.code"),
                     page_.column("column.status", 2), page_.column("column.group", 3)};
    for (const StateCode& code : ordered(codes)) {
      const StateRecord& record = *page_.law().states.find(code);
      table.rows.push_back(
          {row_header(page_.state(code)), cell({toned(code.value(), Tone::reference)}),
           cell(plain(in_words(page_.words(), record.status))),
           cell(record.regional_group.empty()
                    ? page_.missing("words.none")
                    : plain(word_for(page_.words(), "page.group", record.regional_group)))});
    }
    page_.put(std::move(table));
  }

  Page page_;
  std::vector<StateCode> present_;
  std::vector<StateCode> former_;
  std::vector<StateCode> invented_;
  std::map<std::string, std::vector<StateCode>> by_group_;
};

}  // namespace

Document states_page(const Ground& ground) { return StatesPage(ground).compose(); }

}  // namespace inviola::publication::pages
