#pragma once

#include <optional>
#include <string>

#include "apps/house.h"
#include "console/console.h"

/// People, from the command line: for whoever has the machine.
namespace inviola::apps {

inline constexpr const char* demonstration_people = "demonstration/people.json";
inline constexpr const char* demonstration_contacts = "demonstration/contacts.csv";

/// Gives an open demonstration its people.
Result<void> people_of_demonstration(Register& opened, const Books& books);
/// And its directory of missions and capitals.
Result<void> contacts_of_demonstration(Register& opened, const Books& books);

struct Inviting {
  std::string user_name;
  std::string name;
  std::string capacity = "desk-supervisor";
  std::string language = "en";
};
/// Enters the appointment and prints the path of the invitation and its code.
int invite(const console::Output& output, Register& opened, const Books& books,
           const Inviting& inviting);
/// Prints each account with its powers, and whether they stand on the day.
int list_people(const console::Output& output, office::Archive& archive,
                const std::optional<Date>& today);

}  // namespace inviola::apps
