#pragma once

#include <string>
#include <vector>

#include "office/cases/detail/acts.h"

namespace inviola::office::cases::detail {

/// What is written after "=>", each in the form in which it would come out: names of States as on
/// the day, "r1.1" as "r1" where a report has one occurrence. Throws NotUnderstood, with the forms
/// that such a line knows, for what could never come out.
std::vector<std::string> read_expectations(Words& words, const Step& step, const Ground& ground);

/// What an occurrence is called in what comes out: "r1" where its report has no other.
Name occurrence_name(const Name& report, std::size_t index, std::size_t count);

}  // namespace inviola::office::cases::detail
