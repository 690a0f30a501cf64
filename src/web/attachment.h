#pragma once

#include <string_view>

#include "office/office.h"
#include "web/message.h"

namespace inviola::web {

/// An attachment of a communication, `number` from 1, as a download for one who may see it; 404 and
/// an empty body for all else.
Response attachment(office::Office& office, const office::Viewer& viewer,
                    std::string_view communication, std::string_view number);

}  // namespace inviola::web
