#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string>

#include "archive/sqlite/detail/folder.h"
#include "archive/sqlite/detail/reader.h"

namespace inviola::archive::detail {

/// The one connection that writes. Each member is one transaction: whole and durable when it
/// returns, or a Fault and nothing of it; a checkpoint is durable with the next transaction. Safe
/// for several threads, one of which writes at a time.
///
/// When the disk has once failed to confirm what was written, nobody knows what it holds: from then
/// on every member is refused until the register is opened anew.
class Writer {
 public:
  static Result<std::unique_ptr<Writer>> open(const std::string& file);

  Result<void> append(ledger::RegisterSize expected, std::span<const office::KeptEntry> entries);
  Result<void> keep_checkpoint(ledger::RegisterSize size, std::string_view note);
  Result<void> keep_setting(std::string_view name, std::string_view value);
  /// The first `size` bytes of `file`, whose digest is `digest`. Once only if held already.
  Result<void> keep_document(const Digest& digest, std::size_t size, const OpenFile& file);

 private:
  explicit Writer(std::unique_ptr<Reader> reader) : reader_(std::move(reader)) {}
  Result<void> prepare();
  enum class Durable : std::uint8_t { at_once, with_the_next };
  Result<Transaction> begin(Durable durable = Durable::at_once);
  Result<void> insert(std::uint64_t number, const office::KeptEntry& entry);
  Result<void> insert(std::uint64_t number, ledger::RegisterSize size, std::string_view note);
  Result<void> insert_pieces(const Digest& digest, std::size_t size, const OpenFile& file);

  std::mutex mutex_;
  std::unique_ptr<Reader> reader_;
  Durable commits_are_ = Durable::at_once;
  Statement entry_;
  Statement checkpoint_;
  Statement setting_;
  Statement document_;
  Statement piece_;
};

}  // namespace inviola::archive::detail
