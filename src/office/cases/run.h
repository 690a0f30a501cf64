#pragma once

#include <functional>
#include <memory>

#include "office/cases/story.h"
#include "office/office.h"
#include "office/world.h"

namespace inviola::office::cases {

/// A line that came out otherwise.
struct Otherwise {
  std::size_t line = 0;
  std::string text;
  std::string expected;  ///< what of it did not come out
  std::string came_out;  ///< all that can be said of it
};

/// Tells the story to an office, through the same door as anyone's filings, and looks through
/// `seen_by`. A fault ends the telling: the world failed, not the case.
Result<std::vector<Otherwise>> run_story(const Story& story, Office& office, SetCalendar& calendar);

/// The law of a story: with the events that it invents. The same where it invents none.
std::shared_ptr<const mandate::Law> law_of(const Story& story,
                                           const std::shared_ptr<const mandate::Law>& law);

/// The day on which a story begins.
Date first_day(const Story& story);

}  // namespace inviola::office::cases
