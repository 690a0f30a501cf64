#pragma once

#include <string>
#include <vector>

#include "mandate/correspondence.h"
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
  Correspondence correspondence;
  std::vector<KnownEvent> record;
  std::vector<std::string> united_nations_cities;
};

}  // namespace inviola::mandate
