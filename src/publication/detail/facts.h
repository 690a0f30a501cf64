#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/date.h"
#include "mandate/law.h"
#include "publication/catalogue.h"

namespace inviola::publication::detail {

/// Facts as a rule gives them, made ready for a sentence: days in ISO form become dates, codes of
/// States their names on the day, whole numbers numbers. The rest stays as it is.
Arguments arguments_from(const Catalogue& words, const mandate::Law& law,
                         const std::map<std::string, std::string>& facts, Date on);

/// "_" for each argument that the sentence takes and that is not given.
void complete(const Catalogue& words, std::string_view key, Arguments& arguments);

}  // namespace inviola::publication::detail
