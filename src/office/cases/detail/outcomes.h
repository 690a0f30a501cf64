#pragma once

#include <string>
#include <vector>

#include "office/cases/detail/bound.h"
#include "office/office.h"

namespace inviola::office::cases::detail {

/// All that can be said of what came out, in the forms of spec/cases.md; where a line asks of
/// several things, of each.
struct CameOut {
  std::string of;  ///< "justice"; empty where the line asks of one thing
  std::vector<std::string> facts;
};

/// What came of a question. Everything is looked at through the standing of the one who asks.
std::vector<CameOut> answer(const Step& question, Office& office, const Bound& names, Date day);

std::vector<std::string> facts_of(const Filed& filed);
std::vector<std::string> facts_of(const procedure::Refusal& refusal);

}  // namespace inviola::office::cases::detail
