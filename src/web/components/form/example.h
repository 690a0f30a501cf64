#pragma once

#include "web/components/form/form.h"

/// Invented throughout: what the tests draw, and what one looks at.
namespace inviola::web::components::examples {

inline void draw_form(Pen& pen) {
  open_page(pen, "A form");
  draw(pen, Problems{"There is something to mend", {{"place", "Say where it was."}}});
  open_form(pen, {"/mission/report", "token"});
  draw(pen, Field{.asked = {.name = "place",
                            .label = "Place",
                            .hint = "City or town.",
                            .error = "Say where it was."},
                  .value = "Edel\"weiss <b>"});
  draw(pen, Field{.asked = {.name = "secret", .label = "Password"},
                  .kind = Field::Kind::password,
                  .value = "never again"});
  draw(pen, Field{.asked = {.name = "day", .label = "Day"},
                  .kind = Field::Kind::date,
                  .value = "2045-03-05"});
  draw(pen, Field{.asked = {.name = "words", .label = "Words"},
                  .kind = Field::Kind::area,
                  .value = "\n</textarea> first line is empty"});
  draw(pen,
       Choice{.asked = {.name = "audience", .label = "Who may see it", .required = true},
              .options = {{"everyone", "Everyone", "The public too."}, {"states", "States", ""}},
              .chosen = {"states"}});
  draw(pen, Choice{.asked = {.name = "nature", .label = "What happened"},
                   .kind = Choice::Kind::several,
                   .options = {{"a", "Damage", ""}, {"b", "Injury", ""}},
                   .chosen = {"a", "b"}});
  draw(pen, Choice{.asked = {.name = "state", .label = "State"},
                   .kind = Choice::Kind::list,
                   .options = {{"XGR", "Graustark", ""}, {"XRU", "Ruritania", ""}},
                   .chosen = {"XRU"}});
  draw(pen, Field{.asked = {.name = "killed", .label = "Killed"},
                  .kind = Field::Kind::count,
                  .value = "2"});
  draw(pen, Choice{.asked = {.name = "harm", .label = "Harm"},
                   .kind = Choice::Kind::several,
                   .options = {{"none", "None", ""}, {"work", "Work interrupted", ""}},
                   .chosen = {"work"},
                   .many = true});
  for (std::size_t i = 0; i < 2; ++i) {
    draw(pen, Field{.asked = {.name = "with", .label = "With"}, .list = "names", .number = i});
  }
  draw_suggestions(pen, "names", {"Graustark", "Ruritania \"the first\""});
  draw(pen, Button{.label = "Next"});
  draw(pen, Button{.label = "Save", .name = "do", .value = "save", .secondary = true});
  close_form(pen);
  open_form(pen, {.action = "/mission/report", .token = "token", .documents = true});
  draw(pen, Field{.asked = {.name = "document", .label = "Document"},
                  .kind = Field::Kind::documents,
                  .value = "never filled in"});
  close_form(pen);
  open_fold(pen, "Why this date?");
  draw_paragraph(pen, "Because.");
  close_fold(pen);
  draw_way(pen, "Answer", "/mission/answer/AAAA-AAAA");
  draw(pen, Steps{"Steps", {{"Place", "/mission/place"}, {"Check", "/mission/check", true}}});
  close_page(pen);
}

}  // namespace inviola::web::components::examples
