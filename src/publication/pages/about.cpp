#include "publication/pages/about.h"

#include <array>

#include "base/text.h"
#include "publication/pages/addresses.h"
#include "publication/pages/detail/page.h"

namespace inviola::publication::pages {
namespace {

using namespace detail;

constexpr std::array glossary_terms{
    "state",   "host",     "sending-state", "report",      "follow-up", "views",
    "dossier", "account",  "circulation",   "restriction", "reminder",  "attention",
    "cut-off", "practice", "silence",       "entered",     "record"};

Document failure_page(const Ground& ground, const std::string& name, const Arguments& arguments) {
  Page page(ground, name);
  page.paragraph(plain(ground.catalogue.say("failure." + name, arguments)));
  page.paragraph(Line{link(page.say("to-home"), address::home())});
  return page.close();
}

}  // namespace

Document about_page(const Ground& ground) {
  Page page(ground, "about");
  page.notice(Notice::Kind::caution, "not-the-united-nations");
  page.paragraph("what");
  page.paragraph("how");
  page.heading(1, "principles", {}, "principles");
  List principles;
  for (const char* key : {"no-verdict", "silence", "both-accounts", "practice", "restricted"}) {
    principles.items.push_back({{}, page.line(std::string("principle.") + key)});
  }
  page.put(std::move(principles));
  page.heading(1, "sources", {}, "sources");
  page.paragraph("sources-note");
  page.paragraph(page.filled(
      "programs", {{"page", {link(ground.catalogue.say("page.api.title"), address::api())}}}));
  page.paragraph(
      page.filled("forms", {{"note", {link(page.say("form-note"), address::note_form())}},
                            {"letter", {link(page.say("form-letter"), address::letter_form())}}}));
  page.heading(1, "glossary", {}, "glossary");
  Facts glossary;
  for (const std::string term : glossary_terms) {
    glossary.facts.push_back({page.line("term." + term), {page.line("meaning." + term)}});
  }
  page.put(std::move(glossary));
  return page.close();
}

Document verify_page(const Ground& ground, const Evidence& evidence) {
  Page page(ground, "verify");
  page.paragraph("opening");
  page.heading(1, "key", {}, "key");
  page.paragraph("key-note");
  page.paragraph(Line{toned(evidence.verifier_key, Tone::reference)});
  page.heading(1, "checkpoint", {}, "checkpoint");
  page.paragraph("checkpoint-note");
  if (evidence.checkpoint.empty()) {
    page.paragraph("no-checkpoint");
  } else {
    // Line by line, as it is signed: the empty line before the signatures too.
    Quotation checkpoint{.paragraphs = {}, .attribution = {}, .language = {}};
    for (const std::string_view line : split(trim(evidence.checkpoint), '\n')) {
      checkpoint.paragraphs.push_back({toned(std::string(line), Tone::reference)});
    }
    page.put(std::move(checkpoint));
  }
  page.heading(1, "steps", {}, "steps");
  List steps;
  int number = 0;
  for (const char* key : {"take", "run", "compare", "receipt"}) {
    steps.items.push_back({std::to_string(++number), page.line(std::string("step.") + key)});
  }
  page.put(std::move(steps));
  page.paragraph(Line{toned("inviola-verify FOLDER --key KEY", Tone::reference)});
  page.paragraph(
      Line{toned("inviola-verify --receipt FILE --entry FILE --key KEY", Tone::reference)});
  page.heading(1, "proves", {}, "proves");
  page.paragraph("proves-note");
  return page.close();
}

Document api_page(const Ground& ground, const std::string& description) {
  Page page(ground, "api");
  page.paragraph("opening");
  page.paragraph(page.filled("description", {{"address", {link(description, description)}}}));
  List list;
  for (const char* key : {"form", "names", "filing", "seen"}) {
    list.items.push_back({{}, page.line(std::string("rule.") + key)});
  }
  page.put(std::move(list));
  return page.close();
}

Document not_found_page(const Ground& ground) { return failure_page(ground, "not-found", {}); }

Document bad_request_page(const Ground& ground, const BadField& field) {
  return failure_page(ground, "bad-request", {{"field", field.name}});
}

Document unavailable_page(const Ground& ground) { return failure_page(ground, "unavailable", {}); }

}  // namespace inviola::publication::pages
