// Two registers that differ in one restricted communication, and in all that arises from it, must
// be one and the same to everybody who may not see it: every route, export and document.
//
//   two_worlds [--seeds N] [--seed S]       140 seeds; one alone also prints its acts
//   leaky_worlds --leaks NAME,NAME          built with those leaks in it (tests/leaks)
//
// Ends with 0 if nothing differs, 1 if something does. With --leaks: with 0 if, and only if, the
// comparison catches each.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <regex>

#include "base/text.h"
#include "procedure/codec.h"
#include "publication/notes.h"
#include "publication/pages/addresses.h"
#include "publication/pages/cycles.h"
#include "publication/pages/dossier.h"
#include "publication/pages/dossiers.h"
#include "publication/pages/export.h"
#include "publication/pages/home.h"
#include "publication/pages/states.h"
#include "publication/report.h"
#include "questions.h"
#include "web/render.h"

namespace inviola::worlds {
namespace {

namespace pages = publication::pages;
using procedure::Reference;

/// Sets no PDF: gives the whole document as a page instead, in a hundredth of the time. Every
/// eighth seed is run with the true one.
class PageInsteadOfPdf final : public office::Typesetter {
 public:
  Result<std::string> pdf(const publication::Document& document) override {
    return web::render(document, {});
  }
  Result<std::string> docx(const publication::Document& document) override {
    return web::render(document, {});
  }
};

struct Coverage {
  std::map<std::string_view, int> answered;  ///< 200, by pattern of the route
  std::map<std::string_view, int> answered_to_missions;
  std::map<std::string, int> arose;
  std::map<procedure::Audience, int> restrictions;
  int compared = 0;
  int acts = 0;
};

std::string name_of(const Viewer& viewer) {
  switch (viewer.kind) {
    case Viewer::Kind::everyone:
      return "the public";
    case Viewer::Kind::state:
      return viewer.state.value();
    case Viewer::Kind::auditor:
      return "an auditor";
    case Viewer::Kind::desk:
      return "the desk";
  }
  return {};
}

/// Where two texts part, with what stands there.
std::string parting(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t from = at < 60 ? 0 : at - 60;
  const auto around = [&](const std::string& text) {
    std::string out = text.substr(from, 120);
    for (char& c : out) {
      if (c == '\n') c = ' ';
    }
    return out;
  };
  return "at byte " + std::to_string(at) + " [" + around(a) + "] / [" + around(b) + "]";
}

class Run {
 public:
  Run(const Books& books, office::Typesetter& typesetter, std::uint64_t seed, Coverage& coverage)
      : books_(books),
        coverage_(coverage),
        with_(books, typesetter, seed),
        without_(books, typesetter, seed),
        chance_(seed * 7919 + 1),
        history_(with_, without_, seed),
        questions_(history_, chance_) {}

  /// What differs, or nothing.
  std::string leak() {
    with_.open_missions(cast(), history_.today());
    without_.open_missions(cast(), history_.today());
    const std::size_t length = 15 + chance_.below(30);
    const std::size_t hidden_from = chance_.below(length / 2);
    for (std::size_t i = 0; i < length; ++i) {
      // Whether anything was entered at all is of the register's size, which may be known.
      if (i >= hidden_from && !history_.acts().empty()) {
        if (auto differs = history_.hide(); !differs.empty()) return differs;
      }
      if (auto differs = history_.step(); !differs.empty()) return differs;
      // Also while it goes on: what is shown now may be kept for later.
      if (chance_.one_in(6)) {
        everybody_looks();
        if (auto differs = compare(8); !differs.empty()) return differs;
        if (auto differs = compare_missions(2); !differs.empty()) return differs;
      }
    }
    history_.close();
    history_.rest(static_cast<int>(chance_.below(400)));
    if (auto differs = history_.invite(); !differs.empty()) return differs;
    cover();
    if (auto differs = compare(60); !differs.empty()) return differs;
    if (auto differs = compare_missions(9); !differs.empty()) return differs;
    return compare_documents();
  }

  /// The acts of the world that has all, those of the hidden marked.
  void tell() {
    const auto desk = with_.office().seen_by(Viewer::the_desk());
    const auto& hidden = history_.hidden_references();
    for (const Reference& reference : history_.acts()) {
      const auto act = desk->act(reference);
      const bool marked = std::count(hidden.begin(), hidden.end(), reference) > 0;
      if (act) std::cerr << (marked ? "hidden " : "       ") << encode(*act) << '\n';
    }
  }

 private:
  void cover() {
    coverage_.acts += static_cast<int>(history_.acts().size());
    for (const auto& [kind, count] : history_.arose()) coverage_.arose[kind] += count;
    if (!history_.hidden_now()) return;
    const auto desk = with_.office().seen_by(Viewer::the_desk());
    ++coverage_.restrictions[desk->communication(*history_.hidden())->restriction.audience];
  }

  void everybody_looks() {
    for (World* world : {&with_, &without_}) {
      world->office().seen_by(Viewer::the_public());
      world->office().seen_by(Viewer::the_auditor());
      for (const auto& state : cast()) world->office().seen_by(Viewer::of(state));
    }
  }

  std::string compare(std::size_t questions) {
    with_.set_day(history_.today());
    without_.set_day(history_.today());
    const std::vector<Viewer> viewers = history_.outsiders();
    if (viewers.empty()) return {};
    const auto& routes = web::routes();
    for (std::size_t i = 0; i < questions; ++i) {
      const Question question = chance_.one_in(10) ? questions_.mistaken()
                                                   : questions_.of(routes[next_++ % routes.size()]);
      const Viewer& viewer = chance_.of(viewers);
      if (auto differs = ask(question, viewer); !differs.empty()) return differs;
    }
    return {};
  }

  /// The pages of the missions of those who may not see it.
  std::string compare_missions(std::size_t questions) {
    with_.set_day(history_.today());
    without_.set_day(history_.today());
    const auto routes = web::desks::mission::routes();
    for (const Viewer& viewer : history_.outsiders()) {
      if (viewer.kind != Viewer::Kind::state) continue;
      const auto ask = [&](const web::desks::Route& route) {
        const Question question = questions_.of(route, drafts_[viewer.state]);
        const web::Response first = with_.ask_as_mission(viewer.state, question.request);
        const web::Response second = without_.ask_as_mission(viewer.state, question.request);
        remember_draft(viewer.state, first);
        if (first.status < 300) ++coverage_.answered_to_missions[route.path];
        return differs(viewer, "mission: " + question.address(), all_of(first), all_of(second));
      };
      for (std::size_t i = 0; i < questions; ++i) {
        auto found = ask(routes[next_of_missions_++ % routes.size()]);
        if (!found.empty()) return found;
      }
      // Its own paragraphs of a report, whenever any are asked to read theirs.
      for (const web::desks::Route& route : routes) {
        if (history_.invitations().empty() || route.path != "/mission/comments/*") continue;
        if (auto found = ask(route); !found.empty()) return found;
      }
    }
    return {};
  }

  static std::string all_of(const web::Response& response) {
    std::string out = std::to_string(response.status) + "\n" + response.content_type + "\n";
    for (const auto& [name, value] : response.headers) out += name + ": " + value + "\n";
    // A receipt of one's own, and where it stands in the register: that it grew may be known.
    if (response.body.find("\"salt\"") != std::string::npos) return out + "a receipt of one's own";
    static const std::regex number("Entered on [^<]* of the register");
    return out + "\n" + std::regex_replace(response.body, number, "Entered");
  }

  void remember_draft(const mandate::StateCode& state, const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
      const auto parts = split(value, '/');
      if (name == "Location" && parts.size() > 4 && parts[3] == "drafts") {
        drafts_[state].emplace_back(parts[4]);
      }
    }
  }

  std::string ask(const Question& question, const Viewer& viewer) {
    const web::Response first = with_.ask(viewer, question.request);
    const web::Response second = without_.ask(viewer, question.request);
    if (question.route && first.status < 300) ++coverage_.answered[question.route->pattern];
    return differs(viewer, question.address(),
                   comparable(question, first, with_.office().published()),
                   comparable(question, second, without_.office().published()));
  }

  std::string differs(const Viewer& viewer, const std::string& what, const std::string& first,
                      const std::string& second) {
    ++coverage_.compared;
    if (first != second) {
      return what + " differs for " + name_of(viewer) + " " + parting(first, second);
    }
    if (first.find(canary) != std::string::npos) {
      return what + " tells " + name_of(viewer) + " the hidden words";
    }
    return {};
  }

  /// What has no route yet, or is made for a State by the desk: the same for each viewer, from what
  /// that viewer is disclosed.
  std::string compare_documents() {
    for (const Viewer& viewer : history_.outsiders()) {
      const auto first = documents(with_, viewer);
      const auto second = documents(without_, viewer);
      for (const auto& [what, text] : first) {
        const auto other = second.find(what);
        if (other == second.end()) return what + " is there in one world alone";
        if (auto found = differs(viewer, what, text, other->second); !found.empty()) return found;
      }
    }
    return {};
  }

  std::map<std::string, std::string> documents(World& world, const Viewer& viewer) {
    std::map<std::string, std::string> out;
    const auto seen = world.office().seen_by(viewer);
    const publication::Catalogue& words = books_.words->english();
    const pages::Ground ground{seen, *books_.law, words, history_.today(), true};
    const publication::Materials materials{seen, *books_.law, words};
    const auto put = [&](const std::string& name, const std::optional<publication::Document>& one) {
      out[name] = one ? web::render(*one, {}) : "none";
    };
    put("home", pages::home_page(ground));
    const auto dossiers = pages::dossiers_page(ground, {});
    put("dossiers", dossiers ? std::optional(*dossiers) : std::nullopt);
    out["dossiers.csv"] = pages::dossiers_csv(ground, {}).value_or("refused");
    const publication::Composing composing{mandate::AssemblySession{73}, history_.today(), true};
    for (const auto& [name, composed] :
         {std::pair{"report", publication::report(materials, composing)},
          std::pair{"addendum", publication::addendum(materials, composing)}}) {
      put(name, composed ? std::optional(composed->document) : std::nullopt);
    }
    put("agenda", publication::agenda_entry(materials, composing));
    for (const auto& state : cast()) {
      put("page of " + state.value(), pages::state_page(ground, state.value()));
      out["duties of " + state.value()] =
          pages::state_duties_csv(ground, state.value()).value_or("none");
    }
    for (const Reference& dossier : history_.occurrences()) {
      put("dossier " + dossier.value(), pages::dossier_page(ground, dossier.value()));
    }
    const mandate::StateCode to =
        viewer.kind == Viewer::Kind::state ? viewer.state : mandate::StateCode{"FRA"};
    for (const Reference& act : history_.acts()) {
      put("note of " + act.value(), publication::note_for(materials, act, {to, "1", true}));
      put("acknowledgement of " + act.value(),
          publication::acknowledgement(materials, act, {}, {to, "1", true}));
    }
    return out;
  }

  const Books& books_;
  Coverage& coverage_;
  World with_;
  World without_;
  Chance chance_;
  History history_;
  Questions questions_;
  // Goes on from seed to seed, so that a run asks every route often.
  inline static std::size_t next_ = 0;
  inline static std::size_t next_of_missions_ = 0;
  std::map<mandate::StateCode, std::vector<std::string>> drafts_;
};

/// A comparison that never saw the thing is none.
int uncovered(const Coverage& coverage) {
  int missing = 0;
  const auto miss = [&](const std::string& what) {
    std::cerr << "two_worlds: " << what << '\n';
    ++missing;
  };
  for (const web::Route& route : web::routes()) {
    // What outsiders hand in is refused here; it is entered by the histories.
    if (route.pattern == "/api/acts") continue;
    if (!coverage.answered.contains(route.pattern)) {
      miss(std::string(route.pattern) + " was never answered: its places are not right");
    }
  }
  for (const char* kind :
       {"reported", "followed_up", "corrected", "withdrawn", "withheld", "released", "circulated",
        "attention_drawn", "reminded", "joined", "separated", "summarized", "acknowledged",
        "dispatched", "good_offices_offered", "translated"}) {
    if (!coverage.arose.contains(kind)) miss(std::string("nothing arose that is ") + kind);
  }
  for (const char* path : {"/mission/comments/*", "/mission/translations/*"}) {
    if (!coverage.answered_to_missions.contains(path))
      miss(std::string(path) + " was never answered");
  }
  for (const auto audience :
       {procedure::Audience::all_states, procedure::Audience::states_concerned,
        procedure::Audience::listed, procedure::Audience::secretary_general}) {
    if (!coverage.restrictions.contains(audience)) {
      miss("no restriction to " + std::string(word(audience)));
    }
  }
  return missing;
}

/// The first difference that some seeds show, with the seed; empty if there is none.
std::string first_difference(const Books& books, std::uint64_t first, std::uint64_t seeds,
                             bool printed, Coverage& coverage) {
  press::PangoTypesetter typesetter;
  PageInsteadOfPdf quick;
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    const bool as_pdf = printed && seed % 8 == 0;
    Run run(books, as_pdf ? static_cast<office::Typesetter&>(typesetter) : quick, seed, coverage);
    const std::string differs = run.leak();
    if (differs.empty()) continue;
    if (seeds == 1) run.tell();
    return "two_worlds --seed " + std::to_string(seed) + ": " + differs;
  }
  return {};
}

int compare(std::uint64_t first, std::uint64_t seeds) {
  const auto begun = std::chrono::steady_clock::now();
  const Books books = Books::read(INVIOLA_ROOT);
  Coverage coverage;
  const std::string differs = first_difference(books, first, seeds, true, coverage);
  if (!differs.empty()) {
    std::cerr << differs << '\n';
    return 1;
  }
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - begun);
  std::cout << seeds << " pairs of worlds, " << coverage.acts << " acts, " << coverage.compared
            << " answers compared, nothing differs; " << ms.count() << " ms\n";
  return seeds > 1 && uncovered(coverage) > 0 ? 1 : 0;
}

/// Each must be seen.
int catch_leaks(const std::string& names) {
  constexpr std::uint64_t seeds = 150;
  constexpr std::size_t leaks_min = 12;
  const Books books = Books::read(INVIOLA_ROOT);
  const auto leaks = split(names, ',');
  std::size_t caught = 0;
  for (const std::string_view leak : leaks) {
    setenv("INVIOLA_PLANTED_LEAK", std::string(leak).c_str(), 1);
    Coverage coverage;
    const std::string differs = first_difference(books, 1, seeds, false, coverage);
    caught += differs.empty() ? 0 : 1;
    std::cout << leak << (differs.empty() ? ": NOT CAUGHT" : " is caught: " + differs) << '\n';
  }
  std::cout << caught << " of " << leaks.size() << " planted leaks are caught\n";
  return caught == leaks.size() && caught >= leaks_min ? 0 : 1;
}

}  // namespace
}  // namespace inviola::worlds

int main(int argc, char** argv) {
  std::uint64_t first = 1;
  std::uint64_t seeds = 140;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--leaks") return inviola::worlds::catch_leaks(argv[i + 1]);
    if (name == "--seeds") seeds = std::stoull(argv[i + 1]);
    if (name == "--seed") first = std::stoull(argv[i + 1]), seeds = 1;
  }
  return inviola::worlds::compare(first, seeds);
}
