#include <algorithm>

#include "mandate/detail/toml_table.h"
#include "mandate/reader.h"
#include "mandate/words.h"

namespace inviola::mandate {
namespace {

using detail::TomlTable;

Vocabulary read_vocabulary(TomlTable& table) {
  Vocabulary out;
  out.name = table.text("name");
  const auto take = [&](std::string_view key, bool retired) {
    for (auto& code : table.texts(key)) {
      if (out.holds(code)) table.fail(key, "the term \"" + code + "\" is given twice");
      std::string catalogue_key = out.name + "." + code;
      out.terms.push_back({std::move(code), std::move(catalogue_key), retired});
    }
  };
  take("terms", false);
  take("retired", true);
  if (out.terms.empty()) table.fail("terms", "the vocabulary \"" + out.name + "\" has no terms");
  table.no_others();
  return out;
}

Field read_field(TomlTable& table, const WorkingForm& form) {
  Field out;
  out.name = table.text("name");
  out.key = "field." + out.name;
  out.kind = word_of(
      table, "kind", [](const std::string& w) { return field_kind(w); }, known_field_kinds());
  out.vocabulary = table.text_or_empty("vocabulary");
  const bool needs_one = out.kind == FieldKind::term || out.kind == FieldKind::terms;
  if (needs_one != !out.vocabulary.empty()) {
    table.fail("vocabulary", needs_one ? "a field of terms needs a \"vocabulary\""
                                       : "only a field of terms has a \"vocabulary\"");
  } else if (needs_one && form.find(out.vocabulary) == nullptr) {
    table.fail("vocabulary", "there is no vocabulary \"" + out.vocabulary + "\"");
  }
  out.page = table.text_or_empty("page");
  for (const auto& stage : table.texts("required_in")) {
    if (stage == "alert") {
      out.required_in_alert = true;
    } else if (stage == "full") {
      out.required_in_full = true;
    } else {
      table.fail("required_in", "unknown stage \"" + stage + "\": known are alert, full");
    }
  }
  out.asked_in_alert = table.flag("alert") || out.required_in_alert;
  out.source = table.text("source");
  table.no_others();
  return out;
}

std::vector<Field> read_fields(TomlTable& table, std::string_view key, const WorkingForm& form) {
  std::vector<Field> out;
  for (auto& one : table.tables(key)) {
    Field field = read_field(one, form);
    if (std::any_of(out.begin(), out.end(), [&](const Field& f) { return f.name == field.name; })) {
      one.fail("name", "the field \"" + field.name + "\" is given twice");
    }
    out.push_back(std::move(field));
  }
  return out;
}

}  // namespace

Result<WorkingForm, ReadError> read_form(const DataFile& file) {
  const auto parsed = detail::parse_toml(file);
  if (!parsed) return failure(parsed.error());
  detail::Reading reading{file.path, {}};
  TomlTable table(*parsed, reading);
  WorkingForm out;
  for (auto& one : table.tables("vocabulary")) {
    Vocabulary vocabulary = read_vocabulary(one);
    if (out.find(vocabulary.name) != nullptr) {
      one.fail("name", "the vocabulary \"" + vocabulary.name + "\" is given twice");
    }
    out.vocabularies.push_back(std::move(vocabulary));
  }
  out.report = read_fields(table, "report", out);
  out.follow_up = read_fields(table, "follow_up", out);
  table.no_others();
  if (reading.error) return failure(*reading.error);
  return out;
}

}  // namespace inviola::mandate
