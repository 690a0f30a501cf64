#include "simulation/faulty_archive.h"

namespace inviola::simulation {

using ledger::EntryNumber;
using ledger::RegisterSize;

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::done:
      return "done";
    case Fate::refused:
      return "refused";
    case Fate::done_but_denied:
      return "done but denied";
    case Fate::crashed_before:
      return "crashed before";
    case Fate::crashed_after:
      return "crashed after";
  }
  return "";
}

bool is_crash(const Fault& fault) {
  return to_string(fault).find("simulated crash") != std::string::npos;
}

FaultyArchive::FaultyArchive(office::Archive& inner, std::uint64_t seed, Odds odds, Manner manner)
    : inner_(inner), odds_(odds), manner_(manner), random_(seed) {}

void FaultyArchive::befall(std::uint64_t effect, Fate fate) {
  const std::scoped_lock lock(mutex_);
  decided_[effect] = fate;
}

bool FaultyArchive::crashed() const {
  const std::scoped_lock lock(mutex_);
  return crashed_;
}

std::uint64_t FaultyArchive::effects() const {
  const std::scoped_lock lock(mutex_);
  return effects_;
}

std::string FaultyArchive::story() const {
  const std::scoped_lock lock(mutex_);
  return story_;
}

std::uint64_t FaultyArchive::draw() {
  // SplitMix64: the same numbers on every machine.
  std::uint64_t z = random_ += 0x9e3779b97f4a7c15U;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31);
}

Fate FaultyArchive::fate_of_next(std::string_view effect) {
  const std::scoped_lock lock(mutex_);
  if (crashed_) return Fate::crashed_before;
  auto drawn = static_cast<std::uint32_t>(draw() % 1000);
  Fate fate = Fate::done;
  for (const auto& [odds, met] :
       {std::pair(odds_.refused, Fate::refused), std::pair(odds_.denied, Fate::done_but_denied),
        std::pair(odds_.crashed_before, Fate::crashed_before),
        std::pair(odds_.crashed_after, Fate::crashed_after)}) {
    if (drawn < odds) {
      fate = met;
      break;
    }
    drawn -= odds;
  }
  if (const auto decided = decided_.find(effects_); decided != decided_.end()) {
    fate = decided->second;
  }
  ++effects_;
  story_ += (story_.empty() ? "" : ", ") + std::string(effect) + " " + std::string(name_of(fate));
  return fate;
}

Fault FaultyArchive::crash() {
  {
    const std::scoped_lock lock(mutex_);
    crashed_ = true;
  }
  if (manner_ == Manner::thrown) throw Crash{};
  return Fault{"simulated crash", "the program is no more"};
}

std::optional<Fault> FaultyArchive::reading_fails() {
  bool refused = false;
  bool over = false;
  {
    const std::scoped_lock lock(mutex_);
    over = crashed_;
    refused = odds_.reading_refused > 0 && draw() % 1000 < odds_.reading_refused;
  }
  if (over) return crash();
  if (refused) return Fault{"read", "simulated fault"};
  return std::nullopt;
}

template <class T, class Perform>
Result<T> FaultyArchive::meet(std::string_view effect, const Perform& perform) {
  const Fate fate = fate_of_next(effect);
  const Fault fault{std::string(effect), "simulated fault"};
  switch (fate) {
    case Fate::done:
      return perform();
    case Fate::refused:
      return failure(fault);
    case Fate::done_but_denied:
      (void)perform();
      return failure(fault);
    case Fate::crashed_before:
      return failure(crash());
    case Fate::crashed_after:
      (void)perform();
      return failure(crash());
  }
  return failure(fault);
}

template <class Perform>
auto FaultyArchive::look(const Perform& perform) -> decltype(perform()) {
  if (const auto fault = reading_fails()) return failure(*fault);
  return perform();
}

Result<RegisterSize> FaultyArchive::size() {
  return look([&] { return inner_.size(); });
}

Result<void> FaultyArchive::append(RegisterSize expected,
                                   std::span<const office::KeptEntry> entries) {
  return meet<void>("append", [&] { return inner_.append(expected, entries); });
}

Result<void> FaultyArchive::read(EntryNumber from, RegisterSize until, const Take& take) {
  return look([&] { return inner_.read(from, until, take); });
}

Result<void> FaultyArchive::keep_checkpoint(RegisterSize size, std::string_view note) {
  return meet<void>("checkpoint", [&] { return inner_.keep_checkpoint(size, note); });
}

Result<std::optional<std::string>> FaultyArchive::last_checkpoint() {
  return look([&] { return inner_.last_checkpoint(); });
}

Result<std::vector<std::string>> FaultyArchive::checkpoints() {
  return look([&] { return inner_.checkpoints(); });
}

class FaultyArchive::Intake final : public office::DocumentIntake {
 public:
  Intake(FaultyArchive& archive, std::unique_ptr<office::DocumentIntake> inner)
      : archive_(archive), inner_(std::move(inner)) {}
  Result<void> add(std::string_view piece) override {
    return archive_.meet<void>("add", [&] { return inner_->add(piece); });
  }
  Result<Digest> finish() override {
    return archive_.meet<Digest>("finish", [&] { return inner_->finish(); });
  }

 private:
  FaultyArchive& archive_;
  std::unique_ptr<office::DocumentIntake> inner_;
};

Result<std::unique_ptr<office::DocumentIntake>> FaultyArchive::receive_document() {
  using Opened = std::unique_ptr<office::DocumentIntake>;
  return meet<Opened>("receive", [&]() -> Result<Opened> {
    auto inner = inner_.receive_document();
    if (!inner) return failure(inner.error());
    return std::make_unique<Intake>(*this, std::move(*inner));
  });
}

Result<bool> FaultyArchive::holds_document(const Digest& digest) {
  return look([&] { return inner_.holds_document(digest); });
}

Result<void> FaultyArchive::read_document(
    const Digest& digest, const std::function<Result<void>(std::string_view)>& take) {
  return look([&] { return inner_.read_document(digest, take); });
}

Result<std::optional<std::string>> FaultyArchive::setting(std::string_view name) {
  return look([&] { return inner_.setting(name); });
}

Result<void> FaultyArchive::keep_setting(std::string_view name, std::string_view value) {
  return meet<void>("setting", [&] { return inner_.keep_setting(name, value); });
}

Result<std::vector<std::pair<std::string, std::string>>> FaultyArchive::settings(
    std::string_view prefix) {
  return look([&] { return inner_.settings(prefix); });
}

Result<void> FaultyArchive::copy_to(const std::string& folder) {
  return meet<void>("copy", [&] { return inner_.copy_to(folder); });
}

}  // namespace inviola::simulation
