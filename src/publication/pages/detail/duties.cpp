#include "publication/pages/detail/duties.h"

#include <algorithm>

#include "publication/pages/addresses.h"
#include "publication/why.h"
#include "publication/words.h"

namespace inviola::publication::pages::detail {

using procedure::Duty;
using procedure::Phase;

namespace {

Line who_line(const Page& page, const Duty& duty) {
  if (!duty.who) return page.line("secretary-general");
  if (duty.capacity == procedure::Capacity::offender) {
    return page.filled("state-in-capacity", {{"state", page.state(*duty.who)}},
                       {{"capacity", in_words(page.words(), duty.capacity)}});
  }
  return page.state(*duty.who);
}

Line about_line(const Page& page, const Duty& duty) {
  if (duty.dossier) return page.dossier(*duty.dossier);
  if (duty.session) {
    return {link(session_title(page.words(), *duty.session), address::cycle(*duty.session))};
  }
  return page.missing("words.none");
}

Line what_line(const Page& page, const Duty& duty) {
  Line what = plain(capitalized(page.words(), in_words(page.words(), duty.owes)));
  if (!duty.towards) return what;
  return page.filled("duty-towards",
                     {{"what", std::move(what)}, {"state", page.state(*duty.towards)}});
}

std::vector<Cell> duty_row(const Page& page, const Duty& duty, DutyColumn column) {
  return {row_header(what_line(page, duty)),
          cell(column == DutyColumn::who ? who_line(page, duty) : about_line(page, duty)),
          cell(page.citation(duty.mandate, duty.paragraph)),
          cell(page.date(duty.trigger, "words.none")),
          cell(last_day_line(page, duty)),
          cell(phase_line(page, duty))};
}

bool same_reasons(const Duty& a, const Duty& b) {
  const auto same = [](const procedure::Reason& x, const procedure::Reason& y) {
    return x.key == y.key && x.facts == y.facts;
  };
  return a.dossier == b.dossier && a.session == b.session && a.who == b.who &&
         std::equal(a.why.begin(), a.why.end(), b.why.begin(), b.why.end(), same);
}

void put_reasons(Page& page, const std::vector<Duty>& duties) {
  for (std::size_t first = 0; first < duties.size();) {
    std::size_t last = first;
    std::vector<Line> names;
    while (last < duties.size() && same_reasons(duties[first], duties[last])) {
      names.push_back(plain(in_words(page.words(), duties[last].owes)));
      ++last;
    }
    const Duty& duty = duties[first];
    page.put(Heading{.level = 2,
                     .number = {},
                     .line = page.filled("why", {{"who", who_line(page, duty)},
                                                 {"what", page.series(names)},
                                                 {"about", about_line(page, duty)}}),
                     .anchor = {}});
    List reasons;
    for (std::string& reason : explain(page.words(), page.law(), duty, page.today())) {
      reasons.items.push_back({{}, plain(std::move(reason))});
    }
    page.put(std::move(reasons));
    first = last;
  }
}

}  // namespace

Line phase_line(const Page& page, const Duty& duty) {
  const std::string phase = in_words(page.words(), duty.phase);
  const bool running = duty.phase == Phase::open || duty.phase == Phase::overdue;
  const bool told = duty.who && running && duty.silence != procedure::Silence::not_yet_due;
  if (!told) return plain(phase);
  return page.line("phase-and-silence",
                   {{"phase", phase}, {"silence", in_words(page.words(), duty.silence)}});
}

Line last_day_line(const Page& page, const Duty& duty) {
  const bool running = duty.phase != Phase::performed && duty.phase != Phase::closed;
  return running && duty.due ? page.day(*duty.due, duty.practice) : page.missing("words.none");
}

void put_duties(Page& page, const std::vector<Duty>& duties, DutyColumn column) {
  const std::size_t shown = std::min(duties.size(), duties_shown_max);
  const std::vector<Duty> part(duties.begin(), duties.begin() + static_cast<std::ptrdiff_t>(shown));
  Table table;
  table.caption = page.line("duties.caption");
  table.columns = {page.column("duties.what", 3),
                   page.column(column == DutyColumn::who ? "duties.who" : "duties.about", 2),
                   page.column("duties.under", 2),
                   page.column("duties.from", 2),
                   page.column("duties.until", 2),
                   page.column("duties.phase", 2)};
  for (const Duty& duty : part) table.rows.push_back(duty_row(page, duty, column));
  page.put(std::move(table));
  if (shown < duties.size()) {
    page.paragraph("duties.more", {{"shown", static_cast<std::int64_t>(shown)},
                                   {"number", static_cast<std::int64_t>(duties.size())}});
  }
  page.heading(1, "duties.why", {}, "why");
  put_reasons(page, part);
}

}  // namespace inviola::publication::pages::detail
