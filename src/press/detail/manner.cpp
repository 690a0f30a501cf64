#include "press/detail/manner.h"

namespace inviola::press::detail {
namespace {

Manner common() {
  Manner manner;
  manner.body = {.size = 10, .leading = 14.2};
  manner.quotation = {.size = 9, .leading = 12.6};
  manner.footnote = {.size = 7.6, .leading = 10.6};
  manner.source = {.size = 7.6, .leading = 10.6, .shade = 0.32};
  manner.cell = {.family = Family::sans, .size = 8, .leading = 11.2};
  manner.cell_head = {.family = Family::sans, .size = 7.6, .leading = 10.6, .bold = true};
  manner.caption = {.size = 9.2, .leading = 13, .bold = true};
  manner.title = {.size = 15, .leading = 20, .bold = true};
  manner.subtitle = {.size = 11, .leading = 15.5, .bold = true};
  manner.heading[0] = {.size = 12, .leading = 16.5, .bold = true};
  manner.heading[1] = {.size = 10.6, .leading = 15, .bold = true};
  manner.heading[2] = {.size = 10, .leading = 14.2, .bold = true, .italic = true};
  manner.mast_body = {.size = 17, .leading = 23, .bold = true};
  manner.mast_symbol = {.size = 13, .leading = 18, .align = Align::end};
  manner.mast_small = {.size = 9, .leading = 12.8};
  manner.running = {.size = 8.6, .leading = 12, .bold = true};
  manner.demonstration = {.family = Family::sans,
                          .size = 7.2,
                          .leading = 10,
                          .bold = true,
                          .shade = 0.25,
                          .align = Align::centre};
  manner.folio = {.size = 8.6, .leading = 12, .bold = true};
  manner.imprint = {
      .family = Family::sans, .size = 7, .leading = 12, .shade = 0.42, .align = Align::end};
  manner.figure = {.size = 21, .leading = 27, .bold = true};
  manner.figure_words = {.family = Family::sans, .size = 7.8, .leading = 10.8, .shade = 0.2};
  return manner;
}

}  // namespace

Manner manner_of(publication::DocumentKind kind) {
  Manner manner = common();
  switch (kind) {
    case publication::DocumentKind::report:
      return manner;
    case publication::DocumentKind::note:
      manner.margin = 80;
      manner.gap = 9;
      manner.hang = 30;
      manner.body = {.size = 10.4, .leading = 15};
      manner.title = {.size = 12, .leading = 17, .bold = true, .align = Align::centre};
      manner.subtitle = {.size = 10.8, .leading = 15.6, .align = Align::centre};
      manner.mast_body = {.size = 13, .leading = 18, .bold = true};
      manner.mast_symbol = {.size = 10.6, .leading = 18, .align = Align::end};
      return manner;
    case publication::DocumentKind::page:
      manner.margin = 68;
      manner.hang = 26;
      manner.title = {.size = 18, .leading = 24, .bold = true};
      manner.subtitle = {.size = 10.6, .leading = 15, .shade = 0.28};
      return manner;
  }
  return manner;
}

}  // namespace inviola::press::detail
