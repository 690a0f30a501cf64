#pragma once

#include <string_view>

#include "office/people/people.h"

namespace inviola::office::people {

/// Gives a demonstration its people: for each of the list the full powers or the appointment as an
/// act of today, and an account whose secrets are open to everybody. A fault names the place.
Result<void> people_demonstration(People& people, std::string_view file, std::string_view json);

}  // namespace inviola::office::people
