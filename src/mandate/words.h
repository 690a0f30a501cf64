#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mandate/form.h"
#include "mandate/state.h"

namespace inviola::mandate {

std::string_view word(UnStatus status);  ///< "member"
std::string_view word(FieldKind kind);   ///< "yes-no"
std::optional<UnStatus> un_status(std::string_view word);
std::optional<FieldKind> field_kind(std::string_view word);

// The words of each closed set, separated by commas: for a message that names them.
std::string known_forces();
std::string known_roles();
std::string known_performances();
std::string known_facts();
std::string known_triggers();
std::string known_participation_kinds();
std::string known_confidences();
std::string known_statuses();
std::string known_field_kinds();

}  // namespace inviola::mandate
