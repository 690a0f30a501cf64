#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Quotation english() {
  return {.paragraphs = {publication::plain(
                             "In the night of 2 to 3 March 2045 four persons climbed the wall of "
                             "the chancery and broke a window on the ground floor."),
                         publication::plain("The guard, who had asked for a second patrol in "
                                            "January, called the police at 2.40 a.m.")},
          .attribution = publication::plain("Ruritania, report of 3 March 2045")};
}
inline publication::Quotation arabic() {
  return {.paragraphs = {publication::plain("دخل أربعة أشخاص مبنى البعثة ليلا، وكُسرت نافذة في "
                                            "الطابق الأرضي (الرقم 41/2045).")},
          .attribution = publication::plain("In the language of the report"),
          .language = Language::ar};
}

}  // namespace inviola::web::components::examples
