#pragma once

#include "publication/document.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline publication::Table stacking() {
  using publication::plain;
  const auto row = [](const char* dossier, const char* issue, const char* answer,
                      const char* days) {
    return std::vector<publication::Cell>{
        {.line = {publication::link(dossier, std::string("/dossiers/") + dossier)}, .header = true},
        {.line = plain(issue)},
        {.line = plain(answer)},
        {.line = plain(days), .number = true}};
  };
  return {
      .caption = plain("Dossiers, newest first"),
      .columns = {{plain("Dossier"), 2},
                  {plain("What was reported"), 6},
                  {plain("Standing of the answer"), 4},
                  {plain("Days open"), 2}},
      .rows = {row("d41", "Entry by night into the chancery of Ruritania", "Under inquiry", "12"),
               row("d40", "Damage to the consulate of Syldavia", "Never answered", "340"),
               row("d39", "Threat against the residence of Ruritania", "Barred by law", "1,204")}};
}
inline publication::Table of_figures() {
  using publication::plain;
  publication::Table table{.caption = plain("Participants in seven instruments, as at two days")};
  table.columns = {{plain("Instrument"), 5}};
  for (const char* year : {"2035", "2037", "2039", "2041", "2043", "2045"}) {
    table.columns.push_back({plain(year), 1});
  }
  for (const char* name : {"First convention", "Its optional protocol", "Second convention"}) {
    std::vector<publication::Cell> row{{.line = plain(name)}};
    for (const char* count : {"181", "184", "185", "186", "189", "190"}) {
      row.push_back({.line = plain(count), .number = true});
    }
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace inviola::web::components::examples
