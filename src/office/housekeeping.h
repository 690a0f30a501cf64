#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// What an office keeps beside the register: people, their sign-ins, invitations, drafts, delivery
/// attempts, tasks. None of it is an act, none of it is evidence, and it may be changed and thrown
/// away; therefore it lies apart from the register.
namespace inviola::office {

/// One thing that is kept, as bytes that only its owner understands.
struct Paper {
  std::string id;  ///< names it among those of its kind
  std::string bytes;
  std::uint64_t version = 0;  ///< drawn anew at each change, never used twice
};

/// What is to become of one paper.
struct PaperChange {
  std::string kind;
  std::string id;
  std::optional<std::string> bytes;  ///< absent: it is thrown away
  std::uint64_t expected = 0;        ///< the version it is known to have; 0: it is not there
};

class Housekeeping {
 public:
  virtual ~Housekeeping() = default;

  virtual Result<std::optional<Paper>> paper(std::string_view kind, std::string_view id) = 0;
  /// Those of a kind whose id begins with the prefix, in the order of their ids' bytes.
  virtual Result<std::vector<Paper>> papers(std::string_view kind, std::string_view prefix) = 0;
  /// All of the changes in one step, durable when this returns, and then true. False if one of the
  /// papers has another version than expected; then nothing was changed. A fault where a kind, an
  /// id or the bytes are longer than `limits` allow, or a change names the same paper twice.
  virtual Result<bool> change(std::span<const PaperChange> changes) = 0;

  Result<bool> keep(std::string kind, std::string id, std::string bytes, std::uint64_t expected) {
    const PaperChange one{std::move(kind), std::move(id), std::move(bytes), expected};
    return change({&one, 1});
  }
  Result<bool> remove(std::string kind, std::string id, std::uint64_t expected) {
    const PaperChange one{std::move(kind), std::move(id), std::nullopt, expected};
    return change({&one, 1});
  }
};

}  // namespace inviola::office
