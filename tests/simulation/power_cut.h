#pragma once

#include <cstdint>

/// A disk that loses its power, for whatever SQLite writes in this process.
///
/// Until a file is synchronised, each write to it since the last time is held to be in doubt: after
/// the cut some have reached the disk, some have not, and some only with a few of their sectors, in
/// any order. Synchronised bytes stay. One in a process; not for several threads.
namespace inviola::simulation {

class PowerCut {
 public:
  PowerCut();
  ~PowerCut();
  PowerCut(const PowerCut&) = delete;
  PowerCut& operator=(const PowerCut&) = delete;

  /// The power fails at the effect number `effect` (a write, a cut, a synchronisation or a removal
  /// of a file), counted from now: it and all that follow fail.
  void cut_at(std::uint64_t effect);
  /// The disk takes the next bytes and does not confirm them, once; the power stays on.
  void deny_next_synchronisation();
  bool is_cut() const;
  /// Effects since `cut_at`.
  std::uint64_t effects() const;
  /// To be called when every file is closed: leaves on the disk what `seed` lets survive, and
  /// turns the power on again.
  void restore(std::uint64_t seed);
};

}  // namespace inviola::simulation
