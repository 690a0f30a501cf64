#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mandate/law.h"
#include "mandate/reader.h"
#include "office/office.h"
#include "office/world.h"
#include "publication/catalogues.h"

/// Where the programs put the rooms together.
namespace inviola::apps {

/// The law and the words, from the data folder.
struct Books {
  std::shared_ptr<const mandate::Law> law;  ///< with the invented States of the exercise
  std::shared_ptr<const publication::Catalogues> words;
  std::vector<mandate::DataFile> files;  ///< as read
};
/// `folder`: empty for the one that the program was built with. Refuses a law that does not hold
/// together and words that are not complete in a language.
Result<Books> open_books(const std::string& folder, bool with_exercise);

/// How a register is to be opened.
struct Opening {
  std::string folder;
  bool create = false;                            ///< make it if it is not there
  bool demonstration = false;                     ///< when making it: it says so for ever
  std::string origin;                             ///< when making it: its name; empty: one is drawn
  std::optional<Date> today;                      ///< a set day instead of the machine's
  std::function<void(const Fault&)> report = {};  ///< told of what fails while it is open
};

/// An open register, with all that it stands on; closed in the right order.
struct Register {
  std::unique_ptr<office::Archive> archive;
  std::unique_ptr<office::Notary> notary;
  std::unique_ptr<office::Calendar> calendar;
  std::unique_ptr<office::Entropy> entropy;
  std::unique_ptr<office::Office> office;
  std::string origin;
  bool demonstration = false;
};
/// Opens for writing; a second writer is refused.
Result<Register> open_register(const Opening& opening, std::shared_ptr<const mandate::Law> law);
/// The archive alone, for reading beside a writer; whether it is a demonstration; its key.
struct ReadOnly {
  std::unique_ptr<office::Archive> archive;
  std::string verifier_key;
  bool demonstration = false;
};
Result<ReadOnly> open_for_reading(const std::string& folder);
/// Whether the register in the folder, if there is one, is a demonstration.
Result<bool> is_demonstration(const std::string& folder);

}  // namespace inviola::apps
