#include "web/desks/mission/filling.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"

namespace inviola::web::desks::mission {
namespace {

using mandate::WorkingForm;

/// The pages of the working form, in the order of their first fields.
std::vector<std::string> pages_of(const WorkingForm& form) {
  std::vector<std::string> out;
  for (const mandate::Field& field : form.report) {
    if (!field.page.empty() && std::ranges::find(out, field.page) == out.end()) {
      out.push_back(field.page);
    }
  }
  return out;
}

void add_occurrences(const WorkingForm& form, int count, std::vector<Step>& out) {
  for (int i = 1; i <= count; ++i) {
    for (const std::string& page : pages_of(form)) {
      out.push_back({page + "-" + std::to_string(i), page, i});
    }
  }
}

Step whole(const char* page, bool by_the_way = false) { return {page, page, 0, by_the_way}; }

}  // namespace

int occurrences_in(const Draft& draft) {
  const std::string text = draft.answer("occurrences");
  int count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::clamp(count, 1, static_cast<int>(limits::occurrences_per_report_max));
}

std::string answer_name(int occurrence, const std::string& field) {
  return std::to_string(occurrence) + "." + field;
}

std::vector<Step> steps_of(const WorkingForm& form, const Draft& draft) {
  std::vector<Step> out;
  if (draft.kind == kinds::alert) {
    out = {whole("alert"), whole("attachments", true), whole("audience", true)};
  } else if (draft.kind == kinds::report) {
    add_occurrences(form, occurrences_in(draft), out);
    for (const char* page : {"account", "attachments", "audience"}) out.push_back(whole(page));
  } else if (draft.kind == kinds::correction) {
    if (!draft.answer("occurrence").empty()) add_occurrences(form, 1, out);
    out.push_back(whole("account"));
  } else if (draft.kind == kinds::follow_up) {
    out = {whole("answer"), whole("attachments", true), whole("audience", true)};
  } else if (draft.kind == kinds::views) {
    out = {whole("views"), whole("attachments", true)};
  } else if (draft.kind == kinds::withdrawal) {
    out = {whole("account")};
  } else if (draft.kind == kinds::restriction) {
    out = {whole("audience")};
  }
  out.push_back(whole("check"));
  return out;
}

const Step* find_step(const std::vector<Step>& steps, std::string_view name) {
  const auto found = std::ranges::find(steps, name, &Step::name);
  return found == steps.end() ? nullptr : &*found;
}

std::string next_step(const std::vector<Step>& steps, const Step& step) {
  if (step.by_the_way) return "check";
  auto at = std::ranges::find(steps, step.name, &Step::name);
  for (++at; at != steps.end(); ++at) {
    if (!at->by_the_way) return at->name;
  }
  return "check";
}

void put_occurrence(Draft& draft, int number, const procedure::Occurrence& one) {
  const auto put = [&](const char* field, const std::string& value) {
    if (!value.empty()) draft.answers.push_back({answer_name(number, field), value});
  };
  const auto put_all = [&](const char* field, const auto& values) {
    for (const auto& value : values) {
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
        put(field, value);
      } else {
        put(field, value.value());
      }
    }
  };
  const auto put_figure = [&](const char* field, const std::optional<std::int32_t>& figure) {
    if (figure) put(field, std::to_string(*figure));
  };
  if (one.date) put("date", one.date->iso());
  if (one.until) put("until", one.until->iso());
  if (one.continuing) put("continuing", "yes");
  put("place", one.place);
  if (one.host) put("host", one.host->value());
  put_all("sending_states", one.sending_states);
  put("organization", one.organization);
  put_all("target", one.target);
  put_all("nature", one.nature);
  put_figure("killed", one.killed);
  put_figure("injured", one.injured);
  put_figure("abducted", one.abducted);
  put("offender", one.offender);
  if (one.offender_state) put("offender_state", one.offender_state->value());
  if (one.armed_conflict) put("armed_conflict", *one.armed_conflict ? "yes" : "no");
  for (const auto& particular : one.particulars) {
    put(particular.field.c_str(), particular.value);
  }
}

void remove_occurrence(Draft& draft, int number) {
  const int count = occurrences_in(draft);
  std::vector<people::DraftAnswer> kept;
  for (people::DraftAnswer& one : draft.answers) {
    int of = 0;
    const char* const end = one.name.data() + one.name.size();
    const auto read = std::from_chars(one.name.data(), end, of);
    const bool is_one = read.ec == std::errc() && read.ptr != end && *read.ptr == '.';
    if (is_one && of == number) continue;
    if (is_one && of > number) {
      one.name = answer_name(of - 1, one.name.substr(one.name.find('.') + 1));
    }
    if (one.name != "occurrences") kept.push_back(std::move(one));
  }
  kept.push_back({"occurrences", std::to_string(std::max(1, count - 1))});
  draft.answers = std::move(kept);
}

std::vector<const mandate::Field*> fields_of(const WorkingForm& form, const Draft& draft,
                                             const Step& step) {
  std::vector<const mandate::Field*> out;
  const bool in_short = draft.kind == kinds::alert;
  for (const mandate::Field& field : form.report) {
    if (field.page.empty()) continue;
    if (in_short ? step.page == "alert" && field.asked_in_alert : field.page == step.page) {
      out.push_back(&field);
    }
  }
  return out;
}

std::vector<std::string> names_of(const WorkingForm& form, const Draft& draft, const Step& step) {
  std::vector<std::string> out;
  const int number = step.occurrence == 0 ? 1 : step.occurrence;
  for (const mandate::Field* field : fields_of(form, draft, step)) {
    out.push_back(answer_name(number, field->name));
  }
  const auto add = [&](std::initializer_list<const char*> names) {
    out.insert(out.end(), names.begin(), names.end());
  };
  if (step.page == "alert" || step.page == "account" || step.page == "views" ||
      step.page == "answer") {
    add({"language", "words"});
  }
  if (step.page == "views") add({"prevention"});
  if (step.page == "audience") add({"audience", "listed", "listed-groups"});
  if (step.page == "answer") {
    for (const procedure::Element element : procedure::all_elements) {
      const std::string name(procedure::word(element));
      for (const char* part : {"", "-measures", "-words"}) out.push_back(name + part);
    }
  }
  return out;
}

}  // namespace inviola::web::desks::mission
