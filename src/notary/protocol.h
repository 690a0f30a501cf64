#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "ledger/checkpoint.h"

/// What is said to the notary and what it answers: each a JSON object in a frame, a 32-bit length,
/// big-endian, before its bytes. The table of requests is closed.
namespace inviola::notary {

inline constexpr std::size_t frame_bytes_max = 64u << 10;

struct AskVerifierKey {
  friend bool operator==(const AskVerifierKey&, const AskVerifierKey&) = default;
};
struct AskLast {
  friend bool operator==(const AskLast&, const AskLast&) = default;
};
struct AskSignature {
  ledger::Checkpoint checkpoint;
  std::vector<Digest> consistency;
  friend bool operator==(const AskSignature&, const AskSignature&) = default;
};
using Request = std::variant<AskVerifierKey, AskLast, AskSignature>;

struct VerifierKeyIs {
  std::string key;
};
struct LastIs {
  ledger::Checkpoint checkpoint;
};
struct SignedIs {
  std::string note;
};
using Answer = std::variant<VerifierKeyIs, LastIs, SignedIs, Fault>;

std::string print_request(const Request& request);
/// Refused: a request that is not in the table, members missing, unknown or of another kind.
Result<Request> parse_request(std::string_view json);
std::string print_answer(const Answer& answer);
Result<Answer> parse_answer(std::string_view json);

/// The bytes with their length before them; at most `frame_bytes_max`.
std::string frame(std::string_view bytes);

/// Puts frames together from what arrives in pieces.
class FrameReader {
 public:
  void add(std::string_view piece) { pending_ += piece; }
  /// The next whole frame; nothing if it has not arrived. Refused: one longer than
  /// `frame_bytes_max`; then nothing more can be read.
  Result<std::optional<std::string>> next();
  /// Whether a frame has begun to arrive.
  bool has_begun() const { return !pending_.empty(); }

 private:
  std::string pending_;
};

}  // namespace inviola::notary
