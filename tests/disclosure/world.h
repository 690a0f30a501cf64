#pragma once

#include <map>
#include <memory>
#include <random>
#include <string>

#include "archive/memory/memory_archive.h"
#include "office/office.h"
#include "office/world.h"
#include "press/typesetter.h"
#include "publication/catalogues.h"
#include "web/site.h"

/// One register with everything around it that production has, but for what it draws at random.
namespace inviola::worlds {

using office::Viewer;

/// Law and words of data/, with the exercise.
struct Books {
  std::shared_ptr<const mandate::Law> law;
  std::shared_ptr<const publication::Catalogues> words;
  static Books read(const std::string& root);
};

/// Draws from the name of what is being done, not from how often it was asked: what happens in two
/// worlds gets the same references in both, whatever else happens in one of them.
class NamedEntropy final : public office::Entropy {
 public:
  explicit NamedEntropy(std::uint64_t seed) : seed_(std::to_string(seed)) {}
  void begin(const std::string& name) {
    name_ = name;
    drawn_ = 0;
  }
  void fill(std::span<std::uint8_t> bytes) override;

 private:
  std::string seed_;
  std::string name_;
  std::uint64_t drawn_ = 0;
};

/// A clock that stands: what a page says of the time is no difference between two worlds.
class StoppedClock final : public office::Clock {
 public:
  std::int64_t now() override { return 1'700'000'000; }
};

class World {
 public:
  World(const Books& books, office::Typesetter& typesetter, std::uint64_t seed);

  office::Office& office() { return *office_; }
  void set_day(Date day) { calendar_.set(day); }
  office::Outcome enter(const std::string& name, Date day, office::Submission submission);
  /// Hands in a document as a State does.
  procedure::Attachment attach(const mandate::StateCode& sender, const std::string& name,
                               const std::string& bytes);

  /// As the server would ask the site; with the viewer's key where it has one.
  web::Response ask(const Viewer& viewer, web::Request request);
  web::Site& site() { return *site_; }
  /// As a browser of somebody who is signed in for that State; its forms carry their token.
  web::Response ask_as_mission(const mandate::StateCode& state, web::Request request);
  /// Gives each State somebody who signs for it, and a browser that is signed in.
  void open_missions(const std::vector<mandate::StateCode>& states, Date day);

 private:
  std::string key_of(const Viewer& viewer);
  web::Response put(web::Request request);

  archive::MemoryDisk disk_;
  std::unique_ptr<archive::MemoryArchive> archive_;
  std::unique_ptr<office::Notary> notary_;
  office::SetCalendar calendar_{Date{}};
  NamedEntropy entropy_;
  std::unique_ptr<office::Office> office_;
  StoppedClock clock_;
  std::unique_ptr<office::people::People> people_;
  std::unique_ptr<office::people::Filings> filings_;
  std::unique_ptr<office::people::Passkeys> passkeys_;
  std::unique_ptr<web::Site> site_;
  std::map<Viewer, std::string> keys_;
  std::map<mandate::StateCode, std::string> sign_ins_;  ///< what the browser keeps
  int asked_ = 0;
};

/// Chance by seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : drawn_(seed) {}
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(drawn_() % bound); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all.at(below(all.size()));
  }

 private:
  std::mt19937_64 drawn_;
};

/// The test itself cannot go on.
[[noreturn]] void give_up(const std::string& why);

}  // namespace inviola::worlds
