#include "web/desks/chrome.h"

#include "publication/words.h"

namespace inviola::web::desks {
namespace {

using publication::Catalogue;

struct Way {
  const char* key;
  const char* path;
  For whom;
};

// The places of each desk, in the order of its day. A new page gets its way here.
constexpr Way ways[] = {{"navigation.mission", "/mission", For::state},
                        {"navigation.file", "/mission/file", For::state},
                        {"navigation.filings", "/mission/filings", For::state},
                        {"navigation.circulated", "/mission/circulated", For::state},
                        {"navigation.notes", "/mission/notes", For::state},
                        {"navigation.contact", "/mission/contact", For::state},
                        {"navigation.signing", "/mission/signing", For::state},
                        {"navigation.manner", "/mission/manner", For::state},
                        {"navigation.abuse", "/mission/abuse", For::state},
                        {"navigation.disputes", "/mission/disputes", For::state},
                        {"navigation.protection", "/mission/protection", For::state},
                        {"navigation.desk", "/desk", For::desk},
                        {"navigation.desk-dossiers", "/desk/dossiers", For::desk},
                        {"navigation.desk-cycle", "/desk/cycle", For::desk},
                        {"navigation.desk-prevention", "/desk/prevention", For::desk},
                        {"navigation.desk-circulation", "/desk/circulation", For::desk},
                        {"navigation.desk-tasks", "/desk/tasks", For::desk},
                        {"navigation.desk-contacts", "/desk/contacts", For::desk},
                        {"navigation.abuse", "/desk/abuse", For::desk},
                        {"navigation.disputes", "/desk/disputes", For::desk},
                        {"navigation.second", "/desk/second", For::desk},
                        {"navigation.people", "/desk/people", For::desk}};

bool is_for(const Asking& asking, For whom) {
  if (!asking.acting) return false;
  return whom == For::state ? asking.acting->for_a_state() : asking.acting->on_the_desk();
}

std::string office_of(const Asking& asking) {
  const auto& powers = asking.acting->powers;
  const Catalogue& words = asking.words;
  if (!powers.state) return words.say("appointment." + powers.capacity);
  return words.say("sign-in.for-state",
                   {{"capacity", words.say("capacity." + powers.capacity)},
                    {"state", std::string(asking.parts.office.law().states.name(
                                  *powers.state, words.language(), asking.parts.office.today()))}});
}

}  // namespace

Chrome chrome_of(const Asking& asking) {
  const Catalogue& words = asking.words;
  Chrome chrome;
  chrome.language = words.language();
  chrome.site_title = words.say("site.name");
  chrome.words = Words::from(words);
  for (const Way& way : ways) {
    if (!is_for(asking, way.whom)) continue;
    chrome.navigation.push_back({words.say(way.key), way.path, asking.path == way.path});
  }
  if (asking.acting) {
    chrome.navigation.push_back(
        {words.say("navigation.account"), "/account", asking.path == "/account"});
    chrome.account = Chrome::Account{.who = asking.acting->person.name,
                                     .office = office_of(asking),
                                     .sign_out = words.say("sign-in.sign-out"),
                                     .token = asking.token};
  }
  chrome.navigation.push_back({words.say("navigation.public"), "/", false});
  if (asking.parts.demonstration) {
    chrome.demonstration = words.say("demonstration.banner");
    chrome.today = words.say("demonstration.today", {{"today", asking.parts.office.today()}});
  }
  for (const Language language : asking.parts.words.offered()) {
    const Catalogue& own = asking.parts.words.in(language);
    const std::string name = publication::word_for(own, "page.language", tag(language));
    chrome.alternatives.push_back({publication::capitalized(own, name), asking.path, "", language});
  }
  chrome.footer.push_back(publication::plain(words.say("site.independent")));
  return chrome;
}

}  // namespace inviola::web::desks
