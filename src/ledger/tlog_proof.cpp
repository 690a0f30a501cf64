#include "ledger/tlog_proof.h"

#include "ledger/detail/lines.h"
#include "ledger/note.h"
#include "ledger/proof.h"

namespace inviola::ledger {
namespace {

constexpr std::string_view proof_header = "c2sp.org/tlog-proof@v1";
constexpr std::string_view extra_label = "extra ";
constexpr std::string_view index_label = "index ";
constexpr std::size_t extra_bytes_max = 64u << 10;

}  // namespace

std::string print_tlog_proof(const TlogProof& proof) {
  std::string text{proof_header};
  text += '\n';
  if (proof.extra) text.append(extra_label).append(to_base64(*proof.extra)) += '\n';
  text.append(index_label).append(std::to_string(proof.number.value())) += '\n';
  for (const Digest& hash : proof.path) text.append(to_base64(hash.view())) += '\n';
  text += '\n';
  return text + proof.checkpoint;
}

Result<TlogProof> parse_tlog_proof(std::string_view text) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read a tlog-proof", std::move(cause)});
  };
  detail::Lines lines(text);
  TlogProof proof;
  if (lines.next() != proof_header) return refuse("line 1 is not c2sp.org/tlog-proof@v1");
  auto line = lines.next();
  if (line && line->starts_with(extra_label)) {
    const auto coded = line->substr(extra_label.size());
    if (coded.size() > extra_bytes_max) return refuse("more than 64 KiB of extra data");
    proof.extra = from_base64(coded);
    if (!proof.extra) return refuse("the extra data is not base64");
    line = lines.next();
  }
  if (!line || !line->starts_with(index_label)) return refuse("no index line");
  const auto number = detail::parse_decimal(line->substr(index_label.size()));
  if (!number) return refuse("the index is not a plain decimal number within limits");
  proof.number = EntryNumber{*number};
  while ((line = lines.next()) && !line->empty()) {
    const auto hash = detail::digest_of_base64(*line);
    if (!hash) return refuse("a proof line is not the base64 of 32 bytes");
    if (proof.path.size() == path_length_max) return refuse("more than 64 proof lines");
    proof.path.push_back(*hash);
  }
  if (!line) return refuse("no empty line before the checkpoint");
  if (lines.rest().empty()) return refuse("no checkpoint");
  if (lines.rest().size() > note_bytes_max) return refuse("the checkpoint is too long");
  proof.checkpoint = lines.rest();
  return proof;
}

}  // namespace inviola::ledger
