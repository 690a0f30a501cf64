#include "base/limits.h"
#include "base/text.h"
#include "office/cases/detail/expectations.h"
#include "office/cases/story.h"

namespace inviola::office::cases {
namespace {

using detail::Ground;
using detail::join;
using detail::Names;
using detail::NotUnderstood;
using detail::Words;
using disclosure::Viewer;

/// Lines as they are told: one that begins with a space goes on from the one before.
struct Told {
  std::size_t number = 0;
  std::string text;
};

std::vector<Told> tell_lines(std::string_view text) {
  std::vector<Told> out;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::string_view words = trim(line);
    if (words.empty() || words.starts_with('#')) continue;
    const bool goes_on = line.front() == ' ' || line.front() == '\t';
    if (goes_on && out.empty()) throw NotUnderstood{"the first line begins with a space"};
    if (goes_on) {
      out.back().text += ' ' + std::string(words);
    } else {
      out.push_back({number, std::string(words)});
    }
  }
  return out;
}

/// With single spaces: a line is set out in columns, and told in one.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const std::string_view part : split(text, ' ')) {
    if (!part.empty()) out += (out.empty() ? "" : " ") + std::string(part);
  }
  return out;
}

class Reader {
 public:
  Reader(Story& story, const mandate::Law& law) : story_(story), law_(law) {}

  void line(const Told& told) {
    Words words(told.text);
    if (words.take("title")) {
      story_.title = trim(std::string_view(told.text).substr(5));
    } else if (words.take("under")) {
      under(words);
    } else if (words.take("known")) {
      known_event(words);
    } else {
      dated(told, words);
    }
  }

  void check_whole() const {
    if (story_.title.empty()) throw NotUnderstood{"the story has no title; write: title WORDS"};
    if (story_.lines.empty()) {
      throw NotUnderstood{"nothing happens; write: DATE ACTOR VERB … => WHAT COMES OUT"};
    }
  }

 private:
  void under(Words& words) {
    for (words.pass_commas(); !words.ended(); words.pass_commas()) {
      const std::string symbol = words.word("the symbol of a resolution");
      if (!law_.chain.find(mandate::MandateSymbol{symbol})) {
        throw NotUnderstood{symbol + " is no resolution of the chain; write it as A/RES/71/145"};
      }
      story_.under.push_back(symbol);
    }
  }

  /// "known ID in STATE on DATE": an event of the public record that the story invents.
  void known_event(Words& words) {
    mandate::KnownEvent event;
    event.id = words.word("what the event is called");
    if (!words.take("in")) throw NotUnderstood{"known ID in STATE on DATE"};
    event.host_states = {words.state(law_.states)};
    if (!words.take("on")) throw NotUnderstood{"known ID in STATE on DATE"};
    event.date = PartialDate::of(words.date("its day"));
    story_.invented.push_back(std::move(event));
  }

  Date day_of(Words& words) const {
    const Date day = words.date("a day, or title, under, known");
    if (!story_.lines.empty() && day < story_.lines.back().day) {
      throw NotUnderstood{"the days go on: " + day.iso() + " lies before the line above"};
    }
    const mandate::Mandate* in_force = law_.chain.in_force(day);
    const std::string symbol = in_force ? in_force->symbol.value() : "none";
    if (story_.under.empty()) throw NotUnderstood{"say first under which resolution: under SYMBOL"};
    if (std::find(story_.under.begin(), story_.under.end(), symbol) == story_.under.end()) {
      throw NotUnderstood{"on " + day.iso() + " the resolution in force is " + symbol +
                          ", and the story is under " + join(story_.under)};
    }
    return day;
  }

  void dated(const Told& told, Words& words) {
    auto wishes = words.split_off("=>");
    const Date day = day_of(words);
    const Ground ground{law_, names_, day};
    StoryLine line{told.number, on_one_line(told.text), day, step(words, ground), {}};
    if (!words.ended()) {
      throw NotUnderstood{"\"" + words.rest() + "\" is more than the line should say"};
    }
    const bool enters = std::holds_alternative<Entering>(line.step);
    if (wishes) {
      line.expected = detail::read_expectations(*wishes, line.step, ground);
    } else if (enters) {
      line.expected = {"entered"};
    } else {
      throw NotUnderstood{"a question has an answer: => WHAT COMES OUT"};
    }
    story_.lines.push_back(std::move(line));
  }

  Viewer actor(Words& words) const {
    if (words.take("the desk") || words.take("desk")) return Viewer::the_desk();
    if (words.take("the public") || words.take("public")) return Viewer::the_public();
    if (words.take("an auditor") || words.take("auditor")) return Viewer::the_auditor();
    if (auto state = words.try_state(law_.states)) return Viewer::of(std::move(*state));
    throw NotUnderstood{"\"" + words.rest() +
                        "\" does not begin with who acts: a State by its name or "
                        "code, desk, public or auditor"};
  }

  Step step(Words& words, const Ground& ground) {
    const Viewer who = actor(words);
    if (words.take("opens")) return Opening{who, names_.take(words)};
    if (words.take("counts")) return Counting{who};
    if (words.take("owes")) return owing(words, who);
    if (words.take("goes round")) return of_desk(who, Rounding{});
    if (words.take("compiles")) {
      return of_desk(who, Compiling{mandate::AssemblySession{words.number("a session")}});
    }
    const bool acts = who.kind == Viewer::Kind::desk || who.kind == Viewer::Kind::state;
    const auto author = who.kind == Viewer::Kind::state ? std::optional(who.state) : std::nullopt;
    if (auto act = acts ? detail::read_act(words, ground, author) : std::nullopt) {
      return std::move(*act);
    }
    throw NotUnderstood{"\"" + words.rest() +
                        "\" begins with no known verb; known: opens, counts, "
                        "owes, goes round, compiles" +
                        (acts ? ", " + join(detail::verbs()) : std::string())};
  }

  static Step of_desk(const Viewer& who, Step step) {
    if (who.kind != Viewer::Kind::desk) throw NotUnderstood{"that is the desk's to do"};
    return step;
  }

  Owing owing(Words& words, const Viewer& who) const {
    if (who.kind != Viewer::Kind::state) throw NotUnderstood{"only a State owes here"};
    Owing out{who.state, who, {}, words.take("comments"), {}};
    if (!out.comments && !words.take("views")) {
      for (words.pass_commas(); !words.take("about"); words.pass_commas()) {
        if (words.take("justice")) {
          out.elements.push_back(procedure::Element::justice);
        } else if (words.take("outcome")) {
          out.elements.push_back(procedure::Element::outcome);
        } else if (words.take("prevention")) {
          out.elements.push_back(procedure::Element::prevention);
        } else {
          throw NotUnderstood{
              "owes views, or comments, or justice, outcome, prevention about NAME; \"" +
              words.rest() + "\" stands there"};
        }
      }
      if (out.elements.empty())
        throw NotUnderstood{"owes justice, outcome or prevention about NAME"};
      out.about = names_.take(words);
    }
    words.pass_commas();
    if (words.take("seen by")) out.viewer = actor(words);
    return out;
  }

  Story& story_;
  const mandate::Law& law_;
  Names names_;
};

}  // namespace

std::string to_string(const Malformed& malformed) {
  return malformed.file + ':' + std::to_string(malformed.line) + ": " + malformed.why;
}

Result<Story, Malformed> read_story(std::string_view file, std::string_view text,
                                    const mandate::Law& law) {
  Story story;
  story.file = file;
  std::size_t at = 1;
  try {
    if (text.size() > limits::request_bytes_max) {
      throw NotUnderstood{"the file is longer than " + std::to_string(limits::request_bytes_max) +
                          " bytes"};
    }
    if (const auto bad = first_invalid_utf8(text)) {
      throw NotUnderstood{"byte " + std::to_string(*bad) + " is not UTF-8"};
    }
    Reader reader(story, law);
    for (const Told& told : tell_lines(text)) {
      at = told.number;
      reader.line(told);
    }
    reader.check_whole();
  } catch (const NotUnderstood& error) {
    return failure(Malformed{std::string(file), at, error.why});
  }
  return story;
}

}  // namespace inviola::office::cases
