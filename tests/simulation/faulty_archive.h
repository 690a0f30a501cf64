#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "office/ports.h"

/// A world that fails, and can be replayed from its seed.
namespace inviola::simulation {

/// What becomes of one effect: an append, a checkpoint, a setting, a step of an intake, a copy.
enum class Fate : std::uint8_t {
  done,
  refused,          ///< a Fault, and nothing was kept
  done_but_denied,  ///< a Fault, and yet it was kept: the answer was lost on its way
  crashed_before,   ///< nothing was kept, and the program is no more
  crashed_after     ///< it was kept, and the program is no more
};
inline constexpr Fate all_fates[] = {Fate::done, Fate::refused, Fate::done_but_denied,
                                     Fate::crashed_before, Fate::crashed_after};
std::string_view name_of(Fate fate);

/// How many effects in a thousand meet each fate; the rest are done. Reading may be refused too.
struct Odds {
  std::uint32_t refused = 0;
  std::uint32_t denied = 0;
  std::uint32_t crashed_before = 0;
  std::uint32_t crashed_after = 0;
  std::uint32_t reading_refused = 0;
};

/// What a crash throws. Derived from nothing, so that what catches errors does not catch it.
struct Crash {};

/// How the caller learns of a crash: by a thrown `Crash`, or, where other threads are at work, by a
/// Fault of which `is_crash` is true. Either way every later call meets the same, without effect.
enum class Manner : std::uint8_t { thrown, returned };
bool is_crash(const Fault& fault);

/// Stands before an archive and decides, by seed, what becomes of each effect. After a crash make
/// another one over the same inner archive: that is the program started again. What is kept is kept
/// by the inner archive, which sees nothing of the failures. Safe for several threads; which
/// of their effects is the n-th is then theirs to settle.
class FaultyArchive final : public office::Archive {
 public:
  FaultyArchive(office::Archive& inner, std::uint64_t seed, Odds odds = {},
                Manner manner = Manner::thrown);

  /// The effect number `effect`, counted from 0, meets this fate, whatever the odds.
  void befall(std::uint64_t effect, Fate fate);
  bool crashed() const;
  /// Effects asked for until now.
  std::uint64_t effects() const;
  /// One line for the failed test to print: "append done, checkpoint crashed after".
  std::string story() const;

  Result<ledger::RegisterSize> size() override;
  Result<void> append(ledger::RegisterSize expected,
                      std::span<const office::KeptEntry> entries) override;
  Result<void> read(ledger::EntryNumber from, ledger::RegisterSize until,
                    const Take& take) override;
  Result<void> keep_checkpoint(ledger::RegisterSize size, std::string_view note) override;
  Result<std::optional<std::string>> last_checkpoint() override;
  Result<std::vector<std::string>> checkpoints() override;
  Result<std::unique_ptr<office::DocumentIntake>> receive_document() override;
  Result<bool> holds_document(const Digest& digest) override;
  Result<void> read_document(const Digest& digest,
                             const std::function<Result<void>(std::string_view)>& take) override;
  Result<std::optional<std::string>> setting(std::string_view name) override;
  Result<void> keep_setting(std::string_view name, std::string_view value) override;
  Result<std::vector<std::pair<std::string, std::string>>> settings(
      std::string_view prefix) override;
  /// The inner archive's own: no fate befalls what is no evidence.
  office::Housekeeping& housekeeping() override { return inner_.housekeeping(); }
  Result<void> copy_to(const std::string& folder) override;

 private:
  class Intake;
  std::uint64_t draw();
  Fate fate_of_next(std::string_view effect);
  Fault crash();
  /// A Fault if this reading is refused or the program is no more.
  std::optional<Fault> reading_fails();
  template <class T, class Perform>
  Result<T> meet(std::string_view effect, const Perform& perform);
  template <class Perform>
  auto look(const Perform& perform) -> decltype(perform());

  office::Archive& inner_;
  const Odds odds_;
  const Manner manner_;
  mutable std::mutex mutex_;
  std::uint64_t random_;
  std::map<std::uint64_t, Fate> decided_;
  std::uint64_t effects_ = 0;
  bool crashed_ = false;
  std::string story_;
};

}  // namespace inviola::simulation
