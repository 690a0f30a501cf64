#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "mandate/detail/csv_rows.h"
#include "mandate/reader.h"
#include "mandate/words.h"

namespace inviola::mandate {
namespace {

using detail::CsvRows;

ParticipationKind kind_in(CsvRows& rows) {
  return word_of(
      rows, "action", [](const std::string& w) { return participation_kind(w); },
      known_participation_kinds());
}

Confidence confidence_in(CsvRows& rows) {
  return word_of(
      rows, "confidence", [](const std::string& w) { return confidence(w); }, known_confidences());
}

/// A small number; nothing where none is given.
std::optional<int> count_in(CsvRows& rows, std::string_view column) {
  const std::string text = rows.text_or_empty(column);
  if (text.empty()) return std::nullopt;
  int out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size() || out < 0 || out > 999) {
    rows.fail("a number up to 999 is expected under \"" + std::string(column) + "\"");
  }
  return out;
}

std::optional<TreatyGap::Number> missing_in(CsvRows& rows) {
  const auto least = count_in(rows, "missing_min");
  const auto most = count_in(rows, "missing_max");
  if (least.has_value() != most.has_value()) {
    rows.fail("give the least and the most that may be missing, or neither");
  }
  if (!least || !most) return std::nullopt;
  return TreatyGap::Number{*least, *most};
}

}  // namespace

Result<std::vector<Instrument>, ReadError> read_instruments(const DataFile& file) {
  auto rows =
      CsvRows::parse(file, {"id", "title", "place", "adopted", "in_force", "registration",
                            "volume_and_page", "of_the_procedure", "published_parties",
                            "published_as_of", "published_source", "table_read_on", "source"});
  if (!rows) return failure(rows.error());
  std::vector<Instrument> out;
  while (rows->next()) {
    Instrument one;
    one.id = InstrumentId{rows->text("id")};
    one.title_key = "instrument." + one.id.value();
    one.title = rows->text("title");
    one.place = rows->text_or_empty("place");
    one.adopted = rows->maybe_date("adopted");
    one.in_force = rows->maybe_date("in_force");
    one.registration = rows->text_or_empty("registration");
    one.of_the_procedure = rows->yes("of_the_procedure");
    one.source = rows->text("source");
    rows->maybe_date("table_read_on");
    if (std::any_of(out.begin(), out.end(), [&](const auto& i) { return i.id == one.id; })) {
      rows->fail("the instrument " + one.id.value() + " is given twice");
    }
    out.push_back(std::move(one));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

Result<std::vector<TreatyAction>, ReadError> read_actions(const DataFile& file) {
  auto rows = CsvRows::parse(
      file, {"instrument", "state", "action", "date", "confidence", "source", "remark"});
  if (!rows) return failure(rows.error());
  std::vector<TreatyAction> out;
  while (rows->next()) {
    TreatyAction action;
    action.instrument = InstrumentId{rows->text("instrument")};
    action.state = StateCode{rows->text("state")};
    action.kind = kind_in(*rows);
    action.date = rows->date("date");
    action.confidence = confidence_in(*rows);
    action.source = rows->text("source");
    action.remark = rows->text_or_empty("remark");
    out.push_back(std::move(action));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

Result<std::vector<TreatyAction>, ReadError> read_predecessors(const DataFile& file) {
  auto rows = CsvRows::parse(file, {"instrument", "state", "name", "action", "date",
                                    "counted_until", "counts", "confidence", "source"});
  if (!rows) return failure(rows.error());
  std::vector<TreatyAction> out;
  while (rows->next()) {
    TreatyAction action;
    action.instrument = InstrumentId{rows->text("instrument")};
    action.state = StateCode{rows->text("state")};
    action.kind = kind_in(*rows);
    action.date = rows->date("date");
    action.counted_until = rows->date("counted_until");
    action.counted = rows->yes("counts");
    action.confidence = confidence_in(*rows);
    action.source = rows->text("source");
    action.remark = rows->text("name");
    if (action.counted && action.confidence != Confidence::high) {
      rows->fail("a predecessor's act counts only with high confidence: write no under \"counts\"");
    }
    out.push_back(std::move(action));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

Result<std::vector<TreatyGap>, ReadError> read_gaps(const DataFile& file) {
  auto rows = CsvRows::parse(file, {"id", "instrument", "known", "missing_min", "missing_max",
                                    "candidates", "not_before", "not_after"});
  if (!rows) return failure(rows.error());
  std::vector<TreatyGap> out;
  while (rows->next()) {
    TreatyGap gap;
    if (std::string id = rows->text_or_empty("instrument"); !id.empty()) {
      gap.instrument = InstrumentId{std::move(id)};
    }
    gap.known = rows->text("known");
    gap.missing = missing_in(*rows);
    const std::string candidates = rows->text_or_empty("candidates");
    for (const std::string_view code : split(candidates, ' ')) {
      if (!code.empty()) gap.candidates.emplace_back(std::string(code));
    }
    gap.not_before = rows->maybe_date("not_before");
    gap.not_after = rows->maybe_date("not_after");
    gap.evidence = rows->text("id");
    out.push_back(std::move(gap));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

Result<std::vector<std::string>, ReadError> read_offices(const DataFile& file) {
  auto rows =
      CsvRows::parse(file, {"office", "city", "host", "latitude", "longitude", "kind", "source"});
  if (!rows) return failure(rows.error());
  std::vector<std::string> out;
  while (rows->next()) {
    std::string city = rows->text("city");
    if (std::find(out.begin(), out.end(), city) == out.end()) out.push_back(std::move(city));
  }
  if (rows->error()) return failure(*rows->error());
  return out;
}

}  // namespace inviola::mandate
