#include "publication/pages/addresses.h"

#include "publication/words.h"

namespace inviola::publication::pages::address {

std::string home() { return "/"; }
std::string dossiers() { return "/dossiers"; }
std::string dossier(const procedure::Reference& reference) {
  return dossiers() + "/" + percent_encoded(reference.value());
}
std::string communication(const procedure::Reference& reference) {
  return "/communications/" + percent_encoded(reference.value());
}
std::string document(const procedure::Reference& act) {
  return "/documents/" + percent_encoded(act.value());
}
std::string search() { return "/search"; }
std::string figures() { return "/figures"; }
std::string states() { return "/states"; }
std::string state(const mandate::StateCode& code) {
  return states() + "/" + percent_encoded(code.value());
}
std::string instruments() { return "/instruments"; }
std::string participation() { return instruments() + "/changes"; }
std::string instrument(const mandate::InstrumentId& id) {
  return instruments() + "/" + percent_encoded(id.value());
}
std::string mandates() { return "/mandates"; }
std::string mandate(std::string_view symbol) {
  return mandates() + "/" + percent_encoded(dashed(symbol));
}
std::string paragraph(std::string_view symbol, std::string_view number) {
  return mandate(symbol) + "#" + paragraph_anchor(number);
}
std::string cycles() { return "/cycles"; }
std::string cycle(mandate::AssemblySession session) {
  return cycles() + "/" + std::to_string(session.value());
}
std::string cycle_report(mandate::AssemblySession session) { return cycle(session) + "/report"; }
std::string cycle_report_pdf(mandate::AssemblySession session) {
  return cycle_report(session) + ".pdf";
}
std::string cycle_addendum(mandate::AssemblySession session) {
  return cycle(session) + "/addendum";
}
std::string cycle_addendum_pdf(mandate::AssemblySession session) {
  return cycle_addendum(session) + ".pdf";
}
std::string cycle_note(mandate::AssemblySession session) { return cycle(session) + "/note"; }
std::string cycle_agenda(mandate::AssemblySession session) { return cycle(session) + "/agenda"; }
std::string record() { return "/record"; }
std::string note_form() { return "/forms/note-verbale"; }
std::string letter_form() { return "/forms/letter"; }
std::string verify() { return "/verify"; }
std::string about() { return "/about"; }
std::string glossary() { return "/about#glossary"; }
std::string api() { return "/api"; }

std::string dashed(std::string_view symbol) {
  std::string out(symbol);
  for (char& c : out) {
    if (c == '/') c = '-';
  }
  return out;
}

std::string paragraph_anchor(std::string_view number) { return "paragraph-" + key_of(number); }

std::string with(std::string path, const Query& query) {
  char separator = '?';
  for (const auto& [name, value] : query) {
    if (value.empty()) continue;
    path += separator + percent_encoded(name) + "=" + percent_encoded(value);
    separator = '&';
  }
  return path;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

}  // namespace inviola::publication::pages::address
