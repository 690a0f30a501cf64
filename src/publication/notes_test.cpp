#include "publication/notes.h"

#include <doctest/doctest.h>

#include "publication/detail/golden.h"

namespace inviola::publication {
namespace {

using disclosure::Viewer;
using mandate::StateCode;
using procedure::Reference;

Addressing to(const char* state) { return {StateCode{state}, "", true}; }

struct Reader {
  explicit Reader(const char* state, const golden::World& world = golden::story())
      : seen(world.seen_by(Viewer::of(StateCode{state}))) {}
  Materials materials() const { return {seen, golden::law(), golden::english()}; }
  disclosure::Disclosed<procedure::Standing> seen;
};

Document required(const std::optional<Document>& document) {
  REQUIRE(document.has_value());
  return *document;
}

TEST_CASE("the circular note recalls paragraph 10, invites views and names the last day") {
  const Reader reader("AFG");
  golden::check("circular-note", required(note_for(reader.materials(), Reference{"NOTE-0001"},
                                                   {StateCode{"AFG"}, "", true})));
}

TEST_CASE("a note to an observer and to a State outside the United Nations") {
  const Reader reader("COK");
  const auto note = [&](const char* state) {
    return golden::print(required(
        circular_note(reader.materials(), Reference{"NOTE-0001"}, {StateCode{state}, "", false})));
  };
  CHECK(note("VAT").find("the Permanent Observer Mission of ") != std::string::npos);
  CHECK(note("COK").find("the Ministry of Foreign Affairs of ") != std::string::npos);
  CHECK(note("COK").find("!!") == std::string::npos);
}

TEST_CASE("receipts") {
  const ReceiptFigures receipt{42, std::string(64, 'b')};
  const Reader reader("XRU");
  golden::check(
      "acknowledgement",
      required(acknowledgement(reader.materials(), Reference{"REPT-0001"}, receipt, to("XRU"))));
  CHECK_FALSE(acknowledgement(reader.materials(), Reference{"REPT-0002"}, receipt, to("XRU")));
  CHECK_FALSE(acknowledgement(reader.materials(), Reference{"REPT-9999"}, receipt, to("XRU")));
  const Reader author("XLA");
  const std::string own = golden::print(
      required(acknowledgement(author.materials(), Reference{"REPT-0003"}, receipt, to("XLA"))));
  CHECK(own.find("will not be circulated") != std::string::npos);
}

TEST_CASE("a report is circulated with the other account of the same incident") {
  const Reader reader("XBL");
  const Document note = required(note_for(reader.materials(), Reference{"CIRC-0001"}, to("XBL")));
  golden::check("circulation-note", note);
  const std::string printed = golden::print(note);
  CHECK(printed.find("set fire to its gate") != std::string::npos);
  CHECK(printed.find("Les premières patrouilles") != std::string::npos);
}

TEST_CASE("the note of a follow-up holds the accounts of others that it answers") {
  const Reader reader("XBL");
  golden::check("circulation-note-follow-up",
                required(note_for(reader.materials(), Reference{"CIRC-0003"}, to("XBL"))));
}

TEST_CASE("no note goes out of what its addressee may not see, or of what was withdrawn") {
  golden::World world = golden::story();
  world.enter("2018-06-01", "CIRC-0009", nullptr, "11 (b)",
              procedure::Circulated{Reference{"REPT-0003"}});
  const Reader reader("XBL", world);
  CHECK_FALSE(circulation_note(reader.materials(), Reference{"CIRC-0009"}, to("XBL")));
  CHECK_FALSE(circulation_note(reader.materials(), Reference{"CIRC-0004"}, to("XBL")));
  CHECK_FALSE(circulation_note(reader.materials(), Reference{"NOTE-0001"}, to("XBL")));
  CHECK_FALSE(note_for(reader.materials(), Reference{"REPT-0001"}, to("XBL")));
  CHECK_FALSE(note_for(reader.materials(), Reference{"NONE-0000"}, to("XBL")));
}

TEST_CASE("attention is drawn to the procedure, with both accounts") {
  const Reader reader("XGR");
  golden::check("attention-note",
                required(note_for(reader.materials(), Reference{"ATTN-0001"}, to("XGR"))));
  CHECK_FALSE(attention_note(reader.materials(), Reference{"ATTN-0001"}, to("XRU")));
}

TEST_CASE("a first reminder and later ones are worded otherwise") {
  const Reader reader("XGR");
  const auto note = [&](const char* act) {
    return required(note_for(reader.materials(), Reference{act}, to("XGR")));
  };
  golden::check("reminder-first", note("REMD-0001"));
  golden::check("reminder-second", note("REMD-0002"));
  golden::check("reminder-third", note("REMD-0003"));
  CHECK(golden::print(note("REMD-0003")).find("its two reminders") != std::string::npos);
  CHECK_FALSE(reminder(reader.materials(), Reference{"REMD-0001"}, to("XRU")));
}

TEST_CASE("a reminder of a report that has not come rests on the public record") {
  golden::World world;
  const auto remind = [&](const char* on, const char* act) {
    world.enter(on, act, nullptr, "11 (d)",
                procedure::Reminded{StateCode{"GRC"}, {}, "USA-GRC-1996", {}, {}});
  };
  remind("2017-02-01", "REMD-0001");
  remind("2017-05-01", "REMD-0002");
  const Reader reader("GRC", world);
  golden::check("reminder-of-a-report",
                required(note_for(reader.materials(), Reference{"REMD-0001"}, to("GRC"))));
  golden::check("reminder-of-a-report-second",
                required(note_for(reader.materials(), Reference{"REMD-0002"}, to("GRC"))));
}

/// The story with an invitation to comment, comments and an answer.
golden::World commented_story() {
  using namespace procedure;
  golden::World world = golden::story();
  const auto secretariat = [&](const char* on, const char* reference, Body body) {
    world.enter(on, reference, nullptr, "13", std::move(body));
  };
  secretariat(
      "2018-06-01", "INVI-0001",
      CommentsInvited{73,
                      "report",
                      golden::day("2018-06-15"),
                      {StateCode{"XBL"}, StateCode{"XCO"}, StateCode{"XGR"}, StateCode{"XRU"}}});
  world.enter("2018-06-04", "COMM-0001", "XGR", "13",
              Commented{Reference{"INVI-0001"},
                        false,
                        {Reference{"FOLL-0001"}},
                        {Language::fr, "Cinq personnes ont été inculpées."}});
  secretariat("2018-06-06", "ANSW-0001",
              CommentAnswered{Reference{"COMM-0001"},
                              false,
                              {Language::en, "A follow-up would be quoted in its own right."}});
  secretariat("2018-06-07", "SUMM-0002",
              Summarized{Reference{"REPT-0002"}, "it spoke of its patrols.", false});
  return world;
}

TEST_CASE("a State is shown its own paragraphs alone, as they stood when it was asked") {
  const golden::World world = commented_story();
  const Reader reader("XGR", world);
  const Document note = required(note_for(reader.materials(), Reference{"INVI-0001"}, to("XGR")));
  golden::check("comments-note", note);
  const std::string printed = golden::print(note);
  CHECK(printed.find("Les premières patrouilles") != std::string::npos);
  CHECK(printed.find("Four persons were charged") != std::string::npos);
  // Neither another's words, nor that it spoke of the same incident, nor what came later.
  CHECK(printed.find("set fire to its gate") == std::string::npos);
  CHECK(printed.find("Ruritania") == std::string::npos);
  CHECK(printed.find("it spoke of its patrols") == std::string::npos);
  CHECK_FALSE(note_for(reader.materials(), Reference{"INVI-0001"}, to("XRU")));
  const Reader not_asked("XLA", world);
  CHECK_FALSE(note_for(not_asked.materials(), Reference{"INVI-0001"}, to("XLA")));
}

TEST_CASE("whoever commented is told what became of it") {
  const golden::World world = commented_story();
  const Reader reader("XGR", world);
  golden::check("comment-answer-note",
                required(note_for(reader.materials(), Reference{"ANSW-0001"}, to("XGR"))));
  const Reader other("XRU", world);
  CHECK_FALSE(note_for(other.materials(), Reference{"ANSW-0001"}, to("XRU")));
}

TEST_CASE("where the paragraphs are another resolution's, the note says so") {
  golden::World world;
  world.enter("2013-01-20", "NOTE-0001", nullptr, "11 (a)",
              procedure::CircularNoteSent{69, "EX/COD/1", golden::day("2014-05-15")});
  const Reader reader("AFG", world);
  const std::string printed =
      golden::print(required(circular_note(reader.materials(), Reference{"NOTE-0001"}, to("AFG"))));
  CHECK(printed.find("[^1]: The paragraphs of resolution 67/94 are not to hand.") !=
        std::string::npos);
}

/// The law with an official text imported for 71/145.
mandate::Law with_official_text() {
  mandate::Law law = golden::law();
  std::vector<mandate::Mandate> mandates = law.chain.all();
  for (mandate::Mandate& mandate : mandates) {
    if (mandate.symbol.value() != "A/RES/71/145") continue;
    for (mandate::Paragraph& paragraph : mandate.paragraphs) {
      paragraph.authentic = "Official words of " + paragraph.number.value() + ";";
    }
  }
  law.chain = mandate::Chain(std::move(mandates));
  return law;
}

TEST_CASE("the official text is quoted as such, and never as another resolution's") {
  const mandate::Law law = with_official_text();
  golden::World world = golden::story();
  world.enter("2013-01-20", "NOTE-0069", nullptr, "11 (a)",
              procedure::CircularNoteSent{69, "EX/COD/0", golden::day("2014-05-15")});
  const Reader reader("AFG", world);
  const auto note = [&](const char* act) {
    return golden::print(
        required(circular_note({reader.seen, law, golden::english()}, Reference{act}, to("AFG"))));
  };
  CHECK(note("NOTE-0001").find("Paragraph 10 of the resolution urges:") != std::string::npos);
  CHECK(note("NOTE-0001").find("(a) Official words of 10 (a);") != std::string::npos);
  CHECK(note("NOTE-0001").find("own words") == std::string::npos);
  CHECK(note("NOTE-0069").find("Official words") == std::string::npos);
  CHECK(note("NOTE-0069").find("own words") != std::string::npos);
}

}  // namespace
}  // namespace inviola::publication
