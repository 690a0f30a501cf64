#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "mandate/mandate.h"
#include "publication/pages/ground.h"

/// The facts of the pages for programs. Member names are stable: none is renamed or given another
/// meaning. Days are "YYYY-MM-DD", partial ones as far as they are known; what is not stated is
/// null, never zero; codes are those of the formats and of the working form; a State is {code,
/// name}. Nothing holds one account of an incident where another exists.
namespace inviola::publication::pages {

/// {count, page, pages, dossiers}; parameters as for the page.
Result<boost::json::value, BadField> dossiers_json(const Ground& ground, const Query& query);
/// A dossier whole. Nothing for a reference that the reader does not see.
std::optional<boost::json::value> dossier_json(const Ground& ground, std::string_view reference);

/// {states}: code, name, status, regional group; parameters as for the page.
Result<boost::json::value, BadField> states_json(const Ground& ground, const Query& query);
/// A State whole: what was asked of it and what it answered, by cycle and one by one; what it
/// filed; its acts with regard to each instrument; its duties, those performed and closed too, each
/// with its reasons.
std::optional<boost::json::value> state_json(const Ground& ground, std::string_view code);

/// {on, instruments}: number of participants of each; parameters as for the page.
Result<boost::json::value, BadField> instruments_json(const Ground& ground, const Query& query);
/// One instrument: participants with the act that made each one, gaps, States that do not
/// participate.
Result<std::optional<boost::json::value>, BadField> instrument_json(const Ground& ground,
                                                                    std::string_view id,
                                                                    const Query& query);

/// {mandates}: the chain in the order of time.
boost::json::value mandates_json(const Ground& ground);
/// One resolution with its paragraphs, its obligations and what runs under each paragraph.
std::optional<boost::json::value> mandate_json(const Ground& ground,
                                               std::string_view dashed_symbol);

/// {cycles}: days, symbols, figures of the issued reports.
boost::json::value cycles_json(const Ground& ground);
/// One cycle with what came in time and late.
std::optional<boost::json::value> cycle_json(const Ground& ground,
                                             mandate::AssemblySession session);

/// {what_it_is_not, events}; parameters as for the page.
Result<boost::json::value, BadField> record_json(const Ground& ground, const Query& query);

/// {from, until, instruments, joined, withdrawn, states}: what came about between two days; each
/// State with what it has not joined. Parameters as for the page.
Result<boost::json::value, BadField> participation_json(const Ground& ground, const Query& query);
/// {figures, exercise, states}: dossiers by year, region, nature and standing of the answer, and
/// the figures of each State.
boost::json::value figures_json(const Ground& ground);

// Tables: RFC 4180, with a header, as below.

/// One record an instrument, on a day. Parameter: on.
Result<std::string, BadField> instruments_csv(const Ground& ground, const Query& query);
/// One record a participant. Nothing for an instrument that is not known.
Result<std::optional<std::string>, BadField> instrument_csv(const Ground& ground,
                                                            std::string_view id,
                                                            const Query& query);
/// One record an act between two days. Parameters as for the page.
Result<std::string, BadField> participation_csv(const Ground& ground, const Query& query);
/// One record an event. Parameters as for the page.
Result<std::string, BadField> record_csv(const Ground& ground, const Query& query);
/// set (real, exercise), by (year, region, nature, silence, state_host, …), value, number.
std::string figures_csv(const Ground& ground);

/// One record for each State that owes a follow-up in a dossier, or one for the dossier where none
/// does; RFC 4180, with a header. Parameters as for the page; all parts at once. A field that a
/// spreadsheet would take for a formula begins with an apostrophe.
Result<std::string, BadField> dossiers_csv(const Ground& ground, const Query& query);
/// One record a follow-up that is, or was, asked of a State.
std::optional<std::string> state_asked_csv(const Ground& ground, std::string_view code);
/// One record an act with regard to an instrument, or one for an instrument where none is seen.
std::optional<std::string> state_instruments_csv(const Ground& ground, std::string_view code);
/// One record a duty of a State.
std::optional<std::string> state_duties_csv(const Ground& ground, std::string_view code);

}  // namespace inviola::publication::pages
