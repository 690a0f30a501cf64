#pragma once

#include <string>
#include <vector>

#include "mandate/form.h"
#include "mandate/instrument.h"
#include "mandate/mandate.h"
#include "mandate/record.h"
#include "mandate/state.h"

namespace inviola::mandate {

/// All the law and all the facts that the program is given at the start. Never changes.
struct Law {
  Chain chain;
  States states;
  Participation participation;
  WorkingForm form;
  std::vector<KnownEvent> record;
  std::vector<std::string> united_nations_cities;
  /// After how many days a State is asked to confirm how it is reached. Practice.
  std::int32_t contact_days = 0;
};

}  // namespace inviola::mandate
