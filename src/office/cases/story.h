#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "disclosure/viewer.h"
#include "mandate/law.h"
#include "procedure/act.h"

/// A case: one story of the procedure in its own words, and what must come of each line. The
/// language is described in spec/cases.md.
namespace inviola::office::cases {

/// Of an act: "r1"; of an occurrence within a report: "r1.2".
using Name = std::string;
/// What a line says of an occurrence.
using Change = std::function<void(procedure::Occurrence&)>;

/// Somebody has an act entered.
struct Entering {
  std::optional<mandate::StateCode> author;  ///< absent: the desk
  std::optional<Date> done;
  Name name;                    ///< what the act is called from here on; may be empty
  procedure::Body body;         ///< its references hold names
  Name corrected;               ///< the occurrence that a correction is of; may be empty
  std::vector<Change> changes;  ///< of a correction, to the occurrence as it stands
};
/// Somebody looks at an act, or at the dossier of an occurrence.
struct Opening {
  disclosure::Viewer viewer;
  Name name;
};
/// What a State owes about an incident, as somebody sees it.
struct Owing {
  mandate::StateCode who;
  disclosure::Viewer viewer;
  std::vector<procedure::Element> elements;  ///< none: views, or comments
  bool comments = false;                     ///< on its paragraphs of a report in the making
  Name about;
};
/// How much somebody sees.
struct Counting {
  disclosure::Viewer viewer;
};
/// What the day's round proposes.
struct Rounding {};
/// What is compiled for the report to a session, from what the public may see.
struct Compiling {
  mandate::AssemblySession session;
};
using Step = std::variant<Entering, Opening, Owing, Counting, Rounding, Compiling>;

struct StoryLine {
  std::size_t number = 0;  ///< in the file, from 1
  std::string text;        ///< as written, on one line
  Date day;
  Step step;
  std::vector<std::string> expected;  ///< each must come out, or, after "not ", must not
};

struct Story {
  std::string file;
  std::string title;
  std::vector<std::string> under;             ///< symbols: each day has one of them in force
  std::vector<mandate::KnownEvent> invented;  ///< for the public record of this story alone
  std::vector<StoryLine> lines;
};

/// Why a file is no case.
struct Malformed {
  std::string file;
  std::size_t line = 0;
  std::string why;  ///< with the words that are known there
};
/// "FILE:12: why".
std::string to_string(const Malformed& malformed);

/// Reads a case. `law` knows the States and the chain.
Result<Story, Malformed> read_story(std::string_view file, std::string_view text,
                                    const mandate::Law& law);

}  // namespace inviola::office::cases
