#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "office/ports.h"

/// What every keeping-place accepts and how it words a refusal, so that all of them agree.
/// spec/archive.md, section 1.
namespace inviola::archive::detail {

/// The largest piece in which a document is kept and handed over.
inline constexpr std::size_t piece_bytes_max = std::size_t{256} << 10;
/// The most that one row other than an entry's may hold.
inline constexpr std::size_t name_bytes_max = 500;

/// Nothing in `entries` is larger than an act may be.
Result<void> acceptable(ledger::RegisterSize expected, std::span<const office::KeptEntry> entries);
/// The register has as many entries as the caller expects.
Result<void> as_expected(ledger::RegisterSize expected, ledger::RegisterSize held);
/// A checkpoint speaks of no more entries than are held, and of no fewer than the one before it.
Result<void> acceptable_checkpoint(ledger::RegisterSize size, std::string_view note,
                                   ledger::RegisterSize held, ledger::RegisterSize last);
Result<void> acceptable_setting(std::string_view name, std::string_view value);
Result<void> acceptable_changes(std::span<const office::PaperChange> changes);

Fault missing_entry(std::uint64_t number, ledger::RegisterSize held);
Fault document_not_held(const Digest& digest);
Fault document_too_large();
Fault intake_is_over();
Fault open_for_reading_only();

/// "entry 4", "entries 4 to 9"
std::string name_of_entries(ledger::RegisterSize from, std::size_t count);

}  // namespace inviola::archive::detail
