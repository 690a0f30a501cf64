#include <algorithm>

#include "publication/pages/addresses.h"
#include "publication/pages/detail/compared.h"
#include "publication/pages/detail/page.h"
#include "publication/pages/instruments.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using mandate::TreatyAction;

class ParticipationPage {
 public:
  ParticipationPage(const Ground& ground, const TwoDays& days)
      : page_(ground, "participation", days.from.iso() + " " + days.until.iso(),
              {{"from", days.from}, {"until", days.until}}),
        days_(days),
        compared_(compare(ground.law, days)) {}

  Document compose() {
    page_.paragraph("opening");
    page_.put(filter());
    page_.notice(Notice::Kind::caution, "seed");
    page_.heading(1, "instruments", {}, "instruments");
    page_.put(instruments());
    page_.heading(1, "joined", {}, "joined");
    page_.paragraph("joined-count",
                    {{"number", static_cast<std::int64_t>(compared_.joined.size())}});
    if (!compared_.joined.empty()) page_.put(joined());
    withdrawn();
    states();
    return page_.close();
  }

 private:
  Filter filter() const {
    return {
        address::participation(),
        {{Filter::Field::Kind::date, "from", page_.say("filter.from"), days_.from.iso(), {}},
         {Filter::Field::Kind::date, "until", page_.say("filter.until"), days_.until.iso(), {}}},
        page_.say("filter.button")};
  }

  Line instrument(const mandate::InstrumentId& id) const {
    const mandate::Instrument* one = page_.law().participation.find(id);
    return {link(one ? short_title_of(page_.words(), *one) : id.value(), address::instrument(id))};
  }

  Table instruments() const {
    Table table;
    table.caption =
        page_.line("instruments-caption", {{"from", days_.from}, {"until", days_.until}});
    table.columns = {page_.column("column.instrument", 6),
                     {page_.line("column.on", {{"date", days_.from}}), 2},
                     {page_.line("column.on", {{"date", days_.until}}), 2}};
    for (const Compared::Gain& gain : compared_.instruments) {
      table.rows.push_back({row_header({link(title_of(page_.words(), *gain.instrument),
                                             address::instrument(gain.instrument->id))}),
                            figure(number_line(page_.words(), gain.before)),
                            figure(number_line(page_.words(), gain.after))});
    }
    return table;
  }

  std::vector<Cell> row(const TreatyAction& action) const {
    const bool confirmed = action.confidence == mandate::Confidence::high;
    Line date{toned(page_.words().date(action.date), confirmed ? Tone::plain : Tone::unconfirmed)};
    if (!confirmed) date = page_.filled("unconfirmed", {{"value", std::move(date)}});
    return {row_header(page_.state_on(action.state, action.date)),
            cell(instrument(action.instrument)), cell(plain(in_words(page_.words(), action.kind))),
            cell(std::move(date))};
  }

  Table actions(const char* caption) const {
    Table table;
    table.caption = page_.line(caption, {{"from", days_.from}, {"until", days_.until}});
    table.columns = {page_.column("column.state", 4), page_.column("column.instrument", 5),
                     page_.column("column.action", 2), page_.column("column.date", 3)};
    return table;
  }

  Table joined() const {
    Table table = actions("joined-caption");
    for (const mandate::NewParticipant& one : compared_.joined) {
      table.rows.push_back(row(one.action));
    }
    return table;
  }

  void withdrawn() {
    if (compared_.withdrawn.empty()) return;
    page_.heading(1, "withdrawn", {}, "withdrawn");
    Table table = actions("withdrawn-caption");
    for (const TreatyAction& action : compared_.withdrawn) table.rows.push_back(row(action));
    page_.put(std::move(table));
  }

  /// Who had joined all on the second day, who none, and what the others had not.
  void states() {
    std::vector<StateCode> all;
    std::vector<StateCode> none;
    Table some;
    some.caption = page_.line("some-caption", {{"date", days_.until}});
    some.columns = {page_.column("column.state", 3), page_.column("column.not-joined", 7)};
    const auto& participation = page_.law().participation;
    for (const StateCode& code :
         in_order(page_.words(), page_.law().states, states_that_join(page_.law(), days_.until),
                  days_.until)) {
      std::vector<Line> missing;
      for (const Compared::Gain& gain : compared_.instruments) {
        if (!participation.is_participant(gain.instrument->id, code, days_.until)) {
          missing.push_back(plain(short_title_of(page_.words(), *gain.instrument)));
        }
      }
      if (missing.empty()) {
        all.push_back(code);
      } else if (missing.size() == compared_.instruments.size()) {
        none.push_back(code);
      } else {
        some.rows.push_back({row_header(page_.state(code)), cell(page_.series(missing))});
      }
    }
    page_.heading(1, "standing", {{"date", days_.until}}, "standing");
    group("all", all);
    group("none", none);
    page_.heading(2, "some", {}, "some");
    number(some.rows.size());
    if (!some.rows.empty()) page_.put(std::move(some));
  }

  /// A sentence of its own, also where the number is a word.
  void number(std::size_t states) {
    const std::string words = page_.say("states", {{"number", static_cast<std::int64_t>(states)}});
    page_.paragraph(plain(capitalized(page_.words(), words)));
  }

  void group(const char* key, const std::vector<StateCode>& codes) {
    page_.heading(2, key, {}, key);
    number(codes.size());
    if (!codes.empty()) page_.paragraph(page_.states(codes));
  }

  Page page_;
  TwoDays days_;
  Compared compared_;
};

}  // namespace

Result<Document, BadField> participation_page(const Ground& ground, const Query& query) {
  const auto days = two_days(ground, query);
  if (!days) return failure(days.error());
  return ParticipationPage(ground, *days).compose();
}

}  // namespace inviola::publication::pages
