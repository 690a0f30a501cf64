#pragma once

#include <cstdint>
#include <optional>

#include "publication/document.h"
#include "publication/materials.h"

/// Forms that a mission fills in and sends: the fields of the working form, left blank, within what
/// a note verbale or a letter says. What is to be replaced stands in square brackets.
namespace inviola::publication {

/// A note verbale is in the third person and not signed; a letter is signed by the permanent
/// representative or the chargé d'affaires.
enum class FormKind : std::uint8_t { note_verbale, letter };
enum class FormPurpose : std::uint8_t { report, follow_up, views };

std::optional<FormKind> form_kind(std::string_view word);        ///< "note-verbale", "letter"
std::optional<FormPurpose> form_purpose(std::string_view word);  ///< "report", "follow-up", "views"

struct FormFor {
  FormKind kind = FormKind::note_verbale;
  FormPurpose purpose = FormPurpose::report;
  std::optional<mandate::StateCode> state;  ///< whose mission writes; none: left blank
  Date on;                                  ///< decides the resolution and the State's name
  bool demonstration = false;
};

/// Nothing if no resolution is in force on the day, or the State does not exist on it.
std::optional<Document> mission_form(const Materials& from, const FormFor& wanted);

}  // namespace inviola::publication
