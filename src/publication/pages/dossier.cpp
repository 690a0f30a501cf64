#include "publication/pages/dossier.h"

#include <algorithm>

#include "publication/detail/telling.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/citation.h"
#include "publication/pages/detail/duties.h"
#include "publication/pages/detail/events.h"
#include "publication/pages/detail/found.h"
#include "publication/pages/detail/incident.h"
#include "publication/words.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;
using mandate::StateCode;
using procedure::Account;
using procedure::CommunicationPointer;

class DossierPage {
 public:
  DossierPage(const Ground& ground, const procedure::Dossier& dossier)
      : page_(ground, "dossier", dossier.reference.value(),
              {{"reference", dossier.reference.value()}}),
        dossier_(dossier),
        incident_(page_, dossier),
        materials_(page_.materials()),
        telling_(materials_, ground.today) {}

  Document compose() {
    put_marks(page_, dossier_);
    if (incident_.withdrawn()) {
      page_.notice(Notice::Kind::information, "withdrawn");
    } else {
      page_.heading(1, "facts", {}, "facts");
      page_.put(incident_.facts());
      page_.paragraph("facts-note");
      accounts();
    }
    follow_ups();
    elements();
    duties();
    page_.heading(1, "timeline", {}, "timeline");
    page_.put(timeline_of(page_, dossier_));
    attachments();
    permanent_address();
    return page_.close();
  }

 private:
  void accounts() {
    page_.heading(1, "accounts", {}, "accounts");
    SideBySide sides;
    std::vector<StateCode> given = accounting_states(dossier_);
    for (const StateCode& state : given) sides.accounts.push_back(account_of(state));
    const std::vector<StateCode> hosts = without_account(dossier_.hosts(), given);
    const std::vector<StateCode> sending = without_account(dossier_.sending_states(), given);
    if (!hosts.empty()) sides.accounts.push_back(no_account("no-account-host", hosts));
    if (!sending.empty()) sides.accounts.push_back(no_account("no-account-sending", sending));
    page_.put(std::move(sides));
    page_.paragraph("no-position");
  }

  static std::vector<StateCode> without_account(const std::set<StateCode>& named,
                                                const std::vector<StateCode>& given) {
    std::vector<StateCode> out;
    std::copy_if(named.begin(), named.end(), std::back_inserter(out), [&](const StateCode& state) {
      return std::find(given.begin(), given.end(), state) == given.end();
    });
    return out;
  }

  SideBySide::Account account_of(const StateCode& state) const {
    SideBySide::Account out{page_.filled("account-of", {{"state", page_.state(state)}}), {}};
    for (const Account* account : standing_accounts(dossier_)) {
      const procedure::Communication& report = *account->communication;
      if (report.filed->act.author != state) continue;
      put(out.blocks,
          Paragraph{.number = {},
                    .line = page_.line(
                        "account-heading",
                        {{"stage", capitalized(page_.words(),
                                               in_words(page_.words(), report.report()->stage))},
                         {"done", report.filed->act.done},
                         {"entered", report.filed->entered},
                         {"reference", report.reference().value()}},
                        {{"reference",
                          {Tone::reference, address::communication(report.reference()), {}}}}),
                    .sources = {}});
      put(out.blocks,
          telling_.occurrence(*account->occurrence, report.report()->statement.language));
      words_of_communication(report, out.blocks);
    }
    return out;
  }

  /// The State's words, in its language, and those of its corrections.
  void words_of_communication(const procedure::Communication& communication,
                              std::vector<Block>& blocks) const {
    const Language language = publication::detail::statement_of(communication).language;
    telling_.quote(communication, blocks);
    if (language != page_.words().language()) {
      put(blocks,
          Paragraph{.number = {},
                    .line = page_.line(
                        "in-language",
                        {{"language", word_for(page_.words(), "page.language", tag(language))}}),
                    .sources = {}});
    }
    telling_.translation(communication, communication.reference(), blocks);
    for (const auto& correction : communication.corrections) {
      const auto& corrected = std::get<procedure::Corrected>(correction->act.body);
      Quotation quotation;
      quotation.paragraphs = lines_of(corrected.statement.words);
      quotation.attribution =
          sentence(page_.words(), "telling.correction", {{"date", correction->act.done}});
      if (corrected.statement.language != page_.words().language()) {
        quotation.language = corrected.statement.language;
      }
      if (quotation.paragraphs.empty()) quotation.paragraphs.push_back(page_.not_stated());
      put(blocks, std::move(quotation));
      telling_.translation(communication, correction->act.reference, blocks);
    }
  }

  SideBySide::Account no_account(const char* key, const std::vector<StateCode>& states) const {
    SideBySide::Account out{page_.filled("account-of", {{"state", page_.states(states)}}), {}};
    put(out.blocks,
        Paragraph{.number = {}, .line = {toned(page_.say(key), Tone::missing)}, .sources = {}});
    return out;
  }

  void follow_ups() {
    page_.heading(1, "follow-ups", {}, "follow-ups");
    if (dossier_.follow_ups.empty()) page_.paragraph("no-follow-up");
    for (const CommunicationPointer& one : dossier_.follow_ups) {
      const auto& act = one->filed->act;
      page_.put(Heading{.level = 2,
                        .number = {},
                        .line = page_.filled(
                            "follow-up-of",
                            {{"state", act.author ? page_.state(*act.author) : page_.not_stated()}},
                            {{"done", act.done}, {"entered", one->filed->entered}}),
                        .anchor = key_of(one->reference().value())});
      if (one->withdrawn) {
        page_.paragraph("follow-up-withdrawn", {{"date", *one->withdrawn}});
        continue;
      }
      std::vector<Block> blocks;
      if (!one->follow_up()->elements.empty()) put(blocks, telling_.elements(*one));
      words_of_communication(*one, blocks);
      if (act.author && owes_nothing(*act.author)) {
        put(blocks, Paragraph{.number = {}, .line = page_.line("owes-none"), .sources = {}});
      }
      for (Block& block : blocks) page_.put(std::move(block.value));
    }
  }

  bool owes_nothing(const StateCode& state) const {
    return std::none_of(dossier_.obligors.begin(), dossier_.obligors.end(),
                        [&](const procedure::Obligor& obligor) { return obligor.state == state; });
  }

  void elements() {
    page_.heading(1, "elements", {}, "elements");
    if (dossier_.obligors.empty()) {
      page_.paragraph("no-obligor");
      return;
    }
    Table table;
    table.caption = page_.line("elements-caption");
    table.columns = {page_.column("column.state", 3)};
    for (const auto element : procedure::all_elements) {
      table.columns.push_back({plain(in_short(page_.words(), element)), 2});
    }
    table.columns.push_back(page_.column("column.silence", 2));
    table.columns.push_back(page_.column("column.reminders", 2));
    for (const procedure::Obligor& obligor : dossier_.obligors) {
      table.rows.push_back(elements_of(obligor));
    }
    page_.put(std::move(table));
  }

  std::vector<Cell> elements_of(const procedure::Obligor& obligor) const {
    const Catalogue& words = page_.words();
    std::vector<Cell> row{
        row_header(page_.filled("state-in-capacity", {{"state", page_.state(obligor.state)}},
                                {{"capacity", in_words(words, obligor.capacity)}}))};
    for (const auto element : procedure::all_elements) {
      const auto& standing = obligor.elements[static_cast<std::size_t>(element)];
      if (obligor.reports_withdrawn && !standing.on) {
        row.push_back(cell({}));
        continue;
      }
      row.push_back(cell(answer_line(page_, obligor.elements[static_cast<std::size_t>(element)])));
    }
    row.push_back(
        cell(obligor.reports_withdrawn
                 ? page_.line("asked-no-more")
                 : plain(in_words(words, silence_of(obligor, page_.law(), page_.today())))));
    row.push_back(cell(reminders_line(page_, obligor)));
    return row;
  }

  void duties() {
    const auto all = duties_of(page_.seen(), page_.law(), dossier_, page_.today());
    if (all.empty()) return;
    page_.heading(1, "duties", {}, "duties");
    page_.paragraph("duties-note");
    put_duties(page_, all, DutyColumn::who);
  }

  void attachments() {
    Table table;
    table.caption = page_.line("attachments-caption");
    table.columns = {page_.column("column.name", 3), page_.column("column.by", 2),
                     page_.column("column.kind", 2), page_.column("column.size", 2),
                     page_.column("column.digest", 4)};
    const auto add = [&](const procedure::Communication& communication) {
      if (communication.withdrawn) return;
      const auto& author = communication.filed->act.author;
      for (const auto& one : publication::detail::attachments_of(communication)) {
        table.rows.push_back(
            {row_header(quoted_words(one.name)),
             cell(author ? page_.state(*author) : page_.not_stated()),
             cell(quoted_words(one.media_type)),
             figure(plain(page_.words().number(static_cast<std::int64_t>(one.size)))),
             cell({toned(one.digest, Tone::reference)})});
      }
    };
    std::vector<const procedure::Communication*> done;
    for (const Account& account : dossier_.accounts) {
      const procedure::Communication* report = account.communication.get();
      if (std::find(done.begin(), done.end(), report) == done.end()) add(*report);
      done.push_back(report);
    }
    for (const CommunicationPointer& follow_up : dossier_.follow_ups) add(*follow_up);
    page_.heading(1, "attachments", {}, "attachments");
    if (table.rows.empty()) {
      page_.paragraph("no-attachments");
    } else {
      page_.put(std::move(table));
    }
  }

  void permanent_address() {
    page_.heading(1, "address", {}, "address");
    Facts facts = address_and_citation(page_, address::dossier(dossier_.reference),
                                       {{"reference", dossier_.reference.value()}});
    if (dossier_.members.size() > 1) {
      std::vector<Line> members;
      for (const auto& member : dossier_.members)
        members.push_back({toned(member.value(), Tone::reference)});
      facts.facts.push_back(page_.fact("members", page_.series(members)));
    }
    page_.put(std::move(facts));
  }

  Page page_;
  const procedure::Dossier& dossier_;
  Incident incident_;
  Materials materials_;
  publication::detail::Telling telling_;
};

}  // namespace

std::optional<Document> dossier_page(const Ground& ground, std::string_view reference) {
  const auto dossier = ground.standing->dossier_of(procedure::Reference{std::string(reference)});
  if (!dossier) return std::nullopt;
  return DossierPage(ground, *dossier).compose();
}

}  // namespace inviola::publication::pages
