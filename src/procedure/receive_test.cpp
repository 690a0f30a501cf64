// What the procedure refuses: each code once at least, with the paragraph that it cites.
#include "procedure/receive.h"

#include <doctest/doctest.h>
#include <shipped.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace inviola::procedure {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const mandate::Law& law() { return *shipped::law(); }

const Date today = *Date::parse("2018-03-01");
const StateCode ruritania{"XRU"};
const StateCode graustark{"XGR"};
const StateCode laurania{"XLA"};
Reference ref(const char* text) { return Reference{text}; }
Statement say(std::string words) { return {Language::en, std::move(words)}; }

Occurrence occurrence(const char* reference) {
  Occurrence out;
  out.reference = ref(reference);
  out.date = PartialDate::parse("2018-02-20");
  out.place = "Edelweiss";
  out.host = graustark;
  out.sending_states = {ruritania};
  return out;
}
Reported report(Occurrence one) { return {.occurrences = {std::move(one)}, .statement = say("x")}; }

/// A register in which something of each kind stands.
Standing register_with_everything() {
  const Restriction withheld{Audience::secretary_general, {}};
  Reported hidden = report(occurrence("hidden.1"));
  hidden.restriction = withheld;
  std::vector<std::pair<const char*, std::pair<const char*, Body>>> acts;
  const auto add = [&](const char* reference, const char* author, Body body) {
    acts.push_back({reference, {author, std::move(body)}});
  };
  add("r1", "XRU", report(occurrence("r1.1")));
  add("r2", "XRU", report(occurrence("r2.1")));
  add("r3", "XRU", report(occurrence("r3.1")));
  add("r4", "XRU", report(occurrence("r4.1")));
  add("hidden", "XRU", hidden);
  add("views", "XRU", ViewsSubmitted{.statement = say("v")});
  add("gone", "XRU", report(occurrence("gone.1")));
  add("going", "XRU", Withdrawn{.about = ref("gone")});
  add("sent", "", CircularNoteSent{73, "N/1", *Date::parse("2018-05-15")});
  add("round", "", Circulated{ref("r1")});
  add("join", "", Joined{ref("r1.1"), ref("r2.1")});
  add("said", "XGR",
      FollowedUp{.about = ref("r1.1"), .elements = {{Element::justice, Answer::reported, {}, {}}}});
  add("asked", "XRU", ProtectionRequested{graustark, say("guards")});
  add("offices", "", GoodOfficesOffered{{ruritania}, {}});
  add("issued", "", Issued{71, "X/71/1", "report", std::string(64, '0')});
  add("invited", "",
      CommentsInvited{73, "report", *Date::parse("2018-06-30"), {graustark, ruritania}});
  add("remark", "XRU", Commented{.about = ref("invited"), .statement = say("x")});
  add("answer", "", CommentAnswered{.about = ref("remark"), .taken_up = true});
  add("replaced", "", Translated{ref("r1"), "statement", {Language::fr, "y"}});
  add("translation", "", Translated{ref("r1"), "statement", {Language::fr, "z"}});
  Standing out;
  for (const auto& [reference, rest] : acts) {
    const std::string author = rest.first;
    out = after(
        std::move(out),
        std::make_shared<const EnteredAct>(EnteredAct{
            out.acts(), today,
            Act{ref(reference), author.empty() ? std::nullopt : std::optional(StateCode{author}),
                today, "A/RES/71/145", "", rest.second}}));
  }
  return out;
}

struct Refused {
  const char* code;
  const char* paragraph;
  const char* author;  ///< empty: the desk
  Body body;
  const char* field;
  Date on = today;
  Date done = today;
};

template <class Change>
Reported changed(Change change) {
  Occurrence one = occurrence("new.1");
  change(one);
  return report(std::move(one));
}

Reported attached(Attachment attachment) {
  Reported out = report(occurrence("new.1"));
  out.attachments = {std::move(attachment)};
  return out;
}

std::vector<Refused> all_refused() {
  const std::string digest(64, '0');
  const auto place = [](std::string words) {
    return changed([&](Occurrence& o) { o.place = std::move(words); });
  };
  Reported many = report(occurrence("new.1"));
  many.occurrences.resize(201, occurrence("new.1"));
  Reported listed = report(occurrence("new.1"));
  listed.restriction = {Audience::listed, {}};
  Reported completing = report(occurrence("new.1"));
  completing.completes = ref("views");
  const Restriction everyone{};
  const Restriction closed{Audience::secretary_general, {}};
  const Date tomorrow = today + 1;
  const Date after_cut_off = *Date::parse("2018-05-20");
  const Date after_all = *Date::parse("2018-10-10");
  return {
      {"missing-field", "10 (a)", "XRU", Reported{.statement = say("x")}, "occurrences"},
      {"missing-field", "10 (a)", "XRU", place(" "), "occurrences[0].place"},
      {"missing-field", "10 (a)", "XRU", listed, "restriction.listed"},
      {"missing-field", "10 (b)", "XGR", FollowedUp{.about = ref("r1.1")}, "elements"},
      {"missing-field", "12", "XRU", ViewsSubmitted{}, "statement.words"},
      {"missing-field", "11 (d)", "", Reminded{.to = graustark, .about = ref("r1.1")}, "elements"},
      {"too-many", "10 (a)", "XRU", many, "occurrences"},
      {"too-long", "10 (a)", "XRU", place(std::string(501, 'x')), "occurrences[0].place"},
      {"not-utf8", "10 (a)", "XRU", place("\xff"), "occurrences[0].place"},
      {"hidden-controls", "10 (a)", "XRU", place("a\x01"), "occurrences[0].place"},
      {"date-in-future", "10 (a)", "XRU",
       changed([](Occurrence& o) { o.date = PartialDate::parse("2018-03-02"); }),
       "occurrences[0].date"},
      {"date-in-future", "10 (a)", "XRU", report(occurrence("new.1")), "done", today, tomorrow},
      {"date-before-1900", "10 (a)", "XRU",
       changed([](Occurrence& o) { o.date = PartialDate::parse("1899"); }), "occurrences[0].date"},
      {"out-of-range", "10 (a)", "XRU", changed([](Occurrence& o) {
         o.continuing = true;
         o.until = PartialDate::parse("2017");
       }),
       "occurrences[0].until"},
      {"out-of-range", "11 (a)", "", CircularNoteSent{75, "N/2", today}, "cut_off"},
      {"cut-off-too-late", "11 (a)", "", CircularNoteSent{75, "N/2", *Date::parse("2020-10-01")},
       "cut_off"},
      {"malformed", "10 (a)", "XRU",
       changed([](Occurrence& o) { o.until = PartialDate::parse("2018-02-21"); }),
       "occurrences[0].until"},
      {"malformed", "13", "", Issued{73, "X/73/1", "report", "no digest"}, "digest"},
      {"attachment-too-large", "10 (a)", "XRU",
       attached({digest, "a.pdf", "application/pdf", (25u << 20) + 1}), "attachments[0]"},
      {"unknown-term", "10 (a)", "XRU", changed([](Occurrence& o) { o.nature = {"rudeness"}; }),
       "occurrences[0].nature[0]"},
      {"unknown-state", "10 (a)", "XRU", changed([](Occurrence& o) { o.host = StateCode{"QQQ"}; }),
       "occurrences[0].host"},
      {"state-did-not-exist", "10 (a)", "CSHH", report(occurrence("new.1")), "author"},
      {"already-entered", "10 (a)", "XRU", report(occurrence("r1.1")), "occurrences[0].reference"},
      {"unknown-communication", "11 (b)", "", Circulated{ref("never")}, "about"},
      {"unknown-communication", "10 (a)", "XRU", completing, "completes"},
      {"unknown-dossier", "10 (b)", "XGR", FollowedUp{.about = ref("never"), .statement = say("x")},
       "about"},
      {"unknown-event", "11 (d)", "", Reminded{.to = graustark, .event = "never"}, "event"},
      {"not-the-author", "10 (a)", "XLA", Withdrawn{.about = ref("r1")}, "about"},
      {"not-the-author", "11 (b)", "XGR", Withheld{ref("r1"), closed}, "about"},
      {"not-a-power-of", "11 (b)", "XRU", Circulated{ref("r2")}, "kind"},
      {"not-a-power-of", "10 (a)", "", report(occurrence("new.1")), "kind"},
      {"not-concerned", "11 (c)", "", AttentionDrawn{ref("r1.1"), laurania}, "to"},
      {"not-concerned", "11 (d)", "",
       Reminded{.to = ruritania, .about = ref("r1.1"), .elements = {Element::outcome}}, "to"},
      {"not-concerned", "5", "XLA", ProtectionAnswered{ref("asked"), say("x")}, "about"},
      {"not-concerned", "9", "XLA", GoodOfficesAnswered{ref("offices"), true, {}}, "about"},
      {"views-not-covered", "11 (b)", "XRU", Withheld{ref("views"), closed}, "about"},
      {"not-an-outcome", "", "", Dispatched{ref("sent"), {{graustark, "fetched"}}},
       "deliveries[0].outcome"},
      {"views-not-covered", "11 (b)", "", Circulated{ref("views")}, "about"},
      {"nothing-withheld", "11 (b)", "XRU", Withheld{ref("r1"), everyone}, "restriction.audience"},
      {"same-restriction", "11 (b)", "XRU", Withheld{ref("hidden"), closed}, "restriction"},
      {"nothing-to-release", "11 (b)", "XRU", Released{ref("r1"), everyone}, "about"},
      {"withheld", "11 (b)", "", Circulated{ref("hidden")}, "about"},
      {"withheld", "13", "", Summarized{ref("hidden"), "In short.", false}, "about"},
      {"already-circulated", "11 (b)", "", Circulated{ref("r1")}, "about"},
      {"already-withdrawn", "10 (a)", "XRU", Withdrawn{.about = ref("gone")}, "about"},
      {"already-withdrawn", "11 (b)", "", Circulated{ref("gone")}, "about"},
      {"already-sent", "11 (a)", "", CircularNoteSent{73, "N/2", today + 60}, "session"},
      {"no-cycle", "11 (a)", "", CircularNoteSent{74, "N/2", today + 60}, "session"},
      {"nothing-open", "11 (d)", "",
       Reminded{.to = graustark, .about = ref("r1.1"), .elements = {Element::justice}}, "elements"},
      {"still-received", "13", "", CommentsInvited{73, "report", today + 90, {}}, "part"},
      {"already-issued", "13", "", CommentsInvited{71, "report", today + 90, {}}, "part"},
      {"already-invited", "13", "", CommentsInvited{73, "report", after_cut_off + 90, {}}, "part",
       after_cut_off, after_cut_off},
      {"nobody-quoted", "13", "", CommentsInvited{73, "addendum", after_all + 9, {}}, "part",
       after_all, after_all},
      {"not-concerned", "13", "XLA", Commented{.about = ref("invited"), .agreed = true}, "about"},
      {"not-quoted", "13", "XRU", Commented{ref("invited"), false, {ref("said")}, say("x")},
       "entries[0]"},
      {"comments-closed", "13", "XRU", Commented{.about = ref("invited"), .agreed = true}, "about",
       after_all, after_all},
      {"already-answered", "13", "", CommentAnswered{ref("remark"), true, {}}, "about"},
      {"no-words", "", "", Translated{ref("r1"), "justice", {Language::fr, "y"}}, "field"},
      {"same-language", "", "", Translated{ref("r1"), "statement", say("y")},
       "translation.language"},
      {"not-the-translator", "", "XRU", TranslationWithdrawn{ref("translation"), {}}, "about"},
      {"translation-gone", "", "", TranslationWithdrawn{ref("replaced"), {}}, "about"},
      {"already-joined", "", "", Joined{ref("r2.1"), ref("r1.1")}, "second"},
      {"not-joined", "", "", Separated{ref("r3.1")}, "about"},
      {"no-mandate", "", "XRU", report(occurrence("new.1")), "done", *Date::parse("1980-01-01"),
       *Date::parse("1980-01-01")},
      {"no-mandate", "", "", MandateAdopted{"A/RES/99/1"}, "symbol"},
  };
}

TEST_CASE("each refusal has its code, its paragraph and its place") {
  const Standing seen = register_with_everything();
  for (const Refused& one : all_refused()) {
    const std::string author = one.author;
    const Filing filing{author.empty() ? std::nullopt : std::optional(StateCode{author}), one.done,
                        ref("new"), one.body};
    const auto ruling = receive(seen, law(), filing, one.on);
    REQUIRE_MESSAGE(!ruling.has_value(), one.code << " at " << one.field << " was not refused");
    CHECK(ruling.error().code == one.code);
    CHECK_MESSAGE(ruling.error().paragraph == one.paragraph, one.code << " at " << one.field);
    CHECK_MESSAGE(ruling.error().field == one.field, one.code);
  }
}

TEST_CASE("no refusal of the rules goes without a test") {
  std::set<std::string> tested;
  for (const Refused& one : all_refused()) tested.insert(one.code);
  const std::regex refusal("refuse\\(\"([a-z0-9-]+)\"");
  std::size_t found = 0;
  for (const char* file : {"receive.cpp", "detail/checks.cpp"}) {
    const std::string text = text_of(fs::path(INVIOLA_ROOT) / "src/procedure" / file);
    for (std::sregex_iterator at(text.begin(), text.end(), refusal), end; at != end; ++at) {
      ++found;
      CHECK_MESSAGE(tested.contains((*at)[1]), "no test for the refusal " << (*at)[1].str());
    }
  }
  CHECK(found > 50);
}

TEST_CASE("what is received is done under the paragraph of its duty") {
  const Standing seen = register_with_everything();
  const auto entered = [&](std::optional<StateCode> author, Body body) {
    return receive(seen, law(), {std::move(author), today, ref("new"), std::move(body)}, today);
  };
  const auto reported = entered(ruritania, report(occurrence("new.1")));
  REQUIRE(reported.has_value());
  CHECK(reported->paragraph == "10 (a)");
  CHECK(reported->mandate == "A/RES/71/145");
  CHECK(entered(laurania, FollowedUp{.about = ref("r1.1"), .statement = say("x")})->paragraph ==
        "10 (b)");
  // A reminder says on which reports it rests: those that name the State.
  const auto reminded =
      entered({}, Reminded{.to = graustark, .about = ref("r1.1"), .elements = {Element::outcome}});
  REQUIRE(reminded.has_value());
  CHECK(std::get<Reminded>(reminded->body).because == std::vector{ref("r1"), ref("r2")});
  // An answer about a joined dossier goes to the account that most may see: r1 is circulated.
  const auto answered = entered(graustark, FollowedUp{.about = ref("r2.1"), .statement = say("x")});
  REQUIRE(answered.has_value());
  CHECK(std::get<FollowedUp>(answered->body).about == ref("r1.1"));
}

}  // namespace
}  // namespace inviola::procedure
