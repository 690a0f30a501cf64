#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace inviola::archive::detail {

/// What a row is, so that no row passes for one of another table.
enum class RowKind : char { entry = 'e', checkpoint = 'c', piece = 'p', setting = 's' };

/// The check value that stands in each row: the first 8 bytes of
/// SHA-256(kind || number, 8 bytes big-endian || length of first, 8 bytes || first || second).
/// It finds accidents, not forgers: those are found by the tree. spec/archive.md, section 3.
std::string row_sum(RowKind kind, std::uint64_t number, std::string_view first,
                    std::string_view second);

/// 8 bytes, big-endian.
std::string big_endian(std::uint64_t value);

}  // namespace inviola::archive::detail
