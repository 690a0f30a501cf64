#include "apps/people.h"

#include <tuple>

#include "base/csv.h"
#include "office/contacts.h"
#include "office/fold.h"
#include "office/people/demonstration.h"
#include "publication/refusals.h"

namespace inviola::apps {

namespace people = office::people;

Result<void> people_of_demonstration(Register& opened, const Books& books) {
  office::SystemClock clock;
  people::People all({*opened.office, opened.archive->housekeeping(), *opened.entropy, clock});
  for (const auto& file : books.files) {
    if (file.path == demonstration_people) {
      return people::people_demonstration(all, file.path, file.text);
    }
  }
  return {};
}

Result<void> contacts_of_demonstration(Register& opened, const Books& books) {
  for (const auto& file : books.files) {
    if (file.path != demonstration_contacts) continue;
    const auto table = parse_csv(file.text);
    const auto fault = [&](std::size_t line, const std::string& why) {
      return failure(Fault{"read " + file.path + ':' + std::to_string(line), why});
    };
    if (!table) return fault(table.error().line, table.error().why);
    if (table->columns !=
        std::vector<std::string>{"state", "which", "address", "since", "source"}) {
      return fault(1, "the columns are state,which,address,since,source");
    }
    for (const CsvRecord& record : table->records) {
      const auto& [state, which, address, day, source] = std::tie(
          record.fields[0], record.fields[1], record.fields[2], record.fields[3], record.fields[4]);
      const auto since = Date::parse(day);
      if (!since) return fault(record.line, "`since` is not a date");
      if (auto set =
              office::set_contact_point(opened.archive->housekeeping(), mandate::StateCode{state},
                                        {which, address, source}, *since);
          !set) {
        return failure(within(file.path + ':' + std::to_string(record.line), set.error()));
      }
    }
  }
  return {};
}

int invite(const console::Output& output, Register& opened, const Books& books,
           const Inviting& inviting) {
  const auto& english = books.words->in(Language::en);
  office::SystemClock clock;
  office::SystemEntropy entropy;
  people::People all({*opened.office, opened.archive->housekeeping(), entropy, clock});
  const Date today = opened.office->today();
  const auto outcome = opened.office->submit(office::Submission{
      std::nullopt, std::nullopt,
      procedure::Appointed{inviting.capacity, inviting.name, today, std::nullopt},
      // The first supervisor has no second beside him; the operator answers for both.
      office::Hands::two});
  if (!outcome) {
    if (const auto* fault = std::get_if<Fault>(&outcome.error())) {
      return console::complain(output, *fault);
    }
    const auto& refusal = std::get<procedure::Refusal>(outcome.error());
    output.err << "inviola: "
               << publication::explain(english, opened.office->law(), refusal, today).all() << '\n';
    return console::refused;
  }
  const auto invited = all.invite({.user_name = inviting.user_name,
                                   .name = inviting.name,
                                   .language = inviting.language,
                                   .powers = outcome->entered->act.reference.value()});
  if (!invited) {
    if (const auto* fault = std::get_if<Fault>(&invited.error())) {
      return console::complain(output, *fault);
    }
    output.err << "inviola: "
               << english.say("sign-in.refused." + std::get<people::No>(invited.error()).key)
               << '\n';
    return console::refused;
  }
  output.out << "Invitation: /invitation/" << invited->id << '/' << invited->link
             << "\nCode:       " << invited->code
             << "\nHand over the two apart; they hold for seven days and once.\n";
  return console::done;
}

int list_people(const console::Output& output, office::Archive& archive,
                const std::optional<Date>& today) {
  const auto folded = office::fold(archive, std::nullopt);
  if (!folded) return console::complain(output, folded.error());
  const auto seen = folded->seen_by(disclosure::Viewer::the_desk());
  const Date day = today.value_or(office::SystemCalendar().today());
  const auto everybody =
      people::find_all<people::Person>(archive.housekeeping(), people::papers::person, "");
  if (!everybody) return console::complain(output, everybody.error());
  for (const auto& one : *everybody) {
    const auto powers = procedure::powers_on(*seen, procedure::Reference{one.value.powers}, day);
    output.out << one.value.user_name << '\t' << one.value.name << '\t' << one.value.powers << '\t';
    if (powers) {
      output.out << powers->capacity << (powers->state ? " " + powers->state->value() : "");
    } else {
      output.out << "no powers on " << day.iso();
    }
    output.out << '\n';
  }
  return console::done;
}

}  // namespace inviola::apps
