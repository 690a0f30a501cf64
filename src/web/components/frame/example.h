#pragma once

#include "web/render.h"

namespace inviola::web::components::examples {

inline Chrome chrome() {
  Chrome chrome{.site_title = "Inviola",
                .site_subtitle = "Register of the reporting procedure",
                .words = {.skip_to_content = "Skip to the content",
                          .navigation = "Menu",
                          .trail = "You are here",
                          .other_forms = "This page also as",
                          .other_languages = "Language",
                          .footnotes = "Notes",
                          .back_to_text = "Back to the text",
                          .sources = "Sources:",
                          .between = "; ",
                          .caution = "Note.",
                          .after_number = "."},
                .demonstration = "This is a demonstration. Nothing in it is an act of a State.",
                .today = "Its day is 5 July 2045.",
                .footer = {publication::plain("As at 5 July 2045.")},
                .canonical = "/dossiers/d41"};
  for (const char* label : {"Overview", "Dossiers", "States", "Instruments", "Mandate",
                            "Cycle and report", "Public record", "Register", "About"}) {
    chrome.navigation.push_back({.label = label, .path = std::string("/") + label[0]});
  }
  chrome.navigation[1].current = true;
  chrome.trail = {{.label = "Overview", .path = "/"}, {.label = "Dossiers", .path = "/dossiers"}};
  chrome.alternatives = {
      {.label = "PDF", .path = "/dossiers/d41.pdf", .content_type = "application/pdf"},
      {.label = "Data for programs",
       .path = "/api/dossiers/d41",
       .content_type = "application/json"},
      {.label = "العربية", .path = "/dossiers/d41", .language = Language::ar},
      {.label = "Français", .path = "/dossiers/d41", .language = Language::fr}};
  return chrome;
}

}  // namespace inviola::web::components::examples
