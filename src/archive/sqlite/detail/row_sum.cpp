#include "archive/sqlite/detail/row_sum.h"

#include "base/bytes.h"

namespace inviola::archive::detail {

std::string big_endian(std::uint64_t value) {
  std::string out(8, '\0');
  for (int i = 7; i >= 0; --i, value >>= 8)
    out[static_cast<std::size_t>(i)] = static_cast<char>(value & 255);
  return out;
}

std::string row_sum(RowKind kind, std::uint64_t number, std::string_view first,
                    std::string_view second) {
  const std::string head = static_cast<char>(kind) + big_endian(number) + big_endian(first.size());
  return std::string(sha256(head, first, second).view().substr(0, 8));
}

}  // namespace inviola::archive::detail
