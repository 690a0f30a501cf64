#pragma once

#include "web/components/accounts/example.h"
#include "web/components/facts/example.h"
#include "web/components/figures/example.h"
#include "web/components/filter/example.h"
#include "web/components/heading/example.h"
#include "web/components/line/example.h"
#include "web/components/notice/example.h"
#include "web/components/quotation/example.h"
#include "web/components/table/example.h"
#include "web/components/text/example.h"
#include "web/components/timeline/example.h"

namespace inviola::web::components::examples {

using publication::put;

/// A page with every kind of block.
inline publication::Document every_block() {
  using Kind = publication::Notice::Kind;
  publication::Document page{.title = "Entry by night into a chancery",
                             .subtitle = "Dossier 41, 3 March 2045, Graustark",
                             .identity = "dossier:41"};
  page.summary = {publication::plain(
      "Ruritania reported an entry by night into its chancery; Graustark says that it is under "
      "inquiry.")};
  put(page.blocks, of_a_cycle());
  put(page.blocks, of_dossiers());
  put(page.blocks, of_kind(Kind::information));
  put(page.blocks, of_kind(Kind::caution));
  put(page.blocks, of_kind(Kind::demonstration));
  put(page.blocks, publication::Heading{.level = 1, .line = publication::plain("What is known")});
  put(page.blocks, publication::Paragraph{.line = all_tones()});
  put(page.blocks, of_a_report());
  put(page.blocks, publication::Heading{.level = 1, .line = publication::plain("Two accounts")});
  put(page.blocks, two_accounts());
  put(page.blocks, publication::Heading{.level = 1, .line = publication::plain("What happened")});
  put(page.blocks, of_a_dossier());
  put(page.blocks, part());
  put(page.blocks, section());
  put(page.blocks, numbered());
  put(page.blocks, sub_paragraph());
  put(page.blocks, english());
  put(page.blocks, arabic());
  put(page.blocks, bullets());
  put(page.blocks, given_numbers());
  put(page.blocks, stacking());
  put(page.blocks, of_figures());
  put(page.blocks, publication::PageBreak{});
  put(page.blocks, closing());
  page.footnotes = {publication::plain("The day is the one on which the report was handed in.")};
  return page;
}

/// A report as the Assembly's documents are set.
inline publication::Document report() {
  publication::Document sheet{.kind = publication::DocumentKind::report,
                              .title = "Effective measures to enhance the protection of missions",
                              .subtitle = "Report of the Secretariat",
                              .summary_title = "Summary",
                              .identity = "report:99"};
  sheet.masthead = {.body = "Assembly",
                    .symbol = "R/99/123",
                    .distribution = "Distr.: General",
                    .date = "5 July 2045",
                    .original = "Original: English",
                    .session = "Ninety-ninth session",
                    .item = "Item 84 of the provisional agenda",
                    .item_title = "Protection of missions and representatives"};
  sheet.summary = {publication::plain(
      "By the deadline seven States had reported under paragraph 10; their reports are in section "
      "II. Five States sent views, which are in section III. Section IV gives the state of "
      "participation: 14 since the previous report.")};
  sheet.footnotes = {publication::plain("Reports that came later are in the addendum.")};
  put(sheet.blocks,
      publication::Heading{.level = 1, .number = "I", .line = publication::plain("Introduction")});
  publication::Paragraph first{.number = "1", .line = all_tones()};
  put(sheet.blocks, first);
  put(sheet.blocks, part());
  put(sheet.blocks, section());
  put(sheet.blocks, numbered());
  put(sheet.blocks, english());
  put(sheet.blocks, sub_paragraph());
  put(sheet.blocks, stacking());
  return sheet;
}

/// A note verbale.
inline publication::Document note() {
  publication::Document sheet{
      .kind = publication::DocumentKind::note, .title = "Note verbale", .identity = "note:7"};
  sheet.masthead = {.symbol = "N/2045/7", .date = "7 March 2045"};
  put(sheet.blocks, unnumbered());
  put(sheet.blocks, given_numbers());
  put(sheet.blocks, unnumbered());
  put(sheet.blocks, closing());
  return sheet;
}

/// A page from right to left, with words of the other direction in it.
inline publication::Document arabic_page() {
  publication::Document page{.language = Language::ar, .title = "التدابير الفعالة"};
  put(page.blocks,
      publication::Paragraph{.number = "1",
                             .line = {publication::Run{.words = "قُدّم التقرير برقم "},
                                      publication::toned("R/99/123", publication::Tone::reference),
                                      publication::Run{.words = " باسم Ruritania."}}});
  put(page.blocks, english());
  put(page.blocks, of_a_dossier());
  put(page.blocks, stacking());
  return page;
}

}  // namespace inviola::web::components::examples
