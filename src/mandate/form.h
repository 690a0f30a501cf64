#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace inviola::mandate {

/// One word of a closed vocabulary. New ones are appended; none is ever taken away.
struct Term {
  std::string code;  ///< "bombing"
  std::string key;   ///< of the catalogues: "nature.bombing"
  bool retired = false;
};

struct Vocabulary {
  std::string name;  ///< "nature"
  std::vector<Term> terms;
  bool holds(std::string_view code) const;
};

enum class FieldKind : std::uint8_t {
  date,
  time,
  line,
  statement,
  state,
  states,
  term,
  terms,
  count,
  yes_no,
  attachments
};

struct Field {
  std::string name;  ///< "place"
  std::string key;   ///< of the catalogues: "field.place"
  FieldKind kind = FieldKind::line;
  std::string vocabulary;       ///< for term and terms
  std::string page;             ///< of the form on which it is asked; empty: asked in its own way
  bool asked_in_alert = false;  ///< on its one page
  bool required_in_alert = false;
  bool required_in_full = false;
  std::string source;  ///< where the field comes from
};

/// The working form of a report and of a follow-up. Not the text of the guidelines.
struct WorkingForm {
  std::vector<Vocabulary> vocabularies;
  std::vector<Field> report;
  std::vector<Field> follow_up;
  const Vocabulary* find(std::string_view name) const;
};

}  // namespace inviola::mandate
