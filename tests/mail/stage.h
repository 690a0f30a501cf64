#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "archive/memory/memory_archive.h"
#include "office/mail/round.h"
#include "office/mail/served.h"
#include "office/world.h"

/// A register in memory, with six invented States, and couriers that do as they are told.
namespace inviola::mail_tests {

std::shared_ptr<const mandate::Law> small_law();
const publication::Catalogues& words();

/// What ends a round in the middle, as the end of the process would.
struct Crash {};

class TestClock final : public office::Clock {
 public:
  std::int64_t now() override { return seconds; }
  std::int64_t seconds = 1'500'000'000;
};

/// Crashes before or after a change, when told to.
class FrailPapers final : public office::Housekeeping {
 public:
  explicit FrailPapers(office::Housekeeping& inner) : inner_(inner) {}
  /// Asked before each change: 0 goes on, 1 crashes before it, 2 after it.
  std::function<int()> fate = [] { return 0; };

  Result<std::optional<office::Paper>> paper(std::string_view kind, std::string_view id) override {
    ++read;
    return inner_.paper(kind, id);
  }
  Result<std::vector<office::Paper>> papers(std::string_view kind,
                                            std::string_view prefix) override {
    auto found = inner_.papers(kind, prefix);
    read += found ? found->size() : 0;
    return found;
  }
  std::size_t read = 0;  ///< papers asked for, or given
  Result<bool> change(std::span<const office::PaperChange> changes) override;

 private:
  office::Housekeeping& inner_;
};

/// The archive in memory, its papers frail.
class FrailArchive final : public office::Archive {
 public:
  /// `papers`: where they lie, if elsewhere than in memory.
  explicit FrailArchive(office::Housekeeping* papers);
  FrailPapers& papers() { return *papers_; }

  Result<ledger::RegisterSize> size() override { return inner_->size(); }
  Result<void> append(ledger::RegisterSize expected,
                      std::span<const office::KeptEntry> entries) override {
    return inner_->append(expected, entries);
  }
  Result<void> read(ledger::EntryNumber from, ledger::RegisterSize until,
                    const Take& take) override {
    return inner_->read(from, until, take);
  }
  Result<void> keep_checkpoint(ledger::RegisterSize size, std::string_view note) override {
    return inner_->keep_checkpoint(size, note);
  }
  Result<std::optional<std::string>> last_checkpoint() override {
    return inner_->last_checkpoint();
  }
  Result<std::vector<std::string>> checkpoints() override { return inner_->checkpoints(); }
  Result<std::unique_ptr<office::DocumentIntake>> receive_document() override {
    return inner_->receive_document();
  }
  Result<bool> holds_document(const Digest& digest) override {
    return inner_->holds_document(digest);
  }
  Result<void> read_document(const Digest& digest,
                             const std::function<Result<void>(std::string_view)>& take) override {
    return inner_->read_document(digest, take);
  }
  Result<std::optional<std::string>> setting(std::string_view name) override {
    return inner_->setting(name);
  }
  Result<void> keep_setting(std::string_view name, std::string_view value) override {
    return inner_->keep_setting(name, value);
  }
  Result<std::vector<std::pair<std::string, std::string>>> settings(
      std::string_view prefix) override {
    return inner_->settings(prefix);
  }
  office::Housekeeping& housekeeping() override { return *papers_; }
  Result<void> copy_to(const std::string& folder) override { return inner_->copy_to(folder); }

 private:
  archive::MemoryDisk disk_;
  std::unique_ptr<archive::MemoryArchive> inner_;
  std::unique_ptr<FrailPapers> papers_;
};

/// Does as `judge` says, and keeps what it took.
class ToldCourier final : public office::Courier {
 public:
  struct Word {
    bool takes = true;  ///< the letter arrives
    enum { taken, not_now, not_at_all, closed, crash } says = taken;
  };
  std::function<Word(const office::Letter&)> judge = [](const office::Letter&) { return Word{}; };

  Result<office::CarriedLetter> carry(const office::Letter& letter) override;

  std::vector<office::Letter> arrived;
  std::vector<office::Letter> tried;
};

/// An office over all this, on a set day.
class Stage {
 public:
  explicit Stage(std::uint64_t seed = 0, office::Housekeeping* papers = nullptr);

  office::Office& office() { return *office_; }
  FrailPapers& papers() { return archive_.papers(); }
  /// Enters an act; its reference. Fails the test where it is refused.
  procedure::Reference enter(const char* author, procedure::Body body);
  procedure::Reference report(const char* author, const char* host, const char* sending,
                              procedure::Audience audience = procedure::Audience::everyone);
  void contact(const char* state, const char* which, const std::string& address);
  Result<office::MailRoundReport> round();
  /// Rounds, an hour apart, until one has nothing left to do.
  void rounds_until_settled(int at_most = 400);
  /// What the register holds: "XGR dispatched".
  std::set<std::string> outcomes(const procedure::Reference& act);
  /// The occurrence of a report.
  procedure::Reference occurrence_of(const procedure::Reference& report);
  std::string message_id(const procedure::Reference& act, const char* state) const;

  TestClock clock;
  ToldCourier courier;
  office::SetCalendar calendar;

 private:
  class SilentNotary;
  FrailArchive archive_;
  std::unique_ptr<office::Notary> notary_;
  office::SeededEntropy entropy_;
  std::unique_ptr<office::Office> office_;
};

inline constexpr const char* canary = "CANARY";

}  // namespace inviola::mail_tests
