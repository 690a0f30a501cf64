// Every page on a small register of invented States, against golden texts; and what the public must
// not learn.
#include <doctest/doctest.h>

#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "publication/detail/golden.h"
#include "publication/pages/about.h"
#include "publication/pages/addresses.h"
#include "publication/pages/communication.h"
#include "publication/pages/cycles.h"
#include "publication/pages/dossier.h"
#include "publication/pages/dossiers.h"
#include "publication/pages/export.h"
#include "publication/pages/feeds.h"
#include "publication/pages/figures.h"
#include "publication/pages/home.h"
#include "publication/pages/instruments.h"
#include "publication/pages/mandates.h"
#include "publication/pages/record.h"
#include "publication/pages/search.h"
#include "publication/pages/states.h"

namespace inviola::publication::pages {
namespace {

using disclosure::Viewer;
using golden::contains;
using mandate::AssemblySession;
using mandate::StateCode;
using procedure::Answer;
using procedure::Audience;
using procedure::Element;
using procedure::Reference;

constexpr const char* verifier_key = "register.example+c1a70e4f+AXk=";
constexpr const char* checkpoint =
    "register.example\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\xE2\x80\x94 register.example wacOTw==\n";

/// A reader of a small register on a day.
class Reader {
 public:
  explicit Reader(const golden::World& world, Viewer viewer = Viewer::the_public(),
                  const char* today = "2018-05-20")
      : seen_(world.seen_by(viewer)),
        ground{seen_, golden::law(), golden::english(), golden::day(today), true} {}

 private:
  disclosure::Disclosed<procedure::Standing> seen_;

 public:
  Ground ground;
};

template <class T>
const T& there(const std::optional<T>& value) {
  REQUIRE(value.has_value());
  return *value;
}
template <class T>
const T& there(const Result<T, BadField>& value) {
  REQUIRE_MESSAGE(value.has_value(), (value ? "" : value.error().name));
  return *value;
}

/// Every page and every answer to a program, under its address: all that leaves for a reader.
std::map<std::string, std::string> everything(const Ground& ground) {
  std::map<std::string, std::string> out;
  const auto page = [&](const std::string& path, const Document& document) {
    out[path] = golden::print(document);
  };
  const auto data = [&](const std::string& path, const boost::json::value& value) {
    out["/api" + path] = boost::json::serialize(value);
  };
  page("/", home_page(ground));
  const std::vector<Query> queries{{},
                                   {{"host", "XCO"}},
                                   {{"sending", "XLA"}},
                                   {{"year", "2018"}},
                                   {{"silence", "not_yet_due"}},
                                   {{"nature", "arson"}},
                                   {{"q", "windows"}},
                                   {{"page", "2"}}};
  for (const Query& query : queries) {
    const std::string path = address::with(address::dossiers(), query);
    page(path, there(dossiers_page(ground, query)));
    data(path, there(dossiers_json(ground, query)));
    out[path + ".csv"] = there(dossiers_csv(ground, query));
  }
  for (const char* words : {"", "arson", "Graustark", "zeppelin"}) {
    page(address::with(address::search(), {{"q", words}}),
         there(search_page(ground, {{"q", words}})));
  }
  for (const char* reference : {"DOSS-0001", "DOSS-0002", "DOSS-0003", "DOSS-0004", "DOSS-0005",
                                "DOSS-0007", "DOSS-9999", "REPT-0003"}) {
    const std::string path = address::dossier(Reference{reference});
    page(path, dossier_page(ground, reference).value_or(not_found_page(ground)));
    data(path, dossier_json(ground, reference).value_or(nullptr));
  }
  for (const auto& one : ground.standing->communications()) {
    page(address::communication(one->reference()),
         there(communication_page(ground, one->reference().value())));
  }
  for (const char* reference : {"NOTE-0001", "REPT-0003", "REPT-9999"}) {
    page(address::communication(Reference{reference}),
         communication_page(ground, reference).value_or(not_found_page(ground)));
  }
  for (const Query& query : {Query{}, Query{{"q", "grau"}}, Query{{"region", "african-group"}}}) {
    const std::string path = address::with(address::states(), query);
    page(path, there(states_page(ground, query)));
    data(path, there(states_json(ground, query)));
  }
  for (const char* code : {"XGR", "XRU", "XLA", "XCO", "XLI", "XBL", "FRA"}) {
    page("/states/" + std::string(code), there(state_page(ground, code)));
    data("/states/" + std::string(code), there(state_json(ground, code)));
    out["/states/" + std::string(code) + ".csv"] = there(state_duties_csv(ground, code));
    out["/states/" + std::string(code) + "/asked.csv"] = there(state_asked_csv(ground, code));
    out["/states/" + std::string(code) + "/instruments.csv"] =
        there(state_instruments_csv(ground, code));
  }
  page("/instruments", there(instruments_page(ground, {})));
  data("/instruments", there(instruments_json(ground, {})));
  page("/instruments/III-3", there(there(instrument_page(ground, "III-3", {}))));
  data("/instruments/III-3", there(there(instrument_json(ground, "III-3", {}))));
  out["/instruments.csv"] = there(instruments_csv(ground, {}));
  out["/instruments/III-3.csv"] = there(there(instrument_csv(ground, "III-3", {})));
  page("/instruments/changes", there(participation_page(ground, {})));
  data("/instruments/changes", there(participation_json(ground, {})));
  out["/instruments/changes.csv"] = there(participation_csv(ground, {}));
  for (const char* figure :
       {"", "host", "sending", "reported", "asked", "never_answered", "instruments"}) {
    page(address::with(address::figures(), {{"figure", figure}}),
         there(figures_page(ground, {{"figure", figure}})));
  }
  data("/figures", figures_json(ground));
  out["/figures.csv"] = figures_csv(ground);
  out["/record.csv"] = there(record_csv(ground, {}));
  out["/reports.atom"] = circulated_atom(ground, "register.example");
  out["/calendar.ics"] = cycles_calendar(ground, "register.example");
  page("/mandates", mandates_page(ground));
  data("/mandates", mandates_json(ground));
  page("/cycles", cycles_page(ground));
  data("/cycles", cycles_json(ground));
  for (const mandate::Mandate& mandate : ground.law.chain.all()) {
    const std::string symbol = address::dashed(mandate.symbol.value());
    page("/mandates/" + symbol, there(mandate_page(ground, symbol)));
    data("/mandates/" + symbol, there(mandate_json(ground, symbol)));
    if (!mandate.cycle) continue;
    page(address::cycle(mandate.cycle->session), there(cycle_page(ground, mandate.cycle->session)));
    page(address::cycle_note(mandate.cycle->session),
         cycle_note_page(ground, mandate.cycle->session).value_or(not_found_page(ground)));
    data(address::cycle(mandate.cycle->session), there(cycle_json(ground, mandate.cycle->session)));
  }
  page("/record", there(record_page(ground, {})));
  data("/record", there(record_json(ground, {})));
  page("/about", about_page(ground));
  page("/verify", verify_page(ground, {verifier_key, checkpoint}));
  page("/api", api_page(ground, "/api/openapi.json"));
  page("bad", bad_request_page(ground, {"year"}));
  page("unavailable", unavailable_page(ground));
  return out;
}

}  // namespace

TEST_CASE("the pages of a small register, as golden texts") {
  const Reader reader(golden::story());
  const Ground& ground = reader.ground;
  golden::check("pages/home", home_page(ground));
  golden::check("pages/dossiers", there(dossiers_page(ground, {})));
  golden::check("pages/dossiers-of-a-host", there(dossiers_page(ground, {{"host", "XGR"}})));
  golden::check("pages/dossier-two-accounts", there(dossier_page(ground, "DOSS-0001")));
  golden::check("pages/dossier-withdrawn", there(dossier_page(ground, "DOSS-0004")));
  golden::check("pages/state-asked", there(state_page(ground, "XGR")));
  golden::check("pages/state-former", there(state_page(ground, "YUCS")));
  golden::check("pages/communication", there(communication_page(ground, "REPT-0001")));
  golden::check("pages/communication-withdrawn", there(communication_page(ground, "REPT-0004")));
  golden::check("pages/cycle-73-note", there(cycle_note_page(ground, AssemblySession{73})));
  golden::check("pages/states-called", there(states_page(ground, {{"q", "GRAU"}})));
  golden::check("pages/search", there(search_page(ground, {{"q", "libya arson"}})));
  golden::check("pages/search-empty", there(search_page(ground, {})));
  golden::check("pages/states", there(states_page(ground, {})));
  golden::check("pages/instruments-2014-07-24",
                there(instruments_page(ground, {{"on", "2014-07-24"}})));
  golden::check("pages/instrument-XVIII-7",
                there(there(instrument_page(ground, "XVIII-7", {{"on", "2014-07-24"}}))));
  golden::check(
      "pages/participation-2012-2016",
      there(participation_page(ground, {{"from", "2012-05-15"}, {"until", "2016-05-15"}})));
  golden::check("pages/figures", there(figures_page(ground, {{"figure", "instruments"}})));
  golden::check("pages/mandates", mandates_page(ground));
  golden::check("pages/mandate-71-145", there(mandate_page(ground, "A-RES-71-145")));
  golden::check("pages/mandate-67-94", there(mandate_page(ground, "A-RES-67-94")));
  golden::check("pages/cycles", cycles_page(ground));
  golden::check("pages/cycle-73", there(cycle_page(ground, AssemblySession{73})));
  golden::check("pages/cycle-69", there(cycle_page(ground, AssemblySession{69})));
  golden::check("pages/record-2012", there(record_page(ground, {{"year", "2012"}})));
  golden::check("pages/about", about_page(ground));
  golden::check("pages/verify", verify_page(ground, {verifier_key, checkpoint}));
  golden::check("pages/api", api_page(ground, "/api/openapi.json"));
  golden::check("pages/not-found", not_found_page(ground));
  golden::check("pages/bad-request", bad_request_page(ground, {"year"}));
  golden::check("pages/unavailable", unavailable_page(ground));
}

TEST_CASE("every page of every address has its sentences, and so has the desk's view of it") {
  for (const Viewer& viewer : {Viewer::the_public(), Viewer::the_desk(),
                               Viewer::of(StateCode{"XGR"}), Viewer::the_auditor()}) {
    const Reader reader(golden::story(), viewer);
    for (const auto& [path, text] : everything(reader.ground)) {
      INFO(path);
      golden::check_words(text);
    }
  }
}

TEST_CASE("every sentence of the pages is used") {
  namespace files = std::filesystem;
  std::string sources;
  for (const auto& one :
       files::recursive_directory_iterator(files::path(INVIOLA_ROOT) / "src/publication/pages")) {
    const std::string name = one.path().filename().string();
    if (!one.is_regular_file() || name.find("_test.cpp") != std::string::npos) continue;
    std::ifstream in(one.path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    sources += text.str();
  }
  // Put together in the code: from a code, or from what stands before it.
  const auto composed = [](const std::string& key) {
    for (const char* prefix :
         {"language.", "group.", "about.principle.", "about.term.", "about.meaning.",
          "verify.step.", "api.rule.", "record.detail.", "figures.figure.", "feed.day.",
          "shared.filter.", "state.figure.", "home.read-", "state.no-", "cycle.no-"}) {
      if (key.rfind(prefix, 0) == 0) return true;
    }
    return key.find("-caption") != std::string::npos;
  };
  for (const std::string& key : golden::english().keys()) {
    if (key.rfind("page.", 0) != 0) continue;
    const std::string below = key.substr(5);
    if (composed(below)) continue;
    const std::string relative = below.substr(below.find('.') + 1);
    INFO(key);
    CHECK((contains(sources, "\"" + relative + "\"") || contains(sources, "\"" + key + "\"")));
  }
}

TEST_CASE("what a withheld report is, no page for the public tells") {
  const std::string canary = "Canary";
  const Reader reader(golden::story());
  for (const auto& [path, text] : everything(reader.ground)) {
    INFO(path);
    CHECK_FALSE(contains(text, canary));
    CHECK_FALSE(contains(text, "DOSS-0003"));
    CHECK_FALSE(contains(text, "REPT-0003"));
    CHECK_FALSE(contains(text, "Sulaco"));
  }
  // Its author sees it: the test can see what it looks for.
  const Reader author(golden::story(), Viewer::of(StateCode{"XLA"}));
  CHECK(contains(golden::print(there(dossier_page(author.ground, "DOSS-0003"))), canary));
}

namespace {

/// Two worlds: the same acts, with and without a withheld report, its follow-up and a reminder that
/// rests on it alone, entered in the midst of the others.
golden::World world(bool with_withheld) {
  using namespace procedure;
  golden::World world = golden::story();
  const auto open_report = [&](const char* on, const char* act, const char* occurrence) {
    Reported one;
    one.occurrences = {golden::occurrence(occurrence, "2018-02-02", "Sulaco", "XCO", "XBL")};
    one.statement = {Language::en, "Stones were thrown."};
    world.enter(on, act, "XBL", "10 (a)", one);
    world.enter(on, (std::string("C") + act).c_str(), nullptr, "11 (b)",
                Circulated{Reference{act}});
  };
  open_report("2018-05-16", "REPT-0011", "DOSS-0011");
  if (with_withheld) {
    Reported hidden;
    hidden.occurrences = {golden::occurrence("DOSS-0007", "2018-02-02", "Sulaco", "XCO", "XLA")};
    hidden.statement = {Language::en, "Canary."};
    hidden.restriction = {Audience::states_concerned, {}};
    hidden.attachments = {{std::string(64, 'c'), "canary.png", "image/png", 7}};
    world.enter("2018-05-16", "REPT-0007", "XLA", "10 (a)", hidden);
    world.enter("2018-05-17", "CIRC-0007", nullptr, "11 (b)", Circulated{Reference{"REPT-0007"}});
    world.enter("2018-05-17", "JOIN-0007", nullptr, "",
                Joined{Reference{"DOSS-0011"}, Reference{"DOSS-0007"}});
    world.enter("2018-05-18", "REMD-0007", nullptr, "11 (d)",
                Reminded{StateCode{"XCO"},
                         Reference{"DOSS-0011"},
                         "",
                         {Element::justice},
                         {Reference{"REPT-0007"}}});
    FollowedUp answer;
    answer.about = Reference{"DOSS-0007"};
    answer.elements = {{Element::justice, Answer::reported, {"arrest"}, "Canary."}};
    world.enter("2018-05-18", "FOLL-0007", "XCO", "10 (b)", answer);
  }
  open_report("2018-05-19", "REPT-0012", "DOSS-0012");
  return world;
}

}  // namespace

TEST_CASE("with and without a withheld report every page for every other reader is the same") {
  for (const Viewer& viewer : {Viewer::the_public(), Viewer::the_auditor(),
                               Viewer::of(StateCode{"XGR"}), Viewer::of(StateCode{"FRA"})}) {
    const Reader with(world(true), viewer);
    const Reader without(world(false), viewer);
    const auto one = everything(with.ground);
    const auto other = everything(without.ground);
    CHECK(one.size() == other.size());
    for (const auto& [path, text] : one) {
      INFO(path);
      CHECK(text == other.at(path));
    }
  }
  const Reader concerned(world(true), Viewer::of(StateCode{"XCO"}));
  const Reader before(world(false), Viewer::of(StateCode{"XCO"}));
  CHECK(everything(concerned.ground) != everything(before.ground));
}

TEST_CASE("a dossier that never was and one that is not for the reader are the same page") {
  const Reader reader(golden::story());
  CHECK_FALSE(dossier_page(reader.ground, "DOSS-0003").has_value());
  CHECK_FALSE(dossier_page(reader.ground, "DOSS-9999").has_value());
  CHECK_FALSE(dossier_page(reader.ground, "").has_value());
  CHECK_FALSE(dossier_json(reader.ground, "DOSS-0003").has_value());
  CHECK_FALSE(state_page(reader.ground, "ZZZ").has_value());
  CHECK_FALSE(mandate_page(reader.ground, "A-RES-1-1").has_value());
  CHECK_FALSE(cycle_page(reader.ground, AssemblySession{72}).has_value());
  CHECK_FALSE(there(instrument_page(reader.ground, "I-1", {})).has_value());
}

TEST_CASE("the dossiers that are asked for, and what is no question") {
  const Reader reader(golden::story());
  const auto count = [&](const Query& query) {
    return there(dossiers_json(reader.ground, query)).at("count").to_number<int>();
  };
  CHECK(count({}) == 3);
  CHECK(count({{"host", "XGR"}}) == 1);
  CHECK(count({{"host", "XCO"}}) == 0);
  CHECK(count({{"sending", "XCO"}}) == 1);
  CHECK(count({{"year", "2017"}}) == 1);
  CHECK(count({{"year", "2018"}}) == 1);
  CHECK(count({{"nature", "arson"}}) == 2);
  CHECK(count({{"silence", "under_inquiry"}}) == 1);
  CHECK(count({{"silence", "never_answered"}, {"host", "XGR"}}) == 0);
  CHECK(count({{"page", "99"}}) == 3);
  for (const auto& [name, value] : std::map<std::string, std::string>{{"host", "XX"},
                                                                      {"sending", "'"},
                                                                      {"year", "-1"},
                                                                      {"year ", ""},
                                                                      {"nature", "zeal"},
                                                                      {"silence", "guilty"},
                                                                      {"page", "0"}}) {
    if (value.empty()) continue;
    const auto refused = dossiers_page(reader.ground, {{name, value}});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().name == name);
    // What was asked for is not repeated.
    if (name == "nature") {
      CHECK_FALSE(contains(golden::print(bad_request_page(reader.ground, refused.error())), value));
    }
  }
  CHECK_FALSE(instruments_page(reader.ground, {{"on", "2014-02-30"}}).has_value());
  CHECK_FALSE(record_page(reader.ground, {{"year", "x"}}).has_value());
}

TEST_CASE("the status of the instruments on the day of A/69/185") {
  const Reader reader(golden::story());
  const auto status = there(instruments_json(reader.ground, {{"on", "2014-07-24"}}));
  for (const auto& one : status.at("instruments").as_array()) {
    if (one.at("id").as_string() == "III-3") {
      CHECK(one.at("participant_count").to_number<int>() == 190);
    }
  }
  const auto cycle = there(cycle_json(reader.ground, AssemblySession{69}));
  CHECK(cycle.at("cycle").at("additional_participants").as_array().size() == 14);
  CHECK(cycle.at("cycle").at("stated_in_issued_report").at("additional_participants").as_int64() ==
        14);
}

TEST_CASE("two days are compared, and what is no question is refused") {
  const Reader reader(golden::story());
  const Ground& ground = reader.ground;
  const auto refused = [&](const Query& query) {
    const auto page = participation_page(ground, query);
    REQUIRE_FALSE(page.has_value());
    return page.error().name;
  };
  CHECK(refused({{"from", "yesterday"}}) == "from");
  CHECK(refused({{"until", "2016-02-30"}}) == "until");
  CHECK(refused({{"from", "2016-05-15"}, {"until", "2012-05-15"}}) == "until");
  CHECK(figures_page(ground, {{"figure", "guilt"}}).error().name == "figure");
  // What came about on the first day does not count, what came about on the second does.
  const auto& participation = ground.law.participation;
  const auto all =
      participation.new_participants(golden::day("2012-05-15"), golden::day("2016-05-15"));
  REQUIRE_FALSE(all.empty());
  const auto& one = all.front().action;
  const auto joined = [&](Date from, Date until) {
    const auto json =
        there(participation_json(ground, {{"from", from.iso()}, {"until", until.iso()}}));
    std::size_t found = 0;
    for (const auto& act : json.as_object().at("joined").as_array()) {
      const auto& act_of = act.as_object();
      if (act_of.at("instrument") == one.instrument.value().c_str() &&
          act_of.at("state").as_object().at("code") == one.state.value().c_str()) {
        ++found;
      }
    }
    return found;
  };
  CHECK(joined(one.date, one.date + 1) == 0);
  CHECK(joined(one.date - 1, one.date) == 1);
}

TEST_CASE("the figures of a small register, real States and those of the exercise apart") {
  const Reader reader(golden::story());
  const auto figures = figures_json(reader.ground).as_object();
  CHECK(figures.at("figures").as_object().at("dossiers") == 0);
  const auto& exercise = figures.at("exercise").as_object();
  CHECK(exercise.at("dossiers") == 2);
  CHECK(exercise.at("by_year").as_object().at("2017") == 1);
  CHECK(exercise.at("by_year").as_object().at("2018") == 1);
  CHECK(exercise.at("by_nature").as_object().at("arson") == 2);
  CHECK(figures.at("states").as_array().size() == 197);
}

TEST_CASE("the feed and the calendar keep their identities, and their lines are short") {
  const Reader first(golden::story());
  const Reader later(golden::story(), Viewer::the_public(), "2018-06-20");
  const auto ids = [](const std::string& text, const std::string& mark) {
    std::vector<std::string> out;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      out.push_back(text.substr(at, mark.size() + 45));
    }
    return out;
  };
  const std::string calendar = cycles_calendar(first.ground, "register.example");
  CHECK(ids(calendar, "UID:").size() > 20);
  CHECK(ids(calendar, "UID:") == ids(cycles_calendar(later.ground, "register.example"), "UID:"));
  CHECK(ids(calendar, "UID:") != ids(cycles_calendar(first.ground, "other.example"), "UID:"));
  CHECK(contains(calendar, "DTSTAMP:20180520T000000Z\r\n"));
  CHECK(contains(calendar, "practice"));
  for (const std::string_view line : split(calendar, '\n')) {
    if (line.empty()) continue;
    CHECK(line.back() == '\r');
    CHECK(line.size() <= 76);
  }
  const std::string feed = circulated_atom(first.ground, "register.example");
  const auto entries = ids(feed, "<id>urn:uuid:");
  CHECK(entries.size() > 3);
  CHECK(std::set<std::string>(entries.begin(), entries.end()).size() == entries.size());
}

TEST_CASE("no export holds one account where another exists") {
  const Reader reader(golden::story());
  const auto dossier = there(dossier_json(reader.ground, "DOSS-0002")).at("dossier");
  CHECK(dossier.at("reference").as_string() == "DOSS-0001");
  CHECK(dossier.at("accounts").as_array().size() == 2);
  CHECK(dossier.at("accounts").at(1).at("statement").at("language").as_string() == "fr");
  const std::string page = golden::print(there(dossier_page(reader.ground, "DOSS-0002")));
  CHECK(contains(page, "The police arrived after forty minutes."));
  CHECK(contains(page, "> {fr}\n"));
}

TEST_CASE("where only one account is seen, the other side says so") {
  const Reader reader(world(false));
  const std::string page = golden::print(there(dossier_page(reader.ground, "DOSS-0011")));
  CHECK(contains(page, "|| Costaguana</states/XCO>"));
  CHECK(
      contains(page, "No account of the State where it is said to have taken place is seen here."));
  const auto dossier = there(dossier_json(reader.ground, "DOSS-0011")).at("dossier");
  CHECK(dossier.at("no_account_seen_of").at(0).at("code").as_string() == "XCO");
}

TEST_CASE("what was withdrawn is named and not repeated") {
  const Reader reader(golden::story());
  for (const auto& [path, text] : everything(reader.ground)) {
    INFO(path);
    CHECK_FALSE(contains(text, "Withdrawn words."));
  }
  CHECK(there(dossier_json(reader.ground, "DOSS-0004")).at("dossier").at("withdrawn").as_bool());
}

TEST_CASE("figures that differ stand with the States that gave them") {
  golden::World world;
  const auto report = [&](const char* act, const char* occurrence, const char* by, int injured) {
    procedure::Reported one;
    one.occurrences = {golden::occurrence(occurrence, "2018-02-02", "Sulaco", "XCO", "XBL")};
    one.occurrences[0].injured = injured;
    one.statement = {Language::en, "Said."};
    world.enter("2018-03-01", act, by, "10 (a)", one);
    world.enter("2018-03-02", (std::string("C") + act).c_str(), nullptr, "11 (b)",
                procedure::Circulated{Reference{act}});
  };
  report("REPT-0021", "DOSS-0021", "XBL", 7);
  report("REPT-0022", "DOSS-0022", "XCO", 1);
  world.enter("2018-03-03", "JOIN-0021", nullptr, "",
              procedure::Joined{Reference{"DOSS-0021"}, Reference{"DOSS-0022"}});
  const Reader reader(world);
  const std::string page = golden::print(there(dossier_page(reader.ground, "DOSS-0021")));
  CHECK(contains(page,
                 "Injured: 7 (according to Blefuscu</states/XBL>); 1 (according to "
                 "Costaguana</states/XCO>);"));
  // What both say stands once.
  CHECK(contains(page, "Place: Sulaco;"));
}

TEST_CASE("what a State wrote does not become markup, a formula or a turn of direction") {
  golden::World world;
  procedure::Reported one;
  one.occurrences = {
      golden::occurrence("DOSS-0031", "2018-02-02", "=HYPERLINK(\"x\")", "XCO", "XBL")};
  one.statement = {Language::en, "Left \xE2\x80\xAE right"};
  world.enter("2018-03-01", "REPT-0031", "XBL", "10 (a)", one);
  world.enter("2018-03-02", "CIRC-0031", nullptr, "11 (b)",
              procedure::Circulated{Reference{"REPT-0031"}});
  const Reader reader(world);
  CHECK(contains(there(dossiers_csv(reader.ground, {})), "\"'=HYPERLINK(\"\"x\"\")\""));
  const std::string page = golden::print(there(dossier_page(reader.ground, "DOSS-0031")));
  CHECK(contains(page, "[U+202E]"));
  CHECK_FALSE(contains(page, "\xE2\x80\xAE"));
}

TEST_CASE("fifty dossiers a page, the newest first, each on one page alone") {
  golden::World world;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(1000 + i);
    procedure::Reported one;
    one.occurrences = {
        golden::occurrence(("D" + number).c_str(), "2018-02-02", "Sulaco", "XCO", "XBL")};
    world.enter("2018-03-01", ("R" + number).c_str(), "XBL", "10 (a)", one);
    world.enter("2018-03-02", ("C" + number).c_str(), nullptr, "11 (b)",
                procedure::Circulated{Reference{"R" + number}});
  }
  const Reader reader(world);
  const auto references = [&](const char* part) {
    std::vector<std::string> out;
    const auto answer = there(dossiers_json(reader.ground, {{"page", part}}));
    for (const auto& one : answer.at("dossiers").as_array()) {
      out.emplace_back(one.at("reference").as_string());
    }
    return out;
  };
  CHECK(references("1").size() == 50);
  CHECK(references("1").front() == "D1119");
  CHECK(references("2").front() == "D1069");
  CHECK(references("3").size() == 20);
  CHECK(references("3").back() == "D1000");
  CHECK(references("9") == references("3"));
  const std::string page =
      golden::print(there(dossiers_page(reader.ground, {{"page", "2"}, {"host", "XCO"}})));
  CHECK(contains(page, "Newer</dossiers?host=XCO>"));
  CHECK(contains(page, "Older</dossiers?host=XCO&page=3>"));
}

TEST_CASE("addresses") {
  CHECK(address::mandate("A/RES/71/145") == "/mandates/A-RES-71-145");
  CHECK(address::paragraph("A/RES/71/145", "10 (a)") == "/mandates/A-RES-71-145#paragraph-10-a");
  CHECK(address::dossier(Reference{"7QX4-M2ZD"}) == "/dossiers/7QX4-M2ZD");
  CHECK(address::dossier(Reference{"a/../b?c"}) == "/dossiers/a%2F..%2Fb%3Fc");
  CHECK(address::with("/x", {{"a", "b c"}, {"d", ""}}) == "/x?a=b%20c");
}

}  // namespace inviola::publication::pages
