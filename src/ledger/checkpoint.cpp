#include "ledger/checkpoint.h"

#include "ledger/detail/lines.h"

namespace inviola::ledger {

std::string print_checkpoint(const Checkpoint& checkpoint) {
  return checkpoint.origin + '\n' + std::to_string(checkpoint.size.value()) + '\n' +
         to_base64(checkpoint.root.view()) + '\n';
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read a checkpoint", std::move(cause)});
  };
  detail::Lines lines(text);
  const auto origin = lines.next();
  if (!origin || origin->empty()) return refuse("line 1 names no origin");
  const auto size_line = lines.next();
  const auto size = size_line ? detail::parse_decimal(*size_line) : std::nullopt;
  if (!size) return refuse("line 2 is not a plain decimal size within limits");
  const auto root_line = lines.next();
  const auto root = root_line ? detail::digest_of_base64(*root_line) : std::nullopt;
  if (!root) return refuse("line 3 is not the base64 of 32 bytes");
  if (!lines.rest().empty()) return refuse("something follows line 3");
  return Checkpoint{std::string(*origin), RegisterSize{*size}, *root};
}

Result<Checkpoint> open_checkpoint(std::string_view signed_note, const VerifierKey& key) {
  const auto note = parse_note(signed_note);
  if (!note) return failure(note.error());
  if (const auto verified = verify_note(*note, key); !verified) return failure(verified.error());
  auto checkpoint = parse_checkpoint(note->text);
  if (checkpoint && checkpoint->origin != key.name) {
    return failure(
        Fault{"read a checkpoint", "it is of " + checkpoint->origin + ", not of " + key.name});
  }
  return checkpoint;
}

}  // namespace inviola::ledger
