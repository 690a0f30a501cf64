#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::SideBySide two_accounts() {
  using publication::plain;
  publication::SideBySide both;
  for (const char* state : {"Ruritania", "Graustark"}) {
    publication::SideBySide::Account account{.heading = plain(state)};
    publication::put(account.blocks,
                     publication::Quotation{
                         .paragraphs = {plain(state == std::string("Ruritania")
                                                  ? "Four persons entered the chancery by night; a "
                                                    "window was broken and documents are missing."
                                                  : "The police found the premises intact and no "
                                                    "trace of an entry.")},
                         .attribution = plain("Its words, 2045")});
    publication::put(account.blocks,
                     publication::Facts{.facts = {{plain("Damage"), {plain("as stated above")}}}});
    both.accounts.push_back(account);
  }
  return both;
}

}  // namespace inviola::web::components::examples
