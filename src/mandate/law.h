#pragma once

#include <map>
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
  std::map<StateCode, Tile> tiles;  ///< of every State that is no former and no invented one
  Participation participation;
  WorkingForm form;
  Correspondence correspondence;
  std::vector<KnownEvent> record;
  std::vector<std::string> united_nations_cities;
};

}  // namespace inviola::mandate
