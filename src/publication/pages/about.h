#pragma once

#include <string>

#include "publication/document.h"
#include "publication/pages/ground.h"

namespace inviola::publication::pages {

/// What this software is and is not, how it works, the words it uses.
Document about_page(const Ground& ground);

/// What a stranger needs to verify the register.
struct Evidence {
  std::string verifier_key;  ///< of the register, as `inviola-verify` takes it
  std::string checkpoint;    ///< the newest signed one, as text
};
Document verify_page(const Ground& ground, const Evidence& evidence);

/// What programs can ask for. `description`: the address of the OpenAPI description.
Document api_page(const Ground& ground, const std::string& description);

/// For an address that is not there, or not for this reader: always the same.
Document not_found_page(const Ground& ground);
/// For a parameter of a form that the page does not know. What was asked for is not repeated.
Document bad_request_page(const Ground& ground, const BadField& field);
/// For a register that cannot answer.
Document unavailable_page(const Ground& ground);

}  // namespace inviola::publication::pages
