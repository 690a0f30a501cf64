#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "archive/mode.h"
#include "office/ports.h"

/// What every keeping-place must do, whatever it is made of.
namespace inviola::conformance {

/// Where registers can be kept during one test.
class Ground {
 public:
  virtual ~Ground() = default;
  /// A name of a folder on this ground, for `open` and `copy_to`.
  virtual std::string folder(const std::string& name) = 0;
  virtual Result<std::unique_ptr<office::Archive>> open(const std::string& folder,
                                                        archive::Mode mode) = 0;
};

/// The suite: call it in a TEST_CASE of the keeping-place, with what makes a fresh ground.
void archive_suite(const std::function<std::unique_ptr<Ground>()>& fresh_ground);

/// An entry that can be told from its number alone; about `bytes` long.
office::KeptEntry entry_of(std::uint64_t number, std::size_t bytes = 300);
std::vector<office::KeptEntry> entries_of(std::uint64_t from, std::size_t count,
                                          std::size_t bytes = 300);
bool same(const office::KeptEntry& left, const office::KeptEntry& right);
/// Bytes that do not repeat in a way that a mistake could hide in.
std::string document_of(std::uint64_t seed, std::size_t bytes);

/// Hands `bytes` over in pieces of an uneven length.
Result<Digest> keep_document(office::Archive& archive, std::string_view bytes);
Result<std::string> read_document(office::Archive& archive, const Digest& digest);
/// All entries, or the first fault.
Result<std::vector<office::KeptEntry>> read_all(office::Archive& archive);

}  // namespace inviola::conformance
