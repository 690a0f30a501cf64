#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "mandate/instrument.h"
#include "mandate/mandate.h"
#include "mandate/state.h"
#include "procedure/act.h"
#include "publication/pages/ground.h"

/// The addresses of the site: paths from its root, each the permanent address of what it names.
namespace inviola::publication::pages::address {

std::string home();
std::string dossiers();
std::string dossier(const procedure::Reference& reference);
/// What a State filed, and the circular note, by their own references.
std::string communication(const procedure::Reference& reference);
/// The document that an act sends out, for whom it is addressed to.
std::string document(const procedure::Reference& act);
std::string search();
std::string figures();
std::string states();
std::string state(const mandate::StateCode& code);
std::string instruments();
/// Who joined what between two days.
std::string participation();
std::string instrument(const mandate::InstrumentId& id);
std::string mandates();
std::string mandate(std::string_view symbol);
/// A paragraph on the page of its mandate.
std::string paragraph(std::string_view symbol, std::string_view number);
std::string cycles();
std::string cycle(mandate::AssemblySession session);
std::string cycle_report(mandate::AssemblySession session);
std::string cycle_report_pdf(mandate::AssemblySession session);
std::string cycle_addendum(mandate::AssemblySession session);
std::string cycle_addendum_pdf(mandate::AssemblySession session);
std::string cycle_note(mandate::AssemblySession session);
std::string cycle_agenda(mandate::AssemblySession session);
std::string record();
std::string note_form();
std::string letter_form();
std::string verify();
std::string about();
std::string glossary();
std::string api();

/// The last part of a mandate's address: "A-RES-71-145" for "A/RES/71/145".
std::string dashed(std::string_view symbol);
/// The anchor of a paragraph on the page of its mandate: "paragraph-10-a" for "10 (a)".
std::string paragraph_anchor(std::string_view number);
/// A path with parameters; those with an empty value are left out.
std::string with(std::string path, const Query& query);
/// Bytes other than unreserved ones (RFC 3986, section 2.3) as "%XX".
std::string percent_encoded(std::string_view text);

}  // namespace inviola::publication::pages::address
