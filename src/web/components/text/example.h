#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Paragraph numbered() {
  return {.number = "12",
          .line = publication::plain(
              "On 3 March 2045 the Government of Ruritania reported that the premises of its "
              "mission had been entered at night by persons unknown, that a window of the "
              "chancery had been broken and that documents had been removed from a locked room. "
              "Nobody was harmed."),
          .sources = {"r41", "r43"}};
}
inline publication::Paragraph sub_paragraph() {
  return {.number = "(a)",
          .indent = 1,
          .line = publication::plain(
              "The police of Graustark were called at 2.40 a.m. and arrived within ten minutes.")};
}
inline publication::Paragraph unnumbered() {
  return {.line = publication::plain(
              "The Secretariat presents its compliments to the Permanent Missions and has the "
              "honour to recall the procedure, under which every State is invited to report "
              "serious violations as concisely and as promptly as it can.")};
}
inline publication::List bullets() {
  return {.items = {{"", publication::plain("the measures taken to bring to justice the offender")},
                    {"", publication::plain("the final outcome of the proceedings")},
                    {"", publication::plain("the measures taken against a repetition")}}};
}
inline publication::List given_numbers() {
  return {.items = {{"(a)", publication::plain("reports of serious violations;")},
                    {"(b)", publication::plain("information on the measures taken, and on their "
                                               "outcome, in accordance with its laws.")}}};
}
inline publication::Closing closing() {
  return {.lines = {publication::plain("Place of the Secretariat"),
                    publication::plain("7 March 2045")}};
}

}  // namespace inviola::web::components::examples
