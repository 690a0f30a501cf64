#include "publication/pages/record.h"

#include <algorithm>
#include <set>

#include "publication/pages/addresses.h"
#include "publication/pages/detail/law_lines.h"
#include "publication/pages/detail/page.h"
#include "publication/record_words.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::KnownEvent;
using mandate::StateCode;

class RecordPage {
 public:
  RecordPage(const Ground& ground, const Query& query) : page_(ground, "record"), query_(query) {}

  Document compose(const std::vector<const KnownEvent*>& events) {
    page_.notice(Notice::Kind::caution, "what-it-is-not");
    page_.paragraph("opening");
    page_.put(filter());
    const auto reported = [](const KnownEvent* event) { return event->reported_under_procedure; };
    page_.heading(1, "not-seen", {}, "not-seen");
    page_.paragraph(
        "not-seen-note",
        {{"number", static_cast<std::int64_t>(events.size() - count_if(events, reported))}});
    put_events(events, [&](const KnownEvent* event) { return !reported(event); });
    page_.heading(1, "reported", {}, "reported");
    page_.paragraph("reported-note",
                    {{"number", static_cast<std::int64_t>(count_if(events, reported))}});
    put_events(events, reported);
    return page_.close();
  }

 private:
  template <class Which>
  static std::size_t count_if(const std::vector<const KnownEvent*>& events, Which which) {
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), which));
  }

  Filter filter() const {
    std::set<int> years;
    std::vector<StateCode> hosts;
    for (const KnownEvent& event : page_.law().record) {
      years.insert(event.date.earliest().year());
      hosts.insert(hosts.end(), event.host_states.begin(), event.host_states.end());
    }
    Filter out{address::record(), {}, page_.say("filter.button")};
    out.fields.push_back({Filter::Field::Kind::choice,
                          "host",
                          page_.say("filter.host"),
                          asked(query_, "host"),
                          {{"", page_.say("all")}}});
    for (const StateCode& code :
         in_order(page_.words(), page_.law().states, hosts, page_.today())) {
      out.fields.back().choices.emplace_back(code.value(), page_.name(code));
    }
    out.fields.push_back({Filter::Field::Kind::choice,
                          "year",
                          page_.say("filter.year"),
                          asked(query_, "year"),
                          {{"", page_.say("all")}}});
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
      out.fields.back().choices.emplace_back(std::to_string(*year), std::to_string(*year));
    }
    return out;
  }

  template <class Which>
  void put_events(const std::vector<const KnownEvent*>& events, Which which) {
    Timeline timeline;
    for (const KnownEvent* event : events) {
      if (which(event)) timeline.events.push_back(told(*event));
    }
    if (!timeline.events.empty()) page_.put(std::move(timeline));
  }

  Timeline::Event told(const KnownEvent& event) const {
    Timeline::Event out;
    out.date = event.date.iso();
    out.when = page_.line(event.date_is_bound ? "before" : "on", {{"from", event.date}});
    out.what = page_.filled(event.place.empty() ? "event-without-place" : "event",
                            {{"place", place_words(page_.words(), event)},
                             {"hosts", hosts(event)},
                             {"target", target_words(page_.words(), event)},
                             {"sending", sending(event)}});
    const auto said = [&](const char* part) { return record_words(page_.words(), event, part); };
    out.details.push_back(said("summary"));
    coding(event, out.details);
    figures(event, out.details);
    if (event.reported_under_procedure) out.details.push_back(reported(event));
    for (const char* part : {"follow-up", "note"}) {
      if (Line words = said(part); !words.empty()) detail(out, part, std::move(words));
    }
    if (event.verified_in_general_only) out.details.push_back(page_.line("in-general-only"));
    if (event.is_abuse_of_privileges) out.details.push_back(page_.line("abuse"));
    std::vector<Line> sources;
    for (const std::string& source : event.sources) sources.push_back(source_line(page_, source));
    detail(out, "sources", sources.empty() ? page_.not_stated() : page_.series(sources));
    return out;
  }

  void detail(Timeline::Event& event, const char* key, Line what) const {
    event.details.push_back(
        page_.filled(std::string("detail.") + key, {{"what", std::move(what)}}));
  }

  Line hosts(const KnownEvent& event) const {
    if (!event.host_states.empty()) return page_.states(event.host_states);
    return event.several_hosts ? page_.line("several") : page_.not_stated();
  }
  Line sending(const KnownEvent& event) const {
    return event.sending_states.empty() ? page_.missing("page.record.sending-not-stated")
                                        : page_.states(event.sending_states);
  }

  void coding(const KnownEvent& event, std::vector<Line>& details) const {
    if (event.nature.empty()) return;
    details.push_back(
        page_.line("coding", {{"nature", words_for(page_.words(), "nature", event.nature)}}));
  }

  void figures(const KnownEvent& event, std::vector<Line>& details) const {
    std::vector<Line> items;
    const auto add = [&](const char* key, const std::optional<int>& number) {
      if (number) items.push_back(page_.line(key, {{"number", std::int64_t{*number}}}));
    };
    add("killed", event.killed);
    add("injured", event.injured);
    add("abducted", event.abducted);
    Line note = record_words(page_.words(), event, "figures");
    if (!note.empty()) items.push_back(std::move(note));
    if (!items.empty()) details.push_back(page_.series(items));
  }

  Line reported(const KnownEvent& event) const {
    return page_.filled("reported-by",
                        {{"state", event.reporting_state ? page_.state(*event.reporting_state)
                                                         : page_.not_stated()},
                         {"date", event.reported_on ? plain(page_.words().date(*event.reported_on))
                                                    : page_.missing("words.not-known")}});
  }

  Page page_;
  const Query& query_;
};

}  // namespace

Result<std::vector<const KnownEvent*>, BadField> events_asked_for(const mandate::Law& law,
                                                                  const Query& query) {
  std::optional<int> year;
  if (const std::string value = asked(query, "year"); !value.empty()) {
    const auto number = whole_number(value, 9999);
    if (!number || *number == 0) return failure(BadField{"year"});
    year = static_cast<int>(*number);
  }
  const StateCode host{asked(query, "host")};
  if (!host.value().empty() && !law.states.find(host)) return failure(BadField{"host"});
  std::vector<const KnownEvent*> out;
  for (const KnownEvent& event : law.record) {
    const auto& hosts = event.host_states;
    if (year && (event.date.earliest().year() > *year || event.date.latest().year() < *year))
      continue;
    if (!host.value().empty() && std::find(hosts.begin(), hosts.end(), host) == hosts.end())
      continue;
    out.push_back(&event);
  }
  std::stable_sort(out.begin(), out.end(), [](const KnownEvent* a, const KnownEvent* b) {
    return a->date.earliest() > b->date.earliest();
  });
  return out;
}

Result<Document, BadField> record_page(const Ground& ground, const Query& query) {
  const auto events = events_asked_for(ground.law, query);
  if (!events) return failure(events.error());
  return RecordPage(ground, query).compose(*events);
}

}  // namespace inviola::publication::pages
