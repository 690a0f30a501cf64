#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/sqlite/detail/connection.h"
#include "office/ports.h"

namespace inviola::archive::detail {

/// Reads a register over a connection of its own. For one thread at a time. Whatever it hands over
/// has been held against its check value; what is damaged is a Fault that names it.
class Reader {
 public:
  /// Refuses a file that is not a register of a version that we know.
  static Result<std::unique_ptr<Reader>> open(const std::string& file, Access access);

  Result<ledger::RegisterSize> size();

  /// A run of entries, and why it ends where it does if not because it is long enough.
  struct Entries {
    std::vector<office::KeptEntry> whole;
    std::optional<Fault> fault;
  };
  /// From number `from` to before `until`, or as many as make a mouthful.
  Entries entries(std::uint64_t from, std::uint64_t until);

  struct Checkpoint {
    std::uint64_t number = 0;
    ledger::RegisterSize size{0};
    std::string note;
  };
  Result<std::optional<Checkpoint>> last_checkpoint();
  /// In order, from number `from` on.
  Result<std::vector<Checkpoint>> checkpoints(std::uint64_t from);

  Result<std::optional<std::size_t>> document_size(const Digest& digest);
  Result<std::string> piece(const Digest& digest, std::uint64_t number);
  Result<std::vector<Digest>> documents();

  Result<std::optional<std::string>> setting(std::string_view name);
  Result<std::vector<std::pair<std::string, std::string>>> settings(std::string_view prefix);

  Connection& connection() { return connection_; }

 private:
  explicit Reader(Connection connection) : connection_(std::move(connection)) {}
  Result<void> prepare();
  Connection connection_;
  Statement size_;
  Statement entries_;
  Statement last_checkpoint_;
  Statement checkpoints_;
  Statement document_;
  Statement documents_;
  Statement piece_;
  Statement setting_;
  Statement settings_;
};

/// Readers for as many threads as ask. Safe for several threads; must outlive what it lends.
class Readers {
 public:
  Readers(std::string file, Access access) : file_(std::move(file)), access_(access) {}

  struct Return {
    Readers* to;
    void operator()(Reader* reader) const { to->give_back(reader); }
  };
  using Borrowed = std::unique_ptr<Reader, Return>;
  Result<Borrowed> borrow();

 private:
  void give_back(Reader* reader);
  std::string file_;
  Access access_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

}  // namespace inviola::archive::detail
