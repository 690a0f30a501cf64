#include <doctest/doctest.h>

#include <algorithm>

#include "mandate/compare.h"
#include "mandate/detail/written_date.h"
#include "mandate/import_participation.h"
#include "mandate/import_text.h"

using namespace inviola;
using namespace inviola::mandate;

namespace inviola::mandate {
const Law& shipped_law();
}

namespace {

// In the layout of a printed resolution; every word invented.
constexpr std::string_view resolution = R"(



General Assembly

Distr.: General
20 December 2044

Ninety-ninth session
Agenda item 82

Resolution adopted by the General Assembly on 9 December 2044

[on the report of the Sixth Committee (A/99/513)]

99/1. Measures for the comfort of lighthouses

The General Assembly,

Having seen the lamps,¹

Mindful of the sea
and of [97/3](#) of 11 December 2042,

¹ A/99/130 and Add.1.

A/RES/99/1
2/4

Glad of calm,

1. *Welcomes the lamps;¹*

2. *Asks*:

(a) All keepers to write, in a concise manner,² of storms;

(b) The keeper of the place – where he can – to write, with respect to

² A/97/485, annex, which goes on
over two lines.

any storm, of what he did;

3. *Decides* to look again.

*62nd plenary meeting
9 December 2044*
)";

ImportedText imported(std::string_view text) {
  auto read = import_text({"text.txt", std::string(text)});
  REQUIRE(read.has_value());
  return std::move(*read);
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text(resolution);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Date imported_day(const char* iso) { return Date::parse(iso).value(); }

/// The instrument's table as we hold it, in the depositary's form.
std::string as_status_table(const Participation& participation, const InstrumentId& id) {
  const auto written = [](Date date) {
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::to_string(date.day()) + " " + months[date.month() - 1] + " " +
           std::to_string(date.year());
  };
  std::map<StateCode, std::pair<std::string, std::string>> rows;
  for (const auto& action : participation.actions_of(id)) {
    if (action.counted_until || action.kind == ParticipationKind::withdrawal) continue;
    auto& [signing, binding] = rows[action.state];
    switch (action.kind) {
      case ParticipationKind::signature:
        signing = written(action.date);
        break;
      case ParticipationKind::succession_to_signature:
        signing = written(action.date) + " d";
        break;
      case ParticipationKind::ratification:
        binding = written(action.date);
        break;
      case ParticipationKind::accession:
        binding = written(action.date) + " a";
        break;
      case ParticipationKind::acceptance:
        binding = written(action.date) + " A";
        break;
      case ParticipationKind::approval:
        binding = written(action.date) + " AA";
        break;
      case ParticipationKind::succession:
        binding = written(action.date) + " d";
        break;
      case ParticipationKind::withdrawal:
        break;
    }
  }
  std::string out = "Participant\tSignature\tRatification, Accession(a), Succession(d)\n";
  int footnote = 1;
  for (const auto& [state, cells] : rows) {
    out += std::string(shipped_law().states.name(state, Language::en, imported_day("2014-07-24"))) +
           (++footnote % 3 == 0 ? " " + std::to_string(footnote) : "") + "\t" + cells.first + "\t" +
           cells.second + "\n";
  }
  return out;
}

ParticipationPreview table(const std::string& text, const char* instrument = "III-5") {
  auto read = preview_status_table({"table.txt", text}, InstrumentId{instrument}, "the table",
                                   shipped_law().states, shipped_law().participation);
  REQUIRE(read.has_value());
  return std::move(*read);
}

std::string one(const TreatyAction& action) {
  return action.state.value() + " " + std::string(word(action.kind)) + " " + action.date.iso();
}

}  // namespace

TEST_CASE("a resolution is taken apart") {
  const ImportedText text = imported(resolution);
  CHECK(text.symbol.value() == "A/RES/99/1");
  CHECK(text.title == "Measures for the comfort of lighthouses");
  CHECK(text.adopted == imported_day("2044-12-09"));
  for (const auto& line : text.unrecognised) MESSAGE(line.text << ": " << line.why);
  CHECK(text.unrecognised.empty());
  CHECK(text.footnotes ==
        std::vector<std::string>{"A/99/130 and Add.1.",
                                 "A/97/485, annex, which goes on over two lines."});
  std::vector<std::string> numbers;
  for (const auto& paragraph : text.paragraphs) numbers.push_back(paragraph.number.value());
  CHECK(numbers == std::vector<std::string>{"preamble 1", "preamble 2", "preamble 3", "1", "2",
                                            "2 (a)", "2 (b)", "3"});
  CHECK(text.paragraphs[0].text == "Having seen the lamps,");
  CHECK(text.paragraphs[1].text == "Mindful of the sea and of 97/3 of 11 December 2042,");
  CHECK(text.paragraphs[3].text == "Welcomes the lamps;");
  CHECK(text.paragraphs[5].text == "All keepers to write, in a concise manner, of storms;");
  CHECK(text.paragraphs[6].text ==
        "The keeper of the place – where he can – to write, with respect to any storm, of what he "
        "did;");
  CHECK(text.paragraphs[3].line == 33);
}

TEST_CASE("a preambular paragraph goes on over the end of a page") {
  const ImportedText text = imported(changed("Glad of calm,", "Glad of\n\n² A/1, annex.\n\ncalm,"));
  CHECK(text.unrecognised.empty());
  CHECK(text.paragraphs[2].text == "Glad of calm,");
}

TEST_CASE("every line of a resolution that is not understood is named") {
  const auto only = [](const std::string& text) {
    const auto read = imported(text);
    return read.unrecognised.size() == 1
               ? std::to_string(read.unrecognised[0].line) + ": " + read.unrecognised[0].why
               : std::to_string(read.unrecognised.size()) + " unrecognised";
  };
  CHECK(only(changed("Agenda item 82", "Weather: fine")) ==
        "11: not a line that the masthead of a resolution has");
  CHECK(only(changed("Glad of calm,", "glad of calm,")) ==
        "31: a preambular paragraph begins with a capital letter");
  CHECK(only(changed("3. *Decides*", "4. *Decides*")) ==
        "46: paragraph 3 should come here: is one missing or misread?");
  const auto skipped = imported(changed("(b) The", "(c) The")).unrecognised;
  REQUIRE(skipped.size() == 2);  // and what goes on after the footnote
  CHECK(skipped[0].why.find("2 (b) should come here") != std::string::npos);
  CHECK(only(changed("3. *Decides*", "Perhaps\n\n3. *Decides*")) ==
        "46: neither a numbered paragraph nor the rest of one");
  CHECK(only(std::string(resolution) + "\nAddress of the printer\n") ==
        "51: after the meeting and its day nothing is expected");
  CHECK(only(changed("meeting\n9 December", "meeting\n10 December"))
            .find("the masthead gives 2044-12-09") != std::string::npos);
}

TEST_CASE("a text that is no resolution is refused") {
  CHECK_FALSE(import_text({"x", "Dear colleague,\n\nAll is well.\n"}));
  CHECK_FALSE(import_text({"x", ""}));
  CHECK_FALSE(import_text({"x", "99/1. T\xFF"}));
  CHECK_FALSE(import_text({"x", std::string(10'000'000, 'x')}));
  CHECK(import_text({"x", std::string(1'000'000, '[') + "](\n\n99/1. A title\n"}).has_value());
}

TEST_CASE("an imported text meets our paragraphs by their numbers") {
  Mandate mandate;
  mandate.symbol = MandateSymbol{"A/RES/99/1"};
  mandate.paragraphs = {{ParagraphNumber{"1"}, Force::hortatory, {}, {}},
                        {ParagraphNumber{"2 (b)"}, Force::duty, {}, {}},
                        {ParagraphNumber{"4"}, Force::duty, {}, {}}};
  const ImportedText text = imported(resolution);
  const TextMatch found = match(text, mandate);
  CHECK(found.same_symbol);
  CHECK(found.both.size() == 2);
  CHECK(found.only_in_text.size() == 6);
  CHECK(found.only_in_mandate == std::vector<ParagraphNumber>{ParagraphNumber{"4"}});
  const Mandate beside = with_authentic_text(mandate, text);
  CHECK(beside.paragraphs[0].authentic == "Welcomes the lamps;");
  CHECK(beside.paragraphs[2].authentic.empty());
}

TEST_CASE("two mandates are compared, paragraph by paragraph and obligation by obligation") {
  const Mandate& now = *shipped_law().chain.find(MandateSymbol{"A/RES/71/145"});
  CHECK(compare(now, now, Language::en).differences.empty());
  Mandate other = now;
  other.obligations[6].deadline = ReasonablePeriod{120};
  other.obligations[6].remind->at_most = 2;
  other.obligations.pop_back();
  other.paragraphs[14].wording[static_cast<std::size_t>(Language::en)] = "Otherwise.";
  other.paragraphs.push_back({ParagraphNumber{"16"}, Force::hortatory, {}, {}});
  other.paragraphs.back().wording[static_cast<std::size_t>(Language::en)] = "One more.";
  const auto found = compare(now, other, Language::en).differences;
  REQUIRE(found.size() == 5);
  CHECK(found[0].subject == "paragraph 1");
  CHECK(found[0].aspect == "wording");
  CHECK(found[0].after == "Otherwise.");
  CHECK(found[1] == Difference{"paragraph 16", "", "", "One more."});
  CHECK(found[2] == Difference{"obligation report", "deadline",
                               "reasonable period, 90 days (practice)",
                               "reasonable period, 120 days (practice)"});
  CHECK(found[3].aspect == "reminders");
  CHECK(found[4].subject == "obligation agenda-item");
  CHECK(found[4].after.empty());
}

TEST_CASE("a mandate whose paragraphs are not to hand is said to be so, not compared") {
  const Chain& chain = shipped_law().chain;
  const auto found = compare(*chain.find(MandateSymbol{"A/RES/69/121"}),
                             *chain.find(MandateSymbol{"A/RES/71/145"}), Language::en);
  CHECK(found.not_to_hand == std::vector<MandateSymbol>{MandateSymbol{"A/RES/69/121"}});
  for (const auto& one : found.differences) {
    CHECK_FALSE(one.subject.starts_with("paragraph"));
    CHECK_FALSE(one.subject.starts_with("obligation"));
  }
  CHECK(found.differences.size() >= 4);
}

TEST_CASE("dates as they are written") {
  using detail::written_date;
  CHECK(written_date("24 Apr 1963") == imported_day("1963-04-24"));
  CHECK(written_date(" 4  April 1963 ") == imported_day("1963-04-04"));
  CHECK(written_date("1963-04-24") == imported_day("1963-04-24"));
  CHECK(written_date("1 Sept 1993") == imported_day("1993-09-01"));
  CHECK_FALSE(written_date("31 Apr 1963"));
  CHECK_FALSE(written_date("24 Avr 1963"));
  CHECK_FALSE(written_date("24 Apr 63"));
  CHECK_FALSE(written_date("Apr 1963"));
  CHECK_FALSE(written_date(""));
}

TEST_CASE("a status table of what we hold changes nothing, for every instrument") {
  const Participation& present = shipped_law().participation;
  for (const auto& instrument : present.instruments()) {
    auto preview = table(as_status_table(present, instrument.id), instrument.id.value().c_str());
    for (const auto& line : preview.unrecognised) MESSAGE(line.text << ": " << line.why);
    CHECK(preview.unrecognised.empty());
    CHECK(preview.added.empty());
    CHECK(preview.changed.empty());
    CHECK(preview.removed.empty());
    CHECK_FALSE(preview.same.empty());
  }
}

TEST_CASE("what a status table would change is shown, and each line it does not understand") {
  const std::string text =
      "STATUS AS AT 1 Jan 2025\n"
      "Participant\tSignature, Succession to signature(d)\tRatification, Acceptance(A), "
      "Accession(a), Succession(d)\n"
      "Australia 1\t\t26 Jan 1968 a\n"       // same
      "Austria\t18 Apr 1961\t29 Apr 1966\n"  // another day
      "Vanuatu\t\t15 Nov 2018 a\n"           // new
      "Vanuatu\t\t15 Nov 2018 a\n"           // twice
      "[United States of America]\t[29 Jun 1961]\t[13 Nov 1972]\n"
      "[Japan]\t26 Mar 1962\t[8 Jun 1964]\n"
      "Atlantis\t\t1 Jan 1990 a\n"
      "Bahrain\t\t31 Feb 1990 a\n"
      "Chad\t\t\n"
      "Tonga\t1 Jan 1990\t2 Jan 1990\t3 Jan 1990\n"
      "End Note\n";
  const auto preview = table(text);
  REQUIRE(preview.added.size() == 1);
  CHECK(one(preview.added[0]) == "VUT accession 2018-11-15");
  CHECK(preview.added[0].source == "the table");
  REQUIRE(preview.changed.size() == 1);
  CHECK(one(preview.changed[0].before) == "AUT ratification 1966-04-28");
  CHECK(one(preview.changed[0].after) == "AUT ratification 1966-04-29");
  std::vector<std::string> same;
  for (const auto& action : preview.same) same.push_back(one(action));
  CHECK(same == std::vector<std::string>{"AUS accession 1968-01-26", "AUT signature 1961-04-18",
                                         "USA signature 1961-06-29", "USA ratification 1972-11-13",
                                         "JPN signature 1962-03-26",
                                         "JPN ratification 1964-06-08"});
  REQUIRE(preview.withdrawn.size() == 2);
  CHECK(preview.withdrawn[0].state.value() == "USA");
  CHECK(preview.withdrawn[0].known);
  CHECK(preview.withdrawn[1].state.value() == "JPN");
  CHECK_FALSE(preview.withdrawn[1].known);
  CHECK(preview.removed.size() == 101 - 1 - 7);  // all but the withdrawal and what stands there
  std::vector<std::string> lines;
  for (const auto& line : preview.unrecognised) {
    lines.push_back(std::to_string(line.line) + ": " + line.why);
  }
  std::sort(lines.begin(), lines.end());
  CHECK(lines == std::vector<std::string>{
                     "10: \"31 Feb 1990 a\" is no day, as \"24 Apr 1963\" or \"24 Apr 1963 a\"",
                     "11: no day stands beside the participant", "12: more days than columns",
                     "13: neither a participant with a day nor the head of a table",
                     "1: neither a participant with a day nor the head of a table",
                     "6: the same action stands in the table twice",
                     "9: no State is called \"Atlantis\""});
}

TEST_CASE("cells may be parted by spaces, semicolons or tabs, with or without a head") {
  const auto added = [](const std::string& text) {
    std::vector<std::string> out;
    for (const auto& action : table(text).added) out.push_back(one(action));
    return out;
  };
  using Lines = std::vector<std::string>;
  CHECK(added("Tonga    1 Jan 1990   2 Jan 1991\n") ==
        Lines{"TON signature 1990-01-01", "TON ratification 1991-01-02"});
  CHECK(added("Tonga    1 Jan 1990\n") == Lines{"TON signature 1990-01-01"});
  CHECK(added("Tonga    2 Jan 1991 a\n") == Lines{"TON accession 1991-01-02"});
  CHECK(added("Tonga;;2 Jan 1991 A\n") == Lines{"TON acceptance 1991-01-02"});
  CHECK(added("Tonga;;1991-01-02 AA\r\n") == Lines{"TON approval 1991-01-02"});
  CHECK(added("Tonga\t2 Jan 1991 d\t\n") == Lines{"TON succession to signature 1991-01-02"});
  CHECK(added("Tonga\t\t2 Jan 1991 d\n") == Lines{"TON succession 1991-01-02"});
  CHECK(added("Tonga\u00A0\u00A02 Jan 1991\u00A0d\n") == Lines{"TON succession 1991-01-02"});
  CHECK(added("Participant  Accession, Succession(d)\nTonga  2 Jan 1991\n") ==
        Lines{"TON accession 1991-01-02"});
  CHECK(added("Participant\tRatification\nTonga 3,4\t2 Jan 1991\n") ==
        Lines{"TON ratification 1991-01-02"});
}

TEST_CASE("a mark that is not known is no day, and recollection is not what a table confirms") {
  const auto marked = table("Tonga\t\t2 Jan 1991 s\n");
  CHECK(marked.added.empty());
  CHECK(marked.unrecognised.size() == 1);
  const auto gone = table("Czechoslovakia\t\t27 Jan 1988 a\n", "XVIII-5");
  CHECK(gone.same.empty());
  CHECK(gone.added.size() == 1);
}

TEST_CASE("a State that left and came back is added, not changed") {
  const auto preview = table(
      "Participant\tSignature\tRatification, Accession(a)\nUnited States of America\t\t1 Mar "
      "2024 a\n");
  REQUIRE(preview.added.size() == 1);
  CHECK(preview.changed.empty());
  const Participation after = apply(shipped_law().participation, preview);
  const InstrumentId id{"III-5"};
  const StateCode america{"USA"};
  CHECK(after.is_participant(id, america, imported_day("2018-10-11")));
  CHECK_FALSE(after.is_participant(id, america, imported_day("2020-01-01")));
  CHECK(after.is_participant(id, america, imported_day("2024-03-01")));
}

TEST_CASE("rows of our own form add and change, and remove nothing") {
  const std::string head = "instrument,state,action,date,confidence,source,remark\n";
  const auto read = [&](const std::string& rows) {
    return preview_rows({"rows.csv", head + rows}, shipped_law().states,
                        shipped_law().participation);
  };
  const auto preview = read(
      "III-3,VUT,accession,2018-11-15,high,the depositary,\n"
      "III-3,Solomon Islands,accession,2019-11-15,high,the depositary,\n"
      "III-3,GMB,accession,2013-03-28,high,the depositary,\n"
      "III-3,GMB,accession,2013-03-29,medium,the depositary,corrected\n"
      "III-3,QQQ,accession,2018-11-15,high,the depositary,\n"
      "III-33,VUT,accession,2018-11-15,high,the depositary,\n"
      "III-3,PLW,adhesion,2018-11-15,high,the depositary,\n"
      "III-3,PLW,accession,15 Nov 2018,high,the depositary,\n"
      "III-3,PLW,accession,2018-11-15,high,,\n");
  REQUIRE(preview.has_value());
  CHECK(preview->added.size() == 2);
  CHECK(preview->same.size() == 1);
  CHECK(preview->changed.size() == 1);
  CHECK(preview->removed.empty());
  CHECK(preview->unrecognised.size() == 5);
  CHECK(preview->unrecognised[0].line == 6);
  const Participation after = apply(shipped_law().participation, *preview);
  const InstrumentId id{"III-3"};
  CHECK(after.count(id, imported_day("2020-01-01")) ==
        shipped_law().participation.count(id, imported_day("2020-01-01")) + 2);
  CHECK(after.find(id) != nullptr);
  CHECK(after.gaps().size() == shipped_law().participation.gaps().size());
  CHECK_FALSE(preview_rows({"rows.csv", "instrument,state\n"}, shipped_law().states,
                           shipped_law().participation));
  CHECK_FALSE(read("\xFF"));
}

TEST_CASE("a status table is refused where nothing can be made of it") {
  const auto read = [](std::string text, const char* instrument) {
    return preview_status_table({"t", std::move(text)}, InstrumentId{instrument}, "s",
                                shipped_law().states, shipped_law().participation)
        .has_value();
  };
  CHECK(read("", "III-3"));
  CHECK_FALSE(read("", "III-33"));
  CHECK_FALSE(read("\xFF", "III-3"));
  CHECK_FALSE(read(std::string(10'000'000, ' '), "III-3"));
}
