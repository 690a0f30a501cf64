#include "mandate/compare.h"

#include <algorithm>

#include "mandate/detail/overload.h"

namespace inviola::mandate {
namespace {

std::string days(std::int32_t count) { return ", " + std::to_string(count) + " days"; }

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string(); }

std::string number(const std::optional<int>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::string describe(const std::optional<ReminderRule>& rule) {
  if (!rule) return {};
  return rule->source.value() + ", every " + std::to_string(rule->every_days) + " days, at most " +
         std::to_string(rule->at_most) + " (practice)";
}

std::string sources(const Obligation& obligation) {
  std::string out = obligation.source.value();
  for (const auto& other : obligation.also_under) out += ", " + other.value();
  return out;
}

std::string summary(const Obligation& o) {
  return std::string(word(o.owed_by)) + (o.power ? " may: " : " owes: ") +
         std::string(word(o.owes)) + "; " + sources(o) + "; " + describe(o.deadline);
}

class Comparing {
 public:
  Comparing(const Mandate& before, const Mandate& after, Language language)
      : before_(before), after_(after), language_(language) {}

  MandateComparison all() {
    facts();
    cycles();
    if (before_.paragraphs.empty()) out_.not_to_hand.push_back(before_.symbol);
    if (after_.paragraphs.empty()) out_.not_to_hand.push_back(after_.symbol);
    if (out_.not_to_hand.empty()) {
      paragraphs();
      obligations();
    }
    return std::move(out_);
  }

 private:
  void note(std::string subject, std::string aspect, std::string before, std::string after) {
    if (before == after) return;
    out_.differences.push_back(
        {std::move(subject), std::move(aspect), std::move(before), std::move(after)});
  }

  void facts() {
    const auto in_force = [](const Mandate& m) {
      return m.in_force_from.iso() + (m.in_force_from_is_bound ? " at the latest" : "");
    };
    note("symbol", "", before_.symbol.value(), after_.symbol.value());
    note("title", "", before_.title, after_.title);
    note("session", "", std::to_string(before_.adopted_at.value()),
         std::to_string(after_.adopted_at.value()));
    note("in force from", "", in_force(before_), in_force(after_));
  }

  void cycles() {
    const Cycle none;
    const Cycle& before = before_.cycle ? *before_.cycle : none;
    const Cycle& after = after_.cycle ? *after_.cycle : none;
    const auto day = [](const std::optional<Date>& date, bool practice) {
      return iso(date) + (date && practice ? " (practice)" : "");
    };
    note("cycle", "session", std::to_string(before.session.value()),
         std::to_string(after.session.value()));
    note("cycle", "cut-off", day(before.cut_off, before.cut_off_is_practice),
         day(after.cut_off, after.cut_off_is_practice));
    note("cycle", "agenda item", number(before.item), number(after.item));
  }

  void paragraphs() {
    for (const Paragraph& old : before_.paragraphs) paragraph(old, after_.find(old.number));
    for (const Paragraph& fresh : after_.paragraphs) {
      if (before_.find(fresh.number) == nullptr) {
        note("paragraph " + fresh.number.value(), "", "", wording(fresh));
      }
    }
  }

  void paragraph(const Paragraph& old, const Paragraph* fresh) {
    const std::string subject = "paragraph " + old.number.value();
    if (fresh == nullptr) return note(subject, "", wording(old), "");
    note(subject, "force", std::string(word(old.force)), std::string(word(fresh->force)));
    note(subject, "wording", wording(old), wording(*fresh));
    if (!old.authentic.empty() && !fresh->authentic.empty()) {
      note(subject, "official text", old.authentic, fresh->authentic);
    }
  }

  std::string wording(const Paragraph& paragraph) const {
    return paragraph.wording[static_cast<std::size_t>(language_)];
  }

  static const Obligation* find(const Mandate& mandate, const std::string& id) {
    const auto found = std::find_if(mandate.obligations.begin(), mandate.obligations.end(),
                                    [&](const Obligation& o) { return o.id == id; });
    return found == mandate.obligations.end() ? nullptr : &*found;
  }

  void obligations() {
    for (const Obligation& old : before_.obligations) obligation(old, find(after_, old.id));
    for (const Obligation& fresh : after_.obligations) {
      if (find(before_, fresh.id) == nullptr) {
        note("obligation " + fresh.id, "", "", summary(fresh));
      }
    }
  }

  void obligation(const Obligation& old, const Obligation* fresh) {
    const std::string subject = "obligation " + old.id;
    if (fresh == nullptr) return note(subject, "", summary(old), "");
    const auto text = [](std::string_view view) { return std::string(view); };
    note(subject, "source", sources(old), sources(*fresh));
    note(subject, "force", old.power ? "power" : "duty", fresh->power ? "power" : "duty");
    note(subject, "owed by", text(word(old.owed_by)), text(word(fresh->owed_by)));
    note(subject, "owed to", text(word(old.owed_to)), text(word(fresh->owed_to)));
    note(subject, "owes", text(word(old.owes)), text(word(fresh->owes)));
    note(subject, "after", text(word(old.after)), text(word(fresh->after)));
    note(subject, "deadline", mandate::describe(old.deadline), mandate::describe(fresh->deadline));
    note(subject, "reminders", describe(old.remind), describe(fresh->remind));
  }

  const Mandate& before_;
  const Mandate& after_;
  Language language_;
  MandateComparison out_;
};

}  // namespace

std::string describe(const Deadline& deadline) {
  const std::string more = std::visit(
      detail::Overload{[](const WithoutDelay& d) { return days(d.practice_days); },
                       [](const OnReceipt& d) { return days(d.practice_days); },
                       [](const WithinDays& d) { return days(d.days); },
                       [](const ReasonablePeriod& d) { return days(d.practice_days); },
                       [](const OnDate& d) { return ", " + d.date.iso(); },
                       [](const ByCutOff&) { return std::string(); },
                       [](const AtSession& d) { return ", " + std::to_string(d.session.value()); },
                       [](const WhenAppropriate&) { return std::string(); }},
      deadline);
  return std::string(word(deadline)) + more + (is_practice(deadline) ? " (practice)" : "");
}

MandateComparison compare(const Mandate& before, const Mandate& after, Language language) {
  return Comparing(before, after, language).all();
}

}  // namespace inviola::mandate
