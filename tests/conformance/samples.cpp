#include <algorithm>

#include "conformance/archive_suite.h"

namespace inviola::conformance {

std::string document_of(std::uint64_t seed, std::size_t bytes) {
  std::string out(bytes, '\0');
  std::uint64_t state = seed * 0x9e3779b97f4a7c15U + 1;
  for (std::size_t i = 0; i < bytes; ++i) {
    if (i % 8 == 0) state = state * 6364136223846793005U + 1442695040888963407U;
    out[i] = static_cast<char>(state >> (8 * (i % 8)));
  }
  return out;
}

office::KeptEntry entry_of(std::uint64_t number, std::size_t bytes) {
  office::KeptEntry entry;
  entry.bytes = "entry " + std::to_string(number) + ": " + document_of(number, bytes);
  entry.salt.bytes = sha256("salt " + std::to_string(number)).bytes;
  return entry;
}

std::vector<office::KeptEntry> entries_of(std::uint64_t from, std::size_t count,
                                          std::size_t bytes) {
  std::vector<office::KeptEntry> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back(entry_of(from + i, bytes));
  return entries;
}

bool same(const office::KeptEntry& left, const office::KeptEntry& right) {
  return left.bytes == right.bytes && left.salt == right.salt;
}

Result<Digest> keep_document(office::Archive& archive, std::string_view bytes) {
  auto intake = archive.receive_document();
  if (!intake) return failure(intake.error());
  for (std::size_t length = 1; !bytes.empty(); length = length * 3 + 1) {
    const std::string_view piece = bytes.substr(0, length);
    if (auto added = (*intake)->add(piece); !added) return failure(added.error());
    bytes.remove_prefix(piece.size());
  }
  return (*intake)->finish();
}

Result<std::string> read_document(office::Archive& archive, const Digest& digest) {
  std::string bytes;
  auto read = archive.read_document(digest, [&](std::string_view piece) {
    bytes += piece;
    return Result<void>();
  });
  if (!read) return failure(read.error());
  return bytes;
}

Result<std::vector<office::KeptEntry>> read_all(office::Archive& archive) {
  const auto size = archive.size();
  if (!size) return failure(size.error());
  std::vector<office::KeptEntry> entries;
  auto read = archive.read(ledger::EntryNumber{0}, *size,
                           [&](ledger::EntryNumber number, office::KeptEntry entry) {
                             if (number.value() != entries.size()) {
                               return Result<void>(failure(Fault{"read", "out of order"}));
                             }
                             entries.push_back(std::move(entry));
                             return Result<void>();
                           });
  if (!read) return failure(read.error());
  return entries;
}

}  // namespace inviola::conformance
