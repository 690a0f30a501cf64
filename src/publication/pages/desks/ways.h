#pragma once

#include <string>

#include "procedure/act.h"

/// Where the pages of a mission lead.
namespace inviola::publication::pages::ways {

inline std::string act(const procedure::Reference& reference) {
  return "/mission/acts/" + reference.value();
}
inline std::string note(const procedure::Reference& reference) {
  return "/mission/notes/" + reference.value();
}
inline std::string comments(const procedure::Reference& invitation) {
  return "/mission/comments/" + invitation.value();
}
inline std::string answer(const procedure::Reference& dossier) {
  return "/mission/answer/" + dossier.value();
}

}  // namespace inviola::publication::pages::ways
