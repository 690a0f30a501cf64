#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mandate/law.h"
#include "procedure/act.h"

/// Histories drawn from a seed: short, and dense with what is hard.
namespace inviola::plain {

/// Acts as they stand in a register, some of them such as the rules would refuse today: the fold
/// must take them all the same.
std::vector<procedure::EnteredAct> draw_history(std::uint64_t seed);

/// Three mandates whose periods, and whose elements' periods, differ; the second is worked as the
/// first. The shipped ones share one period, so that much could be confused unseen.
mandate::Law law_of_differences();

/// An act as one line, for a failure's report.
std::string told(const procedure::EnteredAct& act);

}  // namespace inviola::plain
