#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mandate/instrument.h"
#include "mandate/mandate.h"
#include "mandate/state.h"
#include "procedure/act.h"
#include "procedure/due.h"
#include "publication/catalogue.h"

/// Words for codes. A code without a word is shown as it is, never guessed at.
namespace inviola::publication {

/// A code as catalogues spell it: "follow-up: justice" and "under_inquiry" give "follow-up-justice"
/// and "under-inquiry".
std::string key_of(std::string_view code);

/// The word of a code in a set of words: ("nature", "bombing"), ("act", "followed_up").
std::string word_for(const Catalogue& words, std::string_view set, std::string_view code);
/// The words of several codes as a list: "bombing, arson and looting". Empty for none.
std::string words_for(const Catalogue& words, std::string_view set,
                      const std::vector<std::string>& codes);
/// "A", "A and B", "A, B and C". Empty for none.
std::string list_of(const Catalogue& words, const std::vector<std::string>& items);
/// The same of numbers, as of paragraphs: a language may join them in another way than names.
std::string list_of_numbers(const Catalogue& words, const std::vector<int>& numbers);
/// The formal name of a State as it stands after a noun: "of the Kingdom of Norway", "du Royaume de
/// Norvège". From the key naming.of {article, rest, name}: the name's first word, what follows it,
/// the whole.
std::string of_state(const Catalogue& words, const std::string& name);

std::string in_words(const Catalogue& words, procedure::Silence silence);
std::string in_words(const Catalogue& words, procedure::Answer answer);
std::string in_words(const Catalogue& words, procedure::Element element);
/// For the head of a column: "Justice".
std::string in_short(const Catalogue& words, procedure::Element element);
std::string in_words(const Catalogue& words, procedure::Capacity capacity);
std::string in_words(const Catalogue& words, procedure::Audience audience);
std::string in_words(const Catalogue& words, procedure::Phase phase);
std::string in_words(const Catalogue& words, procedure::Stage stage);
std::string in_words(const Catalogue& words, mandate::Performance performance);
std::string in_words(const Catalogue& words, mandate::Role role);
std::string in_words(const Catalogue& words, mandate::Force force);
std::string in_words(const Catalogue& words, mandate::Trigger trigger);
/// The kind alone, as the resolution puts it: "within a reasonable period of time".
std::string in_words(const Catalogue& words, const mandate::Deadline& deadline);
std::string in_words(const Catalogue& words, mandate::ParticipationKind kind);
std::string in_words(const Catalogue& words, mandate::Confidence confidence);
std::string in_words(const Catalogue& words, mandate::UnStatus status);
/// What was done, as it stands within a sentence: "reported a violation".
std::string in_words(const Catalogue& words, const procedure::Body& body);

/// "seventy-third"; beyond those spelt out in the catalogue, "101st".
std::string session_in_words(const Catalogue& words, mandate::AssemblySession session);
/// "seventy-third session", as a name. The language may decline it otherwise than within a
/// sentence: it is given both the {session} in words and its {number}.
std::string session_name(const Catalogue& words, mandate::AssemblySession session);
/// "Seventy-third session".
std::string session_title(const Catalogue& words, mandate::AssemblySession session);
/// The text with its first letter as it stands at the beginning of a sentence.
std::string capitalized(const Catalogue& words, const std::string& text);

/// "71/145", of "A/RES/71/145": as one writes it after "resolution".
std::string resolution_number(std::string_view symbol);

/// The title of a resolution: the catalogue's, else as the law gives it in English.
std::string title_of(const Catalogue& words, const mandate::Mandate& mandate);
/// The title of an instrument: the catalogue's, else as the law gives it in English.
std::string title_of(const Catalogue& words, const mandate::Instrument& instrument);
std::string short_title_of(const Catalogue& words, const mandate::Instrument& instrument);

/// States in the alphabetical order of the language version, by their names on the day. Of equal
/// names the code decides; a State given twice is kept once.
std::vector<mandate::StateCode> in_order(const Catalogue& words, const mandate::States& states,
                                         std::vector<mandate::StateCode> codes, Date on);
/// The same in the order of another language version.
std::vector<mandate::StateCode> in_order(Language version, const mandate::States& states,
                                         std::vector<mandate::StateCode> codes, Date on);
/// Their names in that order.
std::vector<std::string> names_in_order(const Catalogue& words, const mandate::States& states,
                                        const std::vector<mandate::StateCode>& codes, Date on);

}  // namespace inviola::publication
