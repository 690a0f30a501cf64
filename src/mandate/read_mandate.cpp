#include <algorithm>

#include "base/limits.h"
#include "base/text.h"
#include "mandate/detail/toml_table.h"
#include "mandate/reader.h"
#include "mandate/words.h"

namespace inviola::mandate {
namespace {

using detail::TomlTable;

Deadline read_deadline(TomlTable& table) {
  const auto at_least_one = [&](std::string_view key) {
    const int days = table.number(key);
    if (days < 1) table.fail(key, "\"" + std::string(key) + "\" must be at least 1");
    return static_cast<std::int32_t>(days);
  };
  const std::string kind = table.text("kind");
  if (kind == "without delay") return WithoutDelay{at_least_one("practice_days")};
  if (kind == "on receipt") return OnReceipt{at_least_one("practice_days")};
  if (kind == "within days") return WithinDays{at_least_one("days")};
  if (kind == "reasonable period") return ReasonablePeriod{at_least_one("practice_days")};
  if (kind == "on date") {
    const auto date = table.maybe_date("date");
    if (!date) table.fail("date", "\"date\" is missing");
    return OnDate{date.value_or(Date())};
  }
  if (kind == "by the cut-off") return ByCutOff{};
  if (kind == "at session") return AtSession{AssemblySession{table.number("session")}};
  if (kind != "when appropriate" && !kind.empty()) {
    table.fail("kind",
               "unknown kind of deadline \"" + kind +
                   "\": known are without delay, on receipt, within days, reasonable period, "
                   "on date, by the cut-off, at session, when appropriate");
  }
  return WhenAppropriate{};
}

ReminderRule read_reminder(TomlTable& table) {
  ReminderRule rule;
  rule.source = ParagraphNumber{table.text("source")};
  rule.every_days = table.number("every_days");
  rule.at_most = table.number("at_most");
  if (rule.every_days < 1) table.fail("every_days", "\"every_days\" must be at least 1");
  table.no_others();
  return rule;
}

Obligation read_obligation(TomlTable& table) {
  Obligation out;
  out.id = table.text("id");
  out.source = ParagraphNumber{table.text("source")};
  for (auto& number : table.texts("also_under")) out.also_under.emplace_back(std::move(number));
  out.power = table.flag("power");
  const auto role_of = [](const std::string& w) { return role(w); };
  out.owed_by = word_of(table, "owed_by", role_of, known_roles());
  out.owed_to = word_of(table, "owed_to", role_of, known_roles());
  out.owes = word_of(
      table, "owes", [](const std::string& w) { return performance(w); }, known_performances());
  out.after =
      word_of(table, "after", [](const std::string& w) { return trigger(w); }, known_triggers());
  if (auto deadline = table.maybe_table("deadline")) {
    out.deadline = read_deadline(*deadline);
    deadline->no_others();
  } else {
    table.fail("deadline", "\"deadline\" is missing");
  }
  if (auto remind = table.maybe_table("remind")) out.remind = read_reminder(*remind);
  table.no_others();
  return out;
}

Cycle read_cycle(TomlTable& table, const Practice& practice) {
  Cycle out;
  out.session = AssemblySession{table.number("session")};
  const int year = table.number("year");
  out.circular_note = table.maybe_date("circular_note");
  const auto day_or_practice = [&](std::string_view key, Practice::MonthAndDay usual,
                                   bool& is_practice) {
    const auto stated = table.maybe_date(key);
    is_practice = !stated;
    return stated ? stated : Date::from_ymd(year, usual.month, usual.day);
  };
  out.cut_off = day_or_practice("cut_off", practice.cut_off, out.cut_off_is_practice);
  out.addendum_closes =
      day_or_practice("addendum_closes", practice.addendum_closes, out.addendum_closes_is_practice);
  if (!out.cut_off || !out.addendum_closes) {
    table.fail("year", "\"year\" must be the year of the session, as 2018");
  } else if (*out.addendum_closes < *out.cut_off) {
    table.fail("addendum_closes", "the addendum closes before the cut-off");
  }
  out.report_symbols = table.texts("report_symbols");
  out.previous_report = table.text_or_empty("previous_report");
  out.report_distributed = table.maybe_date("report_distributed");
  out.provisional_item = table.maybe_number("provisional_item");
  out.item = table.maybe_number("item");
  out.reports_by_cut_off = table.maybe_number("reports_by_cut_off");
  out.views_by_cut_off = table.maybe_number("views_by_cut_off");
  out.additional_participants = table.maybe_number("additional_participants");
  out.notes = table.texts("notes");
  out.sources = table.texts("sources");
  table.no_others();
  return out;
}

MandateFact read_fact(TomlTable& table) {
  MandateFact out;
  out.kind = detail::word_of(
      table, "fact", [](const std::string& w) { return fact_kind(w); }, known_facts());
  for (const std::string& day : table.texts("days")) {
    const auto date = Date::parse(day);
    if (!date) table.fail("days", "\"" + day + "\" is no day: write it as \"2016-12-20\"");
    if (date) out.days.push_back(*date);
  }
  out.symbols = table.texts("symbols");
  for (auto& code : table.texts("states")) out.states.emplace_back(std::move(code));
  out.number = table.maybe_number("number");
  out.remark = table.text_or_empty("remark");
  const int told = static_cast<int>(!out.days.empty()) + static_cast<int>(!out.symbols.empty()) +
                   static_cast<int>(!out.states.empty()) +
                   static_cast<int>(out.number.has_value()) + static_cast<int>(!out.remark.empty());
  if (told != 1) {
    table.fail("fact",
               "a fact has one of \"days\", \"symbols\", \"states\", \"number\" and "
               "\"remark\", with something in it");
  }
  table.no_others();
  return out;
}

void read_days(TomlTable& table, Mandate& out) {
  out.adopted = table.maybe_date("adopted");
  const auto bound = table.maybe_date("adopted_not_after");
  if (out.adopted.has_value() == bound.has_value()) {
    table.fail(
        "adopted",
        "one of \"adopted\" and \"adopted_not_after\" is needed, and not both: the first if a "
        "source gives the day, else the second with the latest it can have been");
    return;
  }
  out.in_force_from = out.adopted ? *out.adopted : *bound;
  out.in_force_from_is_bound = !out.adopted;
}

void read_paragraphs(TomlTable& table, Mandate& out) {
  for (const auto& [number, its_force] : table.all_texts()) {
    const auto known = force(its_force);
    if (!known) {
      table.fail(number, "unknown force \"" + its_force + "\": known are " + known_forces());
      return;
    }
    out.paragraphs.push_back({ParagraphNumber{number}, *known, {}, {}});
  }
}

/// "05-15", a day that every year has.
Practice::MonthAndDay month_and_day(TomlTable& table, std::string_view key) {
  const std::string text = table.text(key);
  const auto date = text.size() == 5 ? Date::parse("2001-" + text) : std::nullopt;
  if (!date) {
    table.fail(key, "\"" + std::string(key) + "\" must be a month and a day, as \"05-15\"");
    return {};
  }
  return {date->month(), date->day()};
}

Correspondence correspondence(TomlTable& table) {
  const auto at_least_one = [&](std::string_view key) {
    const int given = table.number(key);
    if (given == 0) table.fail(key, "\"" + std::string(key) + "\" must be 1 or more");
    return given;
  };
  Correspondence out;
  out.confirm_within_days = at_least_one("confirm_within_days");
  out.confirm_every_days = at_least_one("confirm_every_days");
  out.drill_every_days = at_least_one("drill_every_days");
  out.comment_days = at_least_one("comment_days");
  out.first_pause_seconds = at_least_one("first_pause_seconds");
  out.longest_pause_seconds = at_least_one("longest_pause_seconds");
  out.give_up_after_hours = at_least_one("give_up_after_hours");
  if (out.longest_pause_seconds < out.first_pause_seconds) {
    table.fail("longest_pause_seconds", "the longest pause is shorter than the first");
  }
  table.no_others();
  return out;
}

/// "[10 (a)]" names a paragraph.
std::optional<ParagraphNumber> heading(std::string_view line) {
  if (line.size() < 3 || line.front() != '[' || line.back() != ']') return std::nullopt;
  return ParagraphNumber{std::string(line.substr(1, line.size() - 2))};
}

}  // namespace

Result<Practice, ReadError> read_practice(const DataFile& file) {
  const auto parsed = detail::parse_toml(file);
  if (!parsed) return failure(parsed.error());
  detail::Reading reading{file.path, {}};
  TomlTable table(*parsed, reading);
  Practice out;
  out.cut_off = month_and_day(table, "cut_off");
  out.addendum_closes = month_and_day(table, "addendum_closes");
  if (auto found = table.maybe_table("correspondence")) {
    out.correspondence = correspondence(*found);
  } else {
    table.fail("correspondence", "there is no table [correspondence]");
  }
  table.no_others();
  if (reading.error) return failure(*reading.error);
  return out;
}

Result<Mandate, ReadError> read_mandate(const DataFile& file, const Practice& practice) {
  const auto parsed = detail::parse_toml(file);
  if (!parsed) return failure(parsed.error());
  detail::Reading reading{file.path, {}};
  TomlTable table(*parsed, reading);
  Mandate out;
  out.symbol = MandateSymbol{table.text("symbol")};
  out.adopted_at = AssemblySession{table.number("session")};
  out.title = table.text("title");
  read_days(table, out);
  if (auto symbol = table.maybe_text("succeeds")) out.succeeds = MandateSymbol{*symbol};
  if (auto symbol = table.maybe_text("worked_as")) out.worked_as = MandateSymbol{*symbol};
  out.novelties = table.texts("novelties");
  for (auto& fact : table.tables("notes")) out.notes.push_back(read_fact(fact));
  out.sources = table.texts("sources");
  if (auto cycle = table.maybe_table("cycle")) out.cycle = read_cycle(*cycle, practice);
  if (auto paragraphs = table.maybe_table("paragraphs")) read_paragraphs(*paragraphs, out);
  for (auto& obligation : table.tables("obligation")) {
    out.obligations.push_back(read_obligation(obligation));
    const auto same =
        std::count_if(out.obligations.begin(), out.obligations.end(),
                      [&](const Obligation& o) { return o.id == out.obligations.back().id; });
    if (same > 1)
      obligation.fail("id", "the id \"" + out.obligations.back().id + "\" is given twice");
  }
  table.no_others();
  if (reading.error) return failure(*reading.error);
  return out;
}

Result<void, ReadError> read_wording(const DataFile& file, Language language, Mandate& mandate) {
  const auto refuse = [&](std::size_t line, std::string why) {
    return failure(ReadError{file.path, line, std::move(why)});
  };
  if (file.text.size() > limits::data_file_bytes_max) return refuse(0, "the file is too large");
  if (first_invalid_utf8(file.text)) return refuse(0, "the text is not UTF-8: save it as UTF-8");
  std::vector<Paragraph> paragraphs = mandate.paragraphs;
  std::string* wording = nullptr;
  std::size_t line_number = 0;
  for (const std::string_view whole : split(file.text, '\n')) {
    ++line_number;
    const std::string_view line = trim(whole);
    if (line.empty()) {
      wording = nullptr;
    } else if (const auto number = heading(line)) {
      const auto at = std::find_if(paragraphs.begin(), paragraphs.end(),
                                   [&](const Paragraph& p) { return p.number == *number; });
      if (at == paragraphs.end()) {
        return refuse(line_number, mandate.symbol.value() + " has no paragraph \"" +
                                       number->value() + "\": name one of its mandate.toml");
      }
      wording = &at->wording[static_cast<std::size_t>(language)];
      if (!wording->empty()) {
        return refuse(line_number, "paragraph \"" + number->value() + "\" is worded twice");
      }
    } else if (line.front() != '#') {
      if (wording == nullptr) {
        return refuse(line_number,
                      "words without a paragraph: put its number in brackets on the "
                      "line before, as [10 (a)]");
      }
      if (!wording->empty()) *wording += ' ';
      *wording += line;
    }
  }
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.wording[static_cast<std::size_t>(language)].empty()) {
      return refuse(0, "paragraph \"" + paragraph.number.value() + "\" has no wording");
    }
  }
  mandate.paragraphs = std::move(paragraphs);
  return {};
}

}  // namespace inviola::mandate
