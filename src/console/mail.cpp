#include "console/mail.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <iterator>
#include <ostream>

#include "base/csv.h"
#include "base/json.h"
#include "base/limits.h"
#include "publication/words.h"

namespace inviola::console {
namespace {

namespace json = boost::json;
using mandate::StateCode;
using office::Moment;
using office::ServedState;
using office::Viewer;
using procedure::Reference;

/// "2026-11-26 22:49:27 UTC", or the day alone.
std::string print(const Moment& moment) {
  if (!moment.seconds) return moment.day.iso();
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::int64_t rest = *moment.seconds % 86'400;
  return moment.day.iso() + ' ' + two(rest / 3600) + ':' + two(rest / 60 % 60) + ':' +
         two(rest % 60) + " UTC";
}

struct Step {
  const char* code;
  std::optional<Moment> ServedState::* moment;
};
constexpr std::array steps{Step{"accepted", &ServedState::accepted},
                           Step{"available", &ServedState::available},
                           Step{"dispatched", &ServedState::dispatched},
                           Step{"fetched", &ServedState::fetched},
                           Step{"acknowledged", &ServedState::acknowledged},
                           Step{"not-delivered", &ServedState::not_delivered}};

json::object print_json_of(const ServedState& one) {
  json::object out{{"state", one.state.value()}, {"outcome", one.outcome}};
  for (const Step& step : steps) {
    if (const auto& moment = one.*step.moment) out[step.code] = print(*moment);
  }
  json::array letters;
  for (const auto& letter : one.letters) {
    letters.push_back({{"to", letter.to},
                       {"tries", letter.tries},
                       {"taken", letter.taken},
                       {"answer", letter.answer}});
  }
  out["letters"] = std::move(letters);
  return out;
}

void print_lines(std::ostream& out, const publication::Catalogue& words,
                 const office::Service& service) {
  for (const ServedState& one : service.states) {
    out << one.state.value() << '\t' << publication::word_for(words, "delivery", one.outcome);
    for (const Step& step : steps) {
      if (const auto& moment = one.*step.moment) out << '\t' << step.code << ' ' << print(*moment);
    }
    for (const auto& letter : one.letters) {
      out << '\t' << letter.to << " (" << letter.tries << "): " << letter.answer;
    }
    out << '\n';
  }
  out << service.dispatched << " of " << service.states.size() << " dispatched";
  if (service.spread_seconds) {
    out << ", from first to last " << *service.spread_seconds << " s";
  } else if (service.spread_days) {
    out << ", from first to last " << *service.spread_days << " days";
  }
  out << '\n';
}

/// Why the change cannot be made; empty if it can.
std::string why_not(const mandate::States& states, const ContactChange& change) {
  if (!states.find(StateCode{change.state})) return "no State has the code \"" + change.state + '"';
  if (change.language && !change.language->empty() && !language_of(*change.language)) {
    return "\"" + *change.language + "\" is no language here: ar, zh, en, fr, ru or es";
  }
  if (change.source && change.source->size() > limits::line_bytes_max) {
    return "the source is longer than " + std::to_string(limits::line_bytes_max) + " bytes";
  }
  for (const auto* address : {&change.mission, &change.capital}) {
    if (!*address || (*address)->empty()) continue;
    if (const std::string why = office::why_no_address(**address); !why.empty()) {
      return "\"" + **address + "\" " + why;
    }
  }
  return {};
}

Result<void> apply(office::Housekeeping& housekeeping, const ContactChange& change, Date today) {
  const StateCode state{change.state};
  if (change.language) {
    const auto set =
        office::set_contact_language(housekeeping, state, language_of(*change.language));
    if (!set) return set;
  }
  for (const auto& [which, address] :
       {std::pair{"mission", &change.mission}, std::pair{"capital", &change.capital}}) {
    if (!*address) continue;
    const auto set = office::set_contact_point(
        housekeeping, state, {which, **address, change.source.value_or("")}, today);
    if (!set) return set;
  }
  return {};
}

}  // namespace

int tell_round(const Output& to, const office::MailRoundReport& report) {
  if (to.json) {
    json::object out{{"dispatched", report.dispatched},       {"postponed", report.postponed},
                     {"not_delivered", report.not_delivered}, {"waiting", report.waiting},
                     {"entered", report.rounds_entered},      {"closed", nullptr}};
    if (report.closed) out["closed"] = to_string(*report.closed);
    to.out << print_json(out) << '\n';
  } else {
    to.out << report.dispatched << " dispatched, " << report.postponed << " postponed, "
           << report.not_delivered << " not delivered, " << report.waiting << " waiting; "
           << report.rounds_entered << " finished and entered\n";
  }
  return report.closed ? complain(to, *report.closed) : done;
}

int tell_service(const Output& to, office::Office& office, const publication::Catalogue& words,
                 const std::string& act) {
  const auto service = office::service_of(office, Reference{act}, Viewer::the_desk());
  if (!service) return complain(to, service.error());
  if (!*service) {
    to.err << "inviola: " << act << " is no act that sends a document\n";
    return refused;
  }
  if (!to.json) {
    print_lines(to.out, words, **service);
    return done;
  }
  json::array states;
  for (const ServedState& one : (*service)->states) states.push_back(print_json_of(one));
  json::object out{{"about", act},
                   {"drill", (*service)->drill},
                   {"dispatched", (*service)->dispatched},
                   {"states", std::move(states)}};
  if ((*service)->spread_seconds) out["spread_seconds"] = *(*service)->spread_seconds;
  if ((*service)->spread_days) out["spread_days"] = *(*service)->spread_days;
  to.out << print_json(out) << '\n';
  return done;
}

int send_again(const Output& to, office::Office& office, const std::string& act,
               const std::string& state, Language otherwise) {
  std::vector<StateCode> states;
  if (!state.empty()) {
    states.push_back(StateCode{state});
  } else {
    const auto service = office::service_of(office, Reference{act}, Viewer::the_desk());
    if (!service) return complain(to, service.error());
    if (*service) {
      for (const ServedState& one : (*service)->states) {
        if (procedure::was_not_delivered(one.outcome)) states.push_back(one.state);
      }
    }
  }
  int begun = 0;
  json::array no_address;
  for (const StateCode& one : states) {
    const auto again = office::send_again(office, Reference{act}, one, otherwise);
    if (!again) return complain(to, again.error());
    if (*again == office::Again::no_mail) {
      to.err << "inviola: this register sends no letters yet: make a round first (inviola round)\n";
      return refused;
    }
    begun += *again == office::Again::begun ? 1 : 0;
    if (*again == office::Again::no_address) no_address.push_back(json::string(one.value()));
  }
  if (to.json) {
    to.out << print_json(json::object{{"again", begun}, {"no_address", no_address}}) << '\n';
  } else {
    to.out << begun << " will be sent again\n";
    for (const auto& one : no_address) {
      to.out << "no address of " << std::string_view(one.as_string())
             << " is known: give one with inviola contact\n";
    }
  }
  return begun > 0 ? done : refused;
}

int tell_tasks(const Output& to, office::Office& office, const publication::Catalogue& words) {
  std::vector<office::Task> tasks;
  office::TasksAsked asked;
  do {
    auto page = office::mail_tasks(office, Viewer::the_desk(), asked);
    if (!page) return complain(to, page.error());
    std::ranges::move(page->tasks, std::back_inserter(tasks));
    asked.earlier = page->next;
  } while (asked.earlier);
  json::array all;
  for (const office::Task& task : tasks) {
    const std::string state = task.state ? task.state->value() : "";
    const std::string about = task.about ? task.about->value() : "";
    const std::string since = task.since ? task.since->iso() : "";
    if (to.json) {
      all.push_back({{"code", task.code},
                     {"state", state},
                     {"about", about},
                     {"since", since},
                     {"detail", task.detail}});
    } else {
      to.out << since << '\t' << state << '\t' << about << '\t'
             << publication::word_for(words, "task", task.code) << '\t' << task.detail << '\n';
    }
  }
  if (to.json) to.out << print_json(json::object{{"tasks", std::move(all)}}) << '\n';
  return done;
}

int tell_contacts(const Output& to, office::Housekeeping& housekeeping) {
  const auto all = office::contacts(housekeeping);
  if (!all) return complain(to, all.error());
  if (to.json) {
    json::array out;
    for (const office::Contact& contact : *all) {
      json::object one{{"state", contact.state.value()}};
      if (contact.language) one["language"] = std::string(tag(*contact.language));
      for (const office::ContactPoint& point : contact.points) {
        one[point.which] = json::object{
            {"address", point.address}, {"since", point.since.iso()}, {"source", point.source}};
      }
      out.push_back(std::move(one));
    }
    to.out << print_json(json::object{{"contacts", std::move(out)}}) << '\n';
    return done;
  }
  to.out << "state,language,mission,capital\n";
  for (const office::Contact& contact : *all) {
    const auto address = [&](std::string_view which) {
      const auto found = std::ranges::find(contact.points, which, &office::ContactPoint::which);
      return found == contact.points.end() ? std::string() : csv_field(found->address);
    };
    to.out << contact.state.value() << ',' << (contact.language ? tag(*contact.language) : "")
           << ',' << address("mission") << ',' << address("capital") << '\n';
  }
  return done;
}

int set_contact(const Output& to, office::Housekeeping& housekeeping, const mandate::States& states,
                const ContactChange& change, Date today) {
  if (const std::string why = why_not(states, change); !why.empty()) {
    to.err << "inviola: " << why << '\n';
    return misused;
  }
  const auto set = apply(housekeeping, change, today);
  return set ? static_cast<int>(done) : complain(to, set.error());
}

int import_contacts(const Output& to, office::Housekeeping& housekeeping,
                    const mandate::States& states, const std::string& file, const std::string& text,
                    const std::optional<std::string>& source, Date today) {
  const auto table = parse_csv(text);
  if (!table) {
    to.err << "inviola: " << file << ':' << table.error().line << ": " << table.error().why << '\n';
    return misused;
  }
  const auto state = table->column("state"), language = table->column("language"),
             mission = table->column("mission"), capital = table->column("capital");
  if (!state || !language || !mission || !capital || table->columns.size() != 4) {
    to.err << "inviola: " << file << ":1: the columns are state,language,mission,capital\n";
    return misused;
  }
  std::vector<ContactChange> changes;
  for (const CsvRecord& record : table->records) {
    ContactChange change{record.fields[*state], record.fields[*language], record.fields[*mission],
                         record.fields[*capital], source};
    if (const std::string why = why_not(states, change); !why.empty()) {
      to.err << "inviola: " << file << ':' << record.line << ": " << why << '\n';
      return misused;
    }
    changes.push_back(std::move(change));
  }
  for (const ContactChange& change : changes) {
    if (const auto set = apply(housekeeping, change, today); !set) {
      return complain(to, set.error());
    }
  }
  if (to.json) {
    to.out << print_json(json::object{{"set", changes.size()}}) << '\n';
  } else {
    to.out << changes.size() << " contacts set\n";
  }
  return done;
}

}  // namespace inviola::console
