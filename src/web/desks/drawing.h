#pragma once

#include <string>
#include <vector>

#include "web/desks/asking.h"

/// What the pages of the desk say and draw alike. Keys are whole; those of the public pages serve
/// where they mean the same.
namespace inviola::web::desks {

using publication::Line;

std::string state_name(const Asking& asking, const mandate::StateCode& state);
/// "resolution 71/145, para. 10 (a)".
Line citation(const Asking& asking, const std::string& symbol, const std::string& paragraph);
/// The day, and whether it is practice and not law.
Line day_line(const Asking& asking, Date date, bool is_practice);
Line date_or(const Asking& asking, const std::optional<Date>& date, const char* otherwise);
Line way(const Asking& asking, const char* key, std::string path);
Line reference_line(const procedure::Reference& reference, std::string path);

publication::Column column(const Asking& asking, const char* key, int weight = 1);
publication::Cell cell(Line line);
publication::Cell row_header(Line line);
publication::Cell figure(const Asking& asking, std::size_t number);
void add_fact(const Asking& asking, publication::Facts& facts, const char* key, Line line);

void draw_line(components::Pen& pen, Line line);
/// The sentence as a paragraph. Each argument is set apart, so that a name in another script does
/// not disturb what stands around it.
void draw_sentence(components::Pen& pen, const Asking& asking, std::string_view key,
                   const publication::Arguments& arguments);
/// A caution above everything else, where there is something to say.
void draw_problem(components::Pen& pen, const Asking& asking, const std::string& problem);
/// A form of one button, with what it carries.
void draw_button_form(components::Pen& pen, const Asking& asking, const std::string& action,
                      const Pairs& carried, components::Button button);
/// The same page in each language offered, and as PDF in each.
void draw_languages(components::Pen& pen, const Asking& asking, const std::string& path,
                    const publication::pages::Query& query = {});

/// A document that is to go out, with what may be done with it under it; nothing: that it is not
/// for its reader.
Response show_document(const Asking& asking, const std::optional<publication::Document>& document,
                       bool printed, const std::function<void(components::Pen&)>& then);
/// A choice of the State as which one looks.
void draw_asking_whom(components::Pen& pen, const Asking& asking, const std::string& path,
                      const mandate::StateCode& to);

/// A communication as its author made it, whole: for whoever has to read it before doing something
/// with it.
void draw_source(components::Pen& pen, const Asking& asking,
                 const procedure::Communication& communication);

/// States in the order of the language, for a choice; the first means none.
std::vector<components::Option> state_options(const Asking& asking, const char* none);

/// Communications, the latest first: who filed what, for whom, when, and when it was circulated.
publication::Table communications_table(
    const Asking& asking, const char* caption,
    const std::vector<procedure::CommunicationPointer>& communications);

/// Links to dossiers lead to the desk's own pages of them: the public ones hold less.
void lead_to_desk(publication::Document& document);

/// Whether the words stand in the text, letter case and marks aside.
bool holds_words(const std::string& text, const std::string& words);

/// Whether what is asked for ends in ".pdf"; then without it.
bool take_pdf(std::string& name);

/// A number of a session that stands in an address, or nothing.
std::optional<mandate::AssemblySession> session_of(std::string_view text);
std::optional<std::int32_t> number_of(std::string_view text);

inline constexpr const char* put_off_papers = "put-off";

}  // namespace inviola::web::desks
