#include "ledger/receipt.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json.h"
#include "ledger/detail/members.h"
#include "ledger/proof.h"

namespace inviola::ledger {
namespace {

constexpr std::string_view format = "receipt v1";

}  // namespace

std::string print_receipt(const Receipt& receipt) {
  boost::json::array path;
  for (const Digest& hash : receipt.path) path.emplace_back(hash.hex());
  return print_json(boost::json::object{{"inviola", format},
                                        {"number", receipt.number.value()},
                                        {"salt", receipt.salt.hex()},
                                        {"proof", std::move(path)},
                                        {"checkpoint", receipt.checkpoint}}) +
         '\n';
}

Result<Receipt> parse_receipt(std::string_view json) {
  const auto refuse = [](std::string cause) {
    return failure(Fault{"read a receipt", std::move(cause)});
  };
  if (json.size() > receipt_bytes_max) return refuse("longer than 512 KiB");
  const auto value = parse_json(json);
  if (!value)
    return refuse("byte " + std::to_string(value.error().byte) + ": " + value.error().why);
  detail::Members members(*value);
  if (members.text("inviola") != format)
    return refuse("it does not say \"inviola\":\"receipt v1\"");
  const auto number = members.number("number");
  if (!number || *number >= register_size_max) return refuse("\"number\" is no entry number");
  const auto salt = Salt::from_hex(members.text("salt").value_or(""));
  if (!salt) return refuse("\"salt\" is not 64 hexadecimal digits");
  const auto path = members.digests("proof", path_length_max);
  if (!path) return refuse("\"proof\" is not a list of at most 64 hashes in hexadecimal");
  const auto checkpoint = members.text("checkpoint");
  if (!checkpoint) return refuse("\"checkpoint\" is not a text");
  if (!members.all_taken()) return refuse("it has a member that no receipt has");
  return Receipt{EntryNumber{*number}, *salt, *path, std::string(*checkpoint)};
}

Result<Checkpoint> verify_receipt(std::string_view entry_bytes, const Receipt& receipt,
                                  const VerifierKey& key) {
  const std::string doing = "verify the receipt of entry " + std::to_string(receipt.number.value());
  auto checkpoint = open_checkpoint(receipt.checkpoint, key);
  if (!checkpoint) return failure(within(doing, checkpoint.error()));
  if (receipt.number.value() >= checkpoint->size.value()) {
    return failure(Fault{doing, "its checkpoint, of size " +
                                    std::to_string(checkpoint->size.value()) +
                                    ", is older than the entry"});
  }
  const Digest leaf = leaf_hash(commitment(receipt.salt, entry_bytes));
  if (!verify_inclusion(leaf, receipt.number, checkpoint->size, checkpoint->root, receipt.path)) {
    return failure(
        Fault{doing, "these bytes with this salt and proof do not lead to the signed root"});
  }
  return checkpoint;
}

}  // namespace inviola::ledger
