// The law as shipped, read from the data folder.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "mandate/check.h"
#include "mandate/compare.h"
#include "mandate/reader.h"

using namespace inviola;
using namespace inviola::mandate;

namespace inviola::mandate {

std::vector<DataFile> data_folder() {
  namespace fs = std::filesystem;
  const fs::path root = fs::path(INVIOLA_ROOT) / "data";
  std::vector<DataFile> out;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out.push_back({fs::relative(entry.path(), root).generic_string(),
                   std::string(std::istreambuf_iterator<char>(in), {})});
  }
  return out;
}

const Law& shipped_law() {
  static const Law law = [] {
    auto read = read_law(data_folder());
    if (!read) {
      for (const auto& error : read.error()) MESSAGE(to_string(error));
    }
    REQUIRE(read.has_value());
    return std::move(*read);
  }();
  return law;
}

}  // namespace inviola::mandate

namespace {

Date day(const char* iso) { return Date::parse(iso).value(); }
InstrumentId instrument(const char* id) { return InstrumentId{id}; }
StateCode state(const char* code) { return StateCode{code}; }

}  // namespace

TEST_CASE("the law as shipped holds together") {
  const auto found = check(shipped_law(), day("2030-12-31"));
  for (const auto& error : found) MESSAGE(to_string(error));
  CHECK(found.empty());
}

TEST_CASE("each day from 15 December 1980 to the end of 2030 has exactly one mandate") {
  const Chain& chain = shipped_law().chain;
  CHECK(chain.all().size() == 26);
  CHECK(chain.in_force(day("1980-12-14")) == nullptr);
  const Mandate* before = nullptr;
  int changes = 0;
  for (Date on = day("1980-12-15"); on <= day("2030-12-31"); on = on + 1) {
    const Mandate* now = chain.in_force(on);
    REQUIRE(now != nullptr);
    CHECK_FALSE(on < now->in_force_from);
    if (now != before) ++changes;
    before = now;
  }
  CHECK(changes == 26);
  CHECK(chain.in_force(day("2016-12-12"))->symbol.value() == "A/RES/69/121");
  CHECK(chain.in_force(day("2016-12-13"))->symbol.value() == "A/RES/71/145");
  CHECK(chain.in_force(day("2018-12-19"))->symbol.value() == "A/RES/71/145");
  CHECK(chain.in_force(day("2018-12-20"))->symbol.value() == "A/RES/73/205");
  CHECK(chain.in_force(day("2026-11-24"))->symbol.value() == "A/RES/77/108");
}

TEST_CASE("a day of adoption that was not seen is a bound, and said to be one") {
  const Chain& chain = shipped_law().chain;
  const Mandate* seen = chain.find(MandateSymbol{"A/RES/67/94"});
  CHECK(seen->adopted == day("2012-12-14"));
  CHECK_FALSE(seen->in_force_from_is_bound);
  const Mandate* unseen = chain.find(MandateSymbol{"A/RES/69/121"});
  CHECK_FALSE(unseen->adopted);
  CHECK(unseen->in_force_from == day("2014-12-31"));
  CHECK(unseen->in_force_from_is_bound);
  const auto seen_days = std::count_if(chain.all().begin(), chain.all().end(),
                                       [](const Mandate& m) { return m.adopted.has_value(); });
  CHECK(seen_days == 9);
}

TEST_CASE("the cycles, as far as sources give them") {
  const Chain& chain = shipped_law().chain;
  const Mandate* of_67 = chain.for_report_to(AssemblySession{67});
  REQUIRE(of_67 != nullptr);
  CHECK(of_67->symbol.value() == "A/RES/65/30");
  CHECK(of_67->cycle->cut_off == day("2012-05-15"));
  CHECK_FALSE(of_67->cycle->cut_off_is_practice);
  CHECK(of_67->cycle->addendum_closes == day("2012-09-28"));
  CHECK_FALSE(of_67->cycle->addendum_closes_is_practice);
  CHECK(of_67->cycle->report_symbols == std::vector<std::string>{"A/67/126", "A/67/126/Add.1"});
  const Mandate* of_69 = chain.for_report_to(AssemblySession{69});
  CHECK(of_69->symbol.value() == "A/RES/67/94");
  CHECK(of_69->cycle->cut_off == day("2014-05-15"));
  CHECK(of_69->cycle->cut_off_is_practice);
  CHECK(of_69->cycle->addendum_closes == day("2014-09-30"));
  CHECK(of_69->cycle->addendum_closes_is_practice);
  CHECK(of_69->cycle->provisional_item == 81);
  CHECK(of_69->cycle->item == 80);
  CHECK(of_69->cycle->previous_report == "A/67/126");
  CHECK(of_69->cycle->report_distributed == day("2014-07-24"));
  CHECK(of_69->cycle->reports_by_cut_off == 7);
  CHECK(of_69->cycle->views_by_cut_off == 5);
  CHECK(chain.for_report_to(AssemblySession{73})->symbol.value() == "A/RES/71/145");
  CHECK(chain.for_report_to(AssemblySession{79})->cycle->report_symbols.empty());
}

TEST_CASE("71/145 stands in full, and the others are worked as it is") {
  const Chain& chain = shipped_law().chain;
  const Mandate* mandate = chain.find(MandateSymbol{"A/RES/71/145"});
  REQUIRE(mandate != nullptr);
  CHECK(mandate->paragraphs.size() == 14 + 15 + 2 + 4 + 2);
  for (const auto& paragraph : mandate->paragraphs) {
    CHECK_MESSAGE(!paragraph.wording[static_cast<std::size_t>(Language::en)].empty(),
                  paragraph.number.value());
    CHECK(paragraph.authentic.empty());
  }
  CHECK(mandate->find(ParagraphNumber{"3"})->force == Force::hortatory);
  CHECK(mandate->find(ParagraphNumber{"10 (b)"})->force == Force::duty);
  CHECK(mandate->find(ParagraphNumber{"11 (c)"})->force == Force::power);
  for (const auto& other : chain.all()) {
    if (other.symbol == mandate->symbol) continue;
    CHECK(other.worked_as == mandate->symbol);
    CHECK(chain.worked(other.in_force_from) == mandate);
  }
}

TEST_CASE("the table of duties and powers under 71/145 (tests/golden/mandates)") {
  const Mandate& mandate = *shipped_law().chain.find(MandateSymbol{"A/RES/71/145"});
  std::string table;
  for (const auto& one : mandate.obligations) {
    table += one.source.value();
    for (const auto& other : one.also_under) table += ", " + other.value();
    table += " | " + std::string(word(one.owed_by)) + (one.power ? " may" : " owes") + " | " +
             std::string(word(one.owes)) + " | to: " + std::string(word(one.owed_to)) +
             " | after: " + std::string(word(one.after)) + " | " + describe(one.deadline);
    if (one.remind) {
      table += " | remind under " + one.remind->source.value() + " every " +
               std::to_string(one.remind->every_days) + " days, at most " +
               std::to_string(one.remind->at_most) + " times (practice)";
    }
    table += "\n";
  }
  const std::filesystem::path path =
      std::filesystem::path(INVIOLA_ROOT) / "tests/golden/mandates/A-RES-71-145.txt";
  if (const char* mode = std::getenv("INVIOLA_GOLDEN"); mode && std::string_view(mode) == "write") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << table;
  }
  std::ifstream in(path);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == table);
}

TEST_CASE("no number of days is the law's, and each says so") {
  for (const auto& obligation :
       shipped_law().chain.find(MandateSymbol{"A/RES/71/145"})->obligations) {
    CHECK_FALSE(std::holds_alternative<WithinDays>(obligation.deadline));
    const bool dated = std::holds_alternative<AtSession>(obligation.deadline) ||
                       std::holds_alternative<WhenAppropriate>(obligation.deadline);
    CHECK(is_practice(obligation.deadline) == !dated);
  }
}

TEST_CASE("only the State where it happened can be reminded, and only under 11 (d)") {
  for (const auto& obligation :
       shipped_law().chain.find(MandateSymbol{"A/RES/71/145"})->obligations) {
    if (!obligation.remind) continue;
    CHECK(obligation.owed_by == Role::territorial_state);
    CHECK(obligation.remind->source.value() == "11 (d)");
  }
}

TEST_CASE("197 States of today, 193 of them Members") {
  int members = 0;
  int today = 0;
  for (const auto& record : shipped_law().states.all()) {
    if (record.status == UnStatus::member) {
      ++members;
      CHECK_MESSAGE(record.admitted.has_value(), record.code.value());
      CHECK_MESSAGE(!record.regional_group.empty(), record.code.value());
    }
    if (record.status != UnStatus::former && record.status != UnStatus::invented) {
      ++today;
      for (const Language language : all_languages) {
        CHECK_MESSAGE(!record.names.back().short_form[static_cast<std::size_t>(language)].empty(),
                      record.code.value());
      }
    }
  }
  CHECK(members == 193);
  CHECK(today == 197);
}

TEST_CASE("a State is called what it was called on the day") {
  const States& states = shipped_law().states;
  const auto name = [&](const char* code, const char* on) {
    return std::string(states.name(state(code), Language::en, day(on)));
  };
  CHECK(name("TUR", "2022-06-01") == "Turkey");
  CHECK(name("TUR", "2022-06-02") == "Türkiye");
  CHECK(name("SWZ", "2018-06-01") == "Swaziland");
  CHECK(name("SWZ", "2018-06-02") == "Eswatini");
  CHECK(name("CZE", "2014-07-24") == "Czech Republic");
  CHECK(name("CZE", "2018-01-01") == "Czechia");
  CHECK(name("COD", "1971-10-26") == "Congo (Leopoldville)");
  CHECK(name("COD", "1971-10-27") == "Zaire");
  CHECK(name("COD", "2014-01-01") == "Democratic Republic of the Congo");
  CHECK(name("SRB", "1999-05-07") == "Federal Republic of Yugoslavia");
  CHECK(name("CAF", "1978-01-01") == "Central African Empire");
  CHECK(name("CAF", "1985-01-01") == "Central African Republic");
  CHECK(name("CSHH", "1990-01-01") == "Czechoslovakia");
  CHECK(name("VAT", "2014-01-01") == "Holy See");
  CHECK(states.name(state("RUS"), Language::zh, day("2014-01-01")) == "俄罗斯联邦");
  CHECK(states.name(state("PSE"), Language::fr, day("2014-01-01")) == "État de Palestine");
  CHECK(states.name(state("SWZ"), Language::ru, day("2010-01-01")) == "Свазиленд");
  CHECK(states.name(state("COD"), Language::ru, day("1980-01-01")) == "Zaire");
  CHECK(states.name(state("QQQ"), Language::en, day("2010-01-01")) == "QQQ");
  CHECK(states.formal_name(state("SWZ"), Language::fr, day("2020-01-01")) ==
        "le Royaume d’Eswatini");
  CHECK(states.formal_name(state("TUR"), Language::es, day("2024-01-01")) == "Türkiye");
}

TEST_CASE("a State did not exist before it began or after it ceased") {
  const States& states = shipped_law().states;
  CHECK(states.exists(state("CSHH"), day("1992-12-31")));
  CHECK_FALSE(states.exists(state("CSHH"), day("1993-01-01")));
  CHECK_FALSE(states.exists(state("CZE"), day("1992-12-31")));
  CHECK(states.exists(state("CZE"), day("1993-01-01")));
  CHECK_FALSE(states.exists(state("MNE"), day("2006-06-02")));
  CHECK(states.exists(state("FRA"), day("1900-01-01")));
  CHECK_FALSE(states.exists(state("ZZZ"), day("2014-01-01")));
}

TEST_CASE("a State is recognised by any of its names") {
  const States& states = shipped_law().states;
  const auto code = [&](const char* name) {
    const auto found = states.recognise(name);
    return found ? found->value() : std::string("?");
  };
  CHECK(code("Iran (Islamic Republic of)") == "IRN");
  CHECK(code("iran (islamic republic of)") == "IRN");
  CHECK(code("Türkiye") == "TUR");
  CHECK(code("Turkiye") == "TUR");
  CHECK(code("Turkey") == "TUR");
  CHECK(code("Czech Republic") == "CZE");
  CHECK(code("State of Palestine") == "PSE");
  CHECK(code("Côte d'Ivoire") == "CIV");
  CHECK(code("COTE D’IVOIRE") == "CIV");
  CHECK(code("United States of America") == "USA");
  CHECK(code("China") == "CHN");
  CHECK(code("Holy See") == "VAT");
  CHECK(code("St. Lucia") == "LCA");
  CHECK(code("The former Yugoslav Republic of Macedonia") == "MKD");
  CHECK(code("Lao People's Democratic Republic") == "LAO");
  CHECK(code("Российская Федерация") == "RUS");
  CHECK(code("Федеративные") == "?");
  CHECK(code("中国") == "CHN");
  CHECK(code("الأردن") == "JOR");
  CHECK(code("États-Unis d'Amérique") == "USA");
  CHECK(code("Yugoslavia") == "YUCS");
  CHECK(code("Congo") == "COG");
  CHECK(code("Niger") == "NER");
  CHECK(code("Atlantis") == "?");
  CHECK(code("") == "?");
  CHECK(code("Fran\xFF") == "?");
}

TEST_CASE("every present and former name of the list leads back to its State") {
  const States& states = shipped_law().states;
  for (const auto& record : states.all()) {
    for (const auto& name : record.names) {
      for (const auto& form : name.short_form) {
        if (form.empty()) continue;
        const auto found = states.recognise(form);
        CHECK_MESSAGE(found.has_value(), form);
        if (found) CHECK_MESSAGE(*found == record.code, form);
      }
    }
  }
}

TEST_CASE("the figures of the instruments come out of the tables") {
  const Participation& all = shipped_law().participation;
  CHECK(all.count(instrument("III-3"), day("2014-07-24")) == 190);
  CHECK(all.participants(instrument("III-3"), day("2014-07-24")).size() == 190);
  std::vector<std::string> ours;
  for (const auto& one : all.instruments()) {
    if (one.of_the_procedure) ours.push_back(one.id.value());
  }
  CHECK(ours ==
        std::vector<std::string>{"III-3", "III-4", "III-5", "III-6", "III-7", "III-8", "XVIII-7"});
  CHECK(all.instruments().size() == 15);
}

TEST_CASE("14 pairs by 8 States came between the reports of 2012 and 2014") {
  const Participation& all = shipped_law().participation;
  const auto fresh = all.new_participants(day("2012-05-15"), day("2014-07-24"));
  CHECK(fresh.size() == 14);
  std::set<std::string> states;
  std::map<std::string, int> per;
  for (const auto& one : fresh) {
    states.insert(one.state.value());
    ++per[one.instrument.value()];
    CHECK(one.action.confidence == Confidence::high);
  }
  CHECK(states.size() == 8);
  CHECK(per ==
        std::map<std::string, int>{
            {"III-3", 3}, {"III-5", 2}, {"III-6", 4}, {"III-7", 1}, {"III-8", 1}, {"XVIII-7", 3}});
  const Mandate* mandate = shipped_law().chain.for_report_to(AssemblySession{69});
  CHECK(static_cast<int>(fresh.size()) == mandate->cycle->additional_participants);
}

TEST_CASE("the day of an action counts, the day of a withdrawal does not") {
  const Participation& all = shipped_law().participation;
  const auto palestine = [&](const char* on) {
    return all.is_participant(instrument("III-3"), state("PSE"), day(on));
  };
  CHECK_FALSE(palestine("2014-04-01"));
  CHECK(palestine("2014-04-02"));
  CHECK(all.new_participants(day("2014-04-02"), day("2014-04-02")).empty());
  CHECK(all.new_participants(day("2014-04-01"), day("2014-04-02")).size() == 2);
  const auto america = [&](const char* on) {
    return all.is_participant(instrument("III-5"), state("USA"), day(on));
  };
  CHECK(america("2018-10-11"));
  CHECK_FALSE(america("2018-10-12"));
  CHECK(all.count(instrument("III-5"), day("2018-10-11")) -
            all.count(instrument("III-5"), day("2018-10-12")) ==
        1);
}

TEST_CASE("counting agrees with listing on every day that matters") {
  const Participation& all = shipped_law().participation;
  for (const auto& one : all.instruments()) {
    for (const auto& action : all.actions_of(one.id)) {
      for (const int off : {-1, 0, 1}) {
        const Date on = action.date + off;
        const auto listed = all.participants(one.id, on);
        REQUIRE(all.count(one.id, on) == listed.size());
        REQUIRE(std::is_sorted(listed.begin(), listed.end(),
                               [](const auto& a, const auto& b) { return a.state < b.state; }));
      }
    }
  }
}

TEST_CASE("recollection about States that are gone never counts") {
  const Participation& all = shipped_law().participation;
  int kept = 0;
  int counted = 0;
  for (const auto& action : all.actions()) {
    if (!action.counted_until) continue;
    ++kept;
    if (action.counted) {
      ++counted;
      CHECK(action.confidence == Confidence::high);
    }
  }
  CHECK(kept == 24);
  CHECK(counted == 2);
  CHECK_FALSE(all.is_participant(instrument("III-3"), state("CSHH"), day("1980-01-01")));
  CHECK(all.is_participant(instrument("III-3"), state("VNM"), day("1974-01-01")));
  CHECK_FALSE(all.is_participant(instrument("III-3"), state("VNM"), day("1976-07-03")));
  CHECK(all.is_participant(instrument("XVIII-5"), state("DDDE"), day("1990-10-02")));
  CHECK_FALSE(all.is_participant(instrument("XVIII-5"), state("DDDE"), day("1990-10-03")));
}

TEST_CASE("status on a day takes no more than a few microseconds") {
  const Participation& all = shipped_law().participation;
  const InstrumentId id = instrument("XVIII-7");
  const auto start = std::chrono::steady_clock::now();
  std::size_t sum = 0;
  constexpr int times = 20'000;
  for (int i = 0; i < times; ++i) sum += all.count(id, day("1975-01-01") + i);
  const auto spent = std::chrono::steady_clock::now() - start;
  CHECK(sum > 0);
  MESSAGE("ns a count: " << spent / std::chrono::nanoseconds(1) / times);
}

TEST_CASE("the public record, the form and the cities") {
  const Law& law = shipped_law();
  CHECK(law.record.size() == 75);
  const auto reported = std::count_if(law.record.begin(), law.record.end(),
                                      [](const auto& e) { return e.reported_under_procedure; });
  CHECK(reported == 4);
  CHECK(law.form.find("target")->holds("consulate-general"));
  CHECK(law.form.find("nature")->holds("mob-intrusion"));
  CHECK_FALSE(law.form.find("nature")->holds("rudeness"));
  CHECK(law.form.find("weather") == nullptr);
  CHECK(law.united_nations_cities.size() == 20);
  CHECK(law.united_nations_cities.front() == "New York");
}

TEST_CASE("the exercise is read only where it is given") {
  CHECK(shipped_law().states.find(state("XRU"))->status == UnStatus::invented);
  auto files = data_folder();
  std::erase_if(files, [](const DataFile& f) { return f.path.starts_with("exercise/"); });
  const auto law = read_law(files);
  REQUIRE(law.has_value());
  CHECK(law->states.find(state("XRU")) == nullptr);
}
