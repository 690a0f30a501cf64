#pragma once

#include <boost/json/value.hpp>
#include <iosfwd>
#include <optional>
#include <string>

#include "mandate/law.h"
#include "office/people/filings.h"
#include "publication/catalogue.h"

/// The command line: each command a function that prints and gives the program's exit code.
namespace inviola::console {

/// Documented in `inviola --help` and the manual page.
enum Exit : int {
  done = 0,
  refused = 1,  ///< the procedure says no, or a check found something wrong
  misused = 2,  ///< the command is not understood
  failed = 3,   ///< the world failed: a file, a disk, a process
  waits = 4     ///< laid out for a second person: nothing is entered yet
};

/// Where a command prints, and in which form.
struct Output {
  std::ostream& out;
  std::ostream& err;
  bool json = false;
};

int complain(const Output& to, const Fault& fault);

/// Where an act is entered, and the words in which it is told.
struct Books {
  office::Office& office;
  office::people::Filings& filings;
  const publication::Catalogue& words;
};
/// Enters an act and prints what one gets for it; one for two persons is laid out at the desk.
/// `author`: a State's code, or "desk".
int enter(const Output& to, const Books& books, const std::string& author,
          const boost::json::value& act, const std::string& done);

/// Prints a document as plain text, one line a paragraph.
std::string plain_text(const publication::Document& document);

}  // namespace inviola::console
