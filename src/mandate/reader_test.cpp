// Each reader, with what it must refuse.
#include "mandate/reader.h"

#include <doctest/doctest.h>

#include "mandate/check.h"

using namespace inviola;
using namespace inviola::mandate;

namespace inviola::mandate {
std::vector<DataFile> data_folder();
const Law& shipped_law();
}  // namespace inviola::mandate

namespace {

constexpr Practice practice{{5, 15}, {9, 30}};

std::string mandate_text(
    std::string_view deadline = "{ kind = \"on receipt\", practice_days = 3 }") {
  return "symbol = \"A/RES/99/1\"\n"
         "session = 99\n"
         "title = \"Invented\"\n"
         "adopted = 2044-12-09\n"
         "[cycle]\n"
         "session = 101\n"
         "year = 2046\n"
         "[paragraphs]\n"
         "\"1\" = \"hortatory\"\n"
         "\"2 (a)\" = \"duty\"\n"
         "[[obligation]]\n"
         "id = \"pass-on\"\n"
         "source = \"2 (a)\"\n"
         "owed_by = \"Secretary-General\"\n"
         "owed_to = \"all States\"\n"
         "owes = \"circulation\"\n"
         "after = \"received\"\n"
         "deadline = " +
         std::string(deadline) + "\n";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text) {
  const auto read = read_mandate({"m.toml", text}, practice);
  return read ? std::string("read") : to_string(read.error());
}

template <class T>
std::string why(const Result<T, ReadError>& read) {
  return read ? std::string("read") : to_string(read.error());
}

constexpr std::string_view states_head =
    "code,status,admitted,regional_group,began,began_source,names_source,ar,zh,en,fr,ru,es,"
    "formal_ar,formal_zh,formal_en,formal_fr,formal_ru,formal_es\n";

std::string states_text(std::string_view rows) {
  return std::string(states_head) + std::string(rows);
}

constexpr std::string_view actions_head = "instrument,state,action,date,confidence,source,remark\n";

}  // namespace

TEST_CASE("a mandate is read") {
  const auto read = read_mandate({"m.toml", mandate_text()}, practice);
  REQUIRE_MESSAGE(read.has_value(), why(read));
  CHECK(read->symbol.value() == "A/RES/99/1");
  CHECK(read->adopted == Date::parse("2044-12-09"));
  CHECK(read->cycle->cut_off == Date::parse("2046-05-15"));
  CHECK(read->cycle->cut_off_is_practice);
  REQUIRE(read->obligations.size() == 1);
  CHECK(std::get<OnReceipt>(read->obligations[0].deadline).practice_days == 3);
  CHECK(is_practice(read->obligations[0].deadline));
  CHECK(read->find(Performance::circulation)->id == "pass-on");
  CHECK(read->find(Performance::views) == nullptr);
}

TEST_CASE("every kind of deadline is read, and an unknown one is refused with those known") {
  const auto kind = [](std::string_view deadline) {
    const auto read = read_mandate({"m.toml", mandate_text(deadline)}, practice);
    return read ? std::string(word(read->obligations[0].deadline)) : to_string(read.error());
  };
  CHECK(kind("{ kind = \"without delay\", practice_days = 60 }") == "without delay");
  CHECK(kind("{ kind = \"within days\", days = 60 }") == "within days");
  CHECK(kind("{ kind = \"reasonable period\", practice_days = 9 }") == "reasonable period");
  CHECK(kind("{ kind = \"on date\", date = 2045-01-01 }") == "on date");
  CHECK(kind("{ kind = \"by the cut-off\" }") == "by the cut-off");
  CHECK(kind("{ kind = \"at session\", session = 101 }") == "at session");
  CHECK(kind("{ kind = \"when appropriate\" }") == "when appropriate");
  CHECK(kind("{ kind = \"soon\" }") ==
        "m.toml:18: unknown kind of deadline \"soon\": known are without delay, on receipt, within "
        "days, reasonable period, on date, by the cut-off, at session, when appropriate");
  CHECK(kind("{ kind = \"on receipt\" }") == "m.toml:18: \"practice_days\" is missing");
  CHECK(kind("{ kind = \"on receipt\", practice_days = 0 }").ends_with("must be at least 1"));
  CHECK(kind("{ kind = \"on receipt\", days = 3 }").starts_with("m.toml:18: "));
}

TEST_CASE("a mandate that is not as it should be names the line and the mend") {
  const std::string good = mandate_text();
  CHECK(refusal(good) == "read");
  CHECK(refusal(with(good, "2044-12-09", "2044-02-30")).starts_with("m.toml:4: "));
  CHECK(refusal(with(good, "2044-12-09", "\"2044-12-09\"")) ==
        "m.toml:4: \"adopted\" must be a date without quotes, as 2016-12-13");
  CHECK(refusal(with(good, "adopted =", "adoptd =")).find("is needed, and not both") !=
        std::string::npos);
  CHECK(refusal(with(good, "title =", "titel =")).find("\"title\" is missing") !=
        std::string::npos);
  CHECK(refusal(with(good, "title =", "colour = 1\ntitle ="))
            .starts_with("m.toml:3: unknown key \"colour\": known here are "));
  CHECK(
      refusal(with(good, "\"all States\"", "\"everybody\""))
          .starts_with(
              "m.toml:15: unknown owed_to \"everybody\": known are any State, territorial State"));
  CHECK(refusal(with(good, "\"duty\"", "\"must\"")) ==
        "m.toml:10: unknown force \"must\": known are duty, power, hortatory");
  CHECK(refusal(with(good, "session = 99", "session = \"99\"")).starts_with("m.toml:2: "));
  CHECK(refusal(with(good, "session = 99", "session = -1")).starts_with("m.toml:2: "));
  CHECK(refusal(with(good, "session = 99", "session = 99999999999999999999"))
            .starts_with("m.toml:2: "));
  CHECK(refusal(good + good.substr(good.find("[[obligation]]"))) ==
        "m.toml:20: the id \"pass-on\" is given twice");
  CHECK(refusal(good + "symbol").starts_with("m.toml:19: "));
  CHECK(refusal(good + "\xFF") == "m.toml:19: the text is not UTF-8: save it as UTF-8");
  CHECK(refusal("x = \"" + std::string(10'000'000, 'x')).find("larger than") != std::string::npos);
  CHECK(refusal("x = " + std::string(100'000, '[')) != "read");
}

TEST_CASE("our wording goes to the paragraphs, all of them, once each") {
  auto mandate = *read_mandate({"m.toml", mandate_text()}, practice);
  const auto read = [&](const std::string& text) {
    return why(read_wording({"en.txt", text}, Language::en, mandate));
  };
  CHECK(read("# ours\n[1]\nOne\nline.\n\n[2 (a)]\nTwo.\n") == "read");
  CHECK(mandate.paragraphs[0].wording[static_cast<std::size_t>(Language::en)] == "One line.");
  const Mandate before = mandate;
  mandate = *read_mandate({"m.toml", mandate_text()}, practice);
  CHECK(read("[1]\nOne.\n") == "en.txt: paragraph \"2 (a)\" has no wording");
  CHECK(mandate.paragraphs[0].wording[static_cast<std::size_t>(Language::en)].empty());
  CHECK(read("[3]\nThree.\n").starts_with("en.txt:1: A/RES/99/1 has no paragraph \"3\""));
  CHECK(read("[1]\nOne.\n\n[1]\nAgain.\n") == "en.txt:4: paragraph \"1\" is worded twice");
  CHECK(read("Lost words.\n").starts_with("en.txt:1: words without a paragraph"));
  CHECK(read("[1]\n\xFF\n").find("not UTF-8") != std::string::npos);
}

TEST_CASE("settings of the office are a month and a day that every year has") {
  const auto read = [](const std::string& cut_off, const std::string& longest = "14400") {
    return why(read_practice({"p.toml", "cut_off = \"" + cut_off +
                                            "\"\naddendum_closes = \"09-30\"\n[correspondence]\n"
                                            "confirm_within_days = 30\nconfirm_every_days = 365\n"
                                            "drill_every_days = 182\ncomment_days = 14\n"
                                            "first_pause_seconds = 300\n"
                                            "longest_pause_seconds = " +
                                            longest + "\ngive_up_after_hours = 72\n"}));
  };
  CHECK(read("05-15") == "read");
  CHECK(read("02-29") == "p.toml:1: \"cut_off\" must be a month and a day, as \"05-15\"");
  CHECK(read("5-15") != "read");
  CHECK(read("05-15", "0") == "p.toml:9: \"longest_pause_seconds\" must be 1 or more");
  CHECK(read("05-15", "299") == "p.toml:9: the longest pause is shorter than the first");
  CHECK(why(read_practice({"p.toml", "cut_off = \"05-15\"\naddendum_closes = \"09-30\"\n"})) ==
        "p.toml:1: there is no table [correspondence]");
}

TEST_CASE("States are refused with their line") {
  const auto read = [](std::string_view rows) {
    return why(read_states({"s.csv", states_text(rows)}));
  };
  CHECK(read("XYZ,member,1990-01-02,African Group,,,list,,,Somewhere,,,,,,,,,\n") == "read");
  CHECK(read("XYZ,member,1990-02-30,African Group,,,list,,,Somewhere,,,,,,,,,\n") ==
        "s.csv:2: \"admitted\" is \"1990-02-30\": write a day that exists as YYYY-MM-DD");
  CHECK(read("XYZ,friend,,,,,list,,,Somewhere,,,,,,,,,\n") ==
        "s.csv:2: unknown status \"friend\": known are member, observer, other, former, invented");
  CHECK(read("xyz,other,,,,,list,,,Somewhere,,,,,,,,,\n")
            .starts_with("s.csv:2: \"xyz\" is not a code"));
  CHECK(read("XYZ,other,,,,,list,,,,,,,,,,,,\n") == "s.csv:2: XYZ has no English short form");
  CHECK(read("XYZ,other,,,,,list,,,A,,,,,,,,,\nXYZ,other,,,,,list,,,B,,,,,,,,,\n") ==
        "s.csv:3: the code XYZ is given twice");
  CHECK(read("XYZ,other\n") == "s.csv:2: 2 fields where the header names 19 columns");
  CHECK(read("XYZ,other,,,,,list,,,\xFF,,,,,,,,,\n").starts_with("s.csv:2: the text is not UTF-8"));
  CHECK(why(read_states({"s.csv", "code,status\n"})) ==
        "s.csv:1: the column \"admitted\" is missing");
}

TEST_CASE("former names are put before the present one and end it where they meet") {
  States states;
  const auto read_first =
      read_states({"s.csv", states_text("XYZ,other,,,,,list,,,New,,,,,,,,,\n")});
  REQUIRE(read_first.has_value());
  states.add(read_first->front());
  const std::string head = "kind,code,from,until,confirmed,successors,ar,zh,en,fr,ru,es,source\n";
  const auto read = [&](const std::string& rows) {
    return why(read_former({"f.csv", head + rows}, states));
  };
  CHECK(read("name,XYZ,,2000-01-01,no,,,,Old,,,,memory\n") == "read");
  const StateCode code{"XYZ"};
  CHECK(states.name(code, Language::en, *Date::parse("2000-01-01")) == "Old");
  CHECK(states.name(code, Language::en, *Date::parse("2000-01-02")) == "New");
  CHECK(states.find(code)->names.back().from == Date::parse("2000-01-02"));
  CHECK_FALSE(states.find(code)->names.front().confirmed);
  CHECK(states.recognise("old") == code);
  CHECK(states.recognise("NEW") == code);
  CHECK(read("name,QQQ,,2000-01-01,no,,,,Old,,,,memory\n") == "f.csv:2: there is no State QQQ");
  CHECK(read("name,XYZ,2001-01-01,2000-01-01,no,,,,O,,,,m\n") ==
        "f.csv:2: \"until\" lies before \"from\"");
  CHECK(read("name,XYZ,,2000-01-01,perhaps,,,,O,,,,m\n") ==
        "f.csv:2: \"confirmed\" is \"perhaps\": write yes or no");
  CHECK(read("empire,XYZ,,2000-01-01,no,,,,O,,,,m\n") ==
        "f.csv:2: unknown kind \"empire\": known are state, name");
  CHECK(read("state,XYZ,,2000-01-01,no,,,,O,,,,m\n").find("four capital letters") !=
        std::string::npos);
  CHECK(read("state,XYZZ,,1999-12-31,no,XYZ,,,Gone,,,,m\n") == "read");
  CHECK(states.find(StateCode{"XYZZ"})->successors == std::vector<StateCode>{code});
  CHECK_FALSE(states.exists(StateCode{"XYZZ"}, *Date::parse("2000-01-01")));
}

TEST_CASE("a name that two States bear is recognised as neither, a present one before a former") {
  States states;
  const auto add = [&](const char* code, const char* name, bool is_former) {
    StateRecord record;
    record.code = StateCode{code};
    StateName one;
    one.short_form[static_cast<std::size_t>(Language::en)] = name;
    if (is_former) one.until = Date::parse("1990-01-01");
    record.names.push_back(one);
    states.add(record);
  };
  add("AAA", "Twin", false);
  add("BBB", "Twin", false);
  CHECK_FALSE(states.recognise("twin"));
  add("CCC", "Heir", false);
  add("DDD", "Heir", true);
  CHECK(states.recognise("Heir")->value() == "CCC");
  add("CCC", "Renamed", false);  // replaces
  CHECK(states.recognise("Heir")->value() == "DDD");
  CHECK(states.all().size() == 4);
}

TEST_CASE("invented States bear X-codes") {
  const auto read = [](const std::string& code, const std::string& forms) {
    return why(
        read_exercise_states({"x.toml", "[[state]]\ncode = \"" + code +
                                            "\"\nsource = \"a novel\"\nshort = " + forms + "\n"}));
  };
  CHECK(read("XRU", "{ en = \"Ruritania\" }") == "read");
  CHECK(read("RUR", "{ en = \"Ruritania\" }") ==
        "x.toml:2: the code of an invented State is one of XAA to XZZ");
  CHECK(read("XRU", "{ fr = \"Ruritanie\" }").starts_with("x.toml:4: \"short\" needs"));
  CHECK(read("XRU", "{ de = \"Ruritanien\" }").starts_with("x.toml:4: unknown key \"de\""));
}

TEST_CASE("treaty actions are refused with their line") {
  const auto read = [](std::string_view row) {
    return why(read_actions({"a.csv", std::string(actions_head) + std::string(row)}));
  };
  CHECK(read("III-3,FRA,ratification,1970-12-31,high,table,\n") == "read");
  CHECK(
      read("III-3,FRA,adhesion,1970-12-31,high,table,\n")
          .starts_with("a.csv:2: unknown action \"adhesion\": known are signature, ratification"));
  CHECK(
      read("III-3,FRA,ratification,31/12/1970,high,table,\n").starts_with("a.csv:2: \"date\" is"));
  CHECK(read("III-3,FRA,ratification,,high,table,\n") == "a.csv:2: \"date\" is empty");
  CHECK(read("III-3,FRA,ratification,1970-12-31,sure,table,\n") ==
        "a.csv:2: unknown confidence \"sure\": known are high, medium, low");
  CHECK(read("III-3,FRA,ratification,1970-12-31,high,,\n") == "a.csv:2: \"source\" is empty");
  const auto gone = [](std::string_view row) {
    return why(read_predecessors(
        {"p.csv", "instrument,state,name,action,date,counted_until,counts,confidence,source\n" +
                      std::string(row)}));
  };
  CHECK(gone("III-3,CSHH,Czechoslovakia,accession,1963-05-24,1992-12-31,no,low,memory\n") ==
        "read");
  CHECK(gone("III-3,CSHH,Czechoslovakia,accession,1963-05-24,1992-12-31,yes,low,memory\n")
            .starts_with("p.csv:2: a predecessor's act counts only with high confidence"));
}

TEST_CASE("the working form is closed in itself") {
  const auto read = [](const std::string& text) { return why(read_form({"f.toml", text})); };
  const std::string colours = "[[vocabulary]]\nname = \"colour\"\nterms = [\"red\", \"blue\"]\n";
  const auto field = [](const std::string& rest) {
    return "[[report]]\nname = \"paint\"\nsource = \"x\"\n" + rest;
  };
  CHECK(read(colours + field("kind = \"term\"\nvocabulary = \"colour\"\n")) == "read");
  CHECK(read(colours + field("kind = \"term\"\nvocabulary = \"taste\"\n"))
            .find("there is no vocabulary \"taste\"") != std::string::npos);
  CHECK(read(colours + field("kind = \"term\"\n")).find("needs a \"vocabulary\"") !=
        std::string::npos);
  CHECK(read(field("kind = \"smell\"\n")).starts_with("f.toml:4: unknown kind \"smell\""));
  CHECK(read(colours + colours) == "f.toml:5: the vocabulary \"colour\" is given twice");
  CHECK(read("[[vocabulary]]\nname = \"c\"\nterms = [\"red\", \"red\"]\n") ==
        "f.toml:3: the term \"red\" is given twice");
  CHECK(read("[[vocabulary]]\nname = \"c\"\nterms = [\"red\", 7]\n").starts_with("f.toml:3: "));
  CHECK(read(field("kind = \"line\"\nrequired_in = [\"later\"]\n"))
            .ends_with("unknown stage \"later\": known are alert, full"));
}

TEST_CASE("known events keep what the source states, and no more") {
  const auto event = [](const std::string& more) {
    return "[[event]]\nid = \"e\"\ndate = \"2014-04\"\nhost_states = [\"XRU\"]\ntarget = "
           "\"embassy\"\n"
           "nature = [\"premises\"]\nactor = \"not stated\"\n"
           "sources = [\"a paper\"]\n" +
           more;
  };
  const auto read = read_record({"r.toml", event("")});
  REQUIRE_MESSAGE(read.has_value(), why(read));
  CHECK(read->front().date.iso() == "2014-04");
  CHECK_FALSE(read->front().killed);
  const auto refused = [&](const std::string& text) { return why(read_record({"r.toml", text})); };
  CHECK(refused(with(event(""), "2014-04", "April 2014")).starts_with("r.toml:3: \"date\" is"));
  CHECK(
      refused(with(event(""), "host_states = [\"XRU\"]", "place = \"x\"")).find("several_hosts") !=
      std::string::npos);
  CHECK(refused(event("killed = \"many\"\n")).starts_with("r.toml:9: \"killed\" must be"));
  CHECK(refused(event("") + event("")).ends_with("the id \"e\" is given twice"));
}

TEST_CASE("a law with a part missing or a part that does not fit is refused, all errors at once") {
  auto files = data_folder();
  std::erase_if(files, [](const DataFile& f) { return f.path == "record/events.toml"; });
  for (auto& file : files) {
    if (file.path == "instruments/gaps.csv") file.text += "broken\n";
  }
  const auto law = read_law(files);
  REQUIRE_FALSE(law.has_value());
  CHECK(law.error().size() == 2);
}

TEST_CASE("what check finds") {
  const auto found_with = [](std::string_view path, std::string_view from, std::string_view to) {
    auto files = data_folder();
    for (auto& file : files) {
      if (file.path == path) file.text = with(file.text, from, to);
    }
    const auto law = read_law(files);
    std::string out;
    if (!law) {
      for (const auto& error : law.error()) out += to_string(error) + "\n";
    }
    return out;
  };
  const std::string ours = "mandates/A-RES-71-145/mandate.toml";
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(has(found_with(ours, "\"3\" = \"hortatory\"", "\"3\" = \"duty\""),
            "paragraph \"3\" is marked duty, but by what cites it, it is hortatory"));
  CHECK(has(found_with(ours, "\"15\" = \"duty\"", "\"15\" = \"hortatory\""),
            "paragraph \"15\" is marked hortatory"));
  CHECK(has(found_with(ours, "source = \"15\"", "source = \"16\""), "paragraph \"16\""));
  CHECK(has(found_with(ours, "source = \"11 (d)\", every", "source = \"11 (e)\", every"),
            "report: the reminder rests on paragraph \"11 (e)\", which is not there"));
  CHECK(has(found_with(ours, "succeeds = \"A/RES/69/121\"", "succeeds = \"A/RES/67/94\""),
            "the mandate before it is A/RES/69/121"));
  CHECK(has(found_with("mandates/A-RES-73-205/mandate.toml", "adopted = 2018-12-20",
                       "adopted = 2016-12-13"),
            "in force from the same day"));
  CHECK(has(found_with("mandates/A-RES-73-205/mandate.toml", "worked_as = \"A/RES/71/145\"",
                       "worked_as = \"A/RES/35/168\""),
            "whose paragraphs are not there"));
  CHECK(has(found_with("instruments/actions.csv", "III-1,AFG,", "III-99,AFG,"),
            "III-99, AFG, 1947-09-05: there is no such instrument"));
  CHECK(has(found_with("instruments/actions.csv", "III-1,AFG,", "III-1,QQQ,"),
            "III-1, QQQ, 1947-09-05: there is no such State"));
  CHECK(has(found_with("instruments/predecessors.csv", "III-3,CSHH,", "III-3,CSQQ,"),
            "instruments/predecessors.csv: III-3, CSQQ"));
  CHECK(has(found_with("record/events.toml", "\"bombing\"", "\"noise\""),
            "USA-LBN-1983: unknown nature \"noise\""));
  CHECK(has(found_with("record/events.toml", "host_states = [\"LBN\"]", "host_states = [\"QQQ\"]"),
            "there is no State QQQ"));
  CHECK(has(found_with("instruments/gaps.csv", "\nIII-6-zambia,III-6,", "\nIII-6-zambia,III-66,"),
            "III-6-zambia: there is no such instrument"));
  CHECK(has(found_with("instruments/gaps.csv", "1,1,ZMB", "1,1,ZMB ZZZ"),
            "III-6-zambia: there is no State ZZZ"));
  CHECK(has(found_with("instruments/gaps.csv", "1,1,ZMB", ",1,ZMB"),
            "give the least and the most that may be missing, or neither"));
  CHECK(has(found_with("instruments/gaps.csv", "1,1,ZMB", "1,1000,ZMB"),
            "a number up to 999 is expected under \"missing_max\""));
}
