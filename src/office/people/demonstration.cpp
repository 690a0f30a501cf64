#include "office/people/demonstration.h"

#include "base/json.h"

namespace inviola::office::people {
namespace {

std::string text_of(const boost::json::object& object, std::string_view name) {
  const auto* found = object.if_contains(name);
  return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::string why(const Failure& failed) {
  if (const auto* fault = std::get_if<Fault>(&failed)) return to_string(*fault);
  return "refused " + std::get<procedure::Refusal>(failed).code;
}

}  // namespace

Result<void> people_demonstration(People& people, std::string_view file, std::string_view json) {
  const std::string doing = "read " + std::string(file);
  const auto value = parse_json(json);
  if (!value || !value->is_array()) {
    return failure(Fault{doing, value ? "not a list of people" : value.error().why});
  }
  const Date today = people.office().today();
  int number = 0;
  for (const auto& one : value->get_array()) {
    const std::string place = doing + ", person " + std::to_string(++number);
    if (!one.is_object()) return failure(Fault{place, "not an object"});
    const auto& object = one.get_object();
    const std::string name = text_of(object, "name");
    const std::string capacity = text_of(object, "capacity");
    const std::string state = text_of(object, "state");
    procedure::Body body = procedure::Appointed{capacity, name, today, std::nullopt};
    if (!state.empty()) {
      body = procedure::FullPowersRecorded{mandate::StateCode{state}, capacity, name, today,
                                           std::nullopt};
    }
    const Outcome outcome =
        people.office().submit(Submission{std::nullopt, std::nullopt, std::move(body), Hands::two});
    if (!outcome) return failure(Fault{place, why(outcome.error())});
    Person person;
    person.user_name = text_of(object, "user_name");
    person.name = name;
    person.language = "en";
    person.powers = outcome->entered->act.reference.value();
    auto made =
        people.make_demonstration_person(std::move(person), std::string(demonstration_password));
    if (!made) return failure(within(place, made.error()));
  }
  return {};
}

}  // namespace inviola::office::people
