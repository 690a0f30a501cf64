#include "ledger/receipt.h"

#include <doctest/doctest.h>

#include "ledger/detail/seeded.h"
#include "ledger/detail/signed_for_tests.h"
#include "ledger/exported.h"
#include "ledger/tlog_proof.h"
#include "ledger/tree.h"

using namespace inviola;
using namespace inviola::ledger;

namespace {

const std::string receipts_origin = "register.example";

struct Filed {
  std::vector<std::string> entries;
  std::vector<Salt> salts;
  Tree tree;

  explicit Filed(std::uint64_t size) {
    Seeded seeded(71145);
    for (std::uint64_t i = 0; i < size; ++i) {
      entries.push_back("{\"act\":" + std::to_string(i) + "}");
      salts.push_back(Salt::from_bytes(seeded.bytes(32)).value());
      tree.append(leaf_hash(commitment(salts.back(), entries.back())));
    }
  }
  Receipt receipt(std::uint64_t number) const {
    return {EntryNumber{number}, salts[number],
            tree.inclusion_proof(EntryNumber{number}, tree.size()).value(),
            sign_for_tests({receipts_origin, tree.size(), tree.root()}, 1)};
  }
};

std::string with_instead(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("a receipt proves its own entry and no other bytes") {
  const Filed filed(13);
  const VerifierKey key = key_for_tests(receipts_origin, 1);
  for (std::uint64_t number = 0; number < 13; ++number) {
    CAPTURE(number);
    const Receipt receipt = filed.receipt(number);
    CHECK(parse_receipt(print_receipt(receipt)) == receipt);
    const auto checkpoint = verify_receipt(filed.entries[number], receipt, key);
    REQUIRE(checkpoint);
    CHECK(checkpoint->size == RegisterSize{13});
    CHECK_FALSE(verify_receipt(filed.entries[(number + 1) % 13], receipt, key));
    CHECK_FALSE(verify_receipt(filed.entries[number] + ' ', receipt, key));
    CHECK_FALSE(verify_receipt(filed.entries[number], receipt, key_for_tests(receipts_origin, 2)));
  }
}

TEST_CASE("every change of one bit of a receipt is refused") {
  const Filed filed(6);
  const VerifierKey key = key_for_tests(receipts_origin, 1);
  const std::string text = print_receipt(filed.receipt(4));
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    if (bit / 8 == text.size() - 1) continue;  // the last line feed is white space of JSON
    CAPTURE(changed);
    const auto receipt = parse_receipt(changed);
    CHECK_FALSE((receipt && verify_receipt(filed.entries[4], *receipt, key)));
  }
}

TEST_CASE("a receipt that is none says why") {
  const std::string text = print_receipt(Filed(6).receipt(4));
  const auto cause = [](const std::string& json) {
    const auto receipt = parse_receipt(json);
    return receipt ? std::string() : receipt.error().cause;
  };
  CHECK(cause("").find("byte 0") == 0);
  CHECK(cause("[]").find("receipt v1") != std::string::npos);
  CHECK(cause(with_instead(text, "receipt v1", "receipt v2")).find("receipt v1") !=
        std::string::npos);
  CHECK(cause(with_instead(text, ":4", ":-4")).find("number") != std::string::npos);
  CHECK(cause(with_instead(text, ":4", ":4.5")).find("number") != std::string::npos);
  CHECK(cause(with_instead(text, ":4", ":281474976710656")).find("number") != std::string::npos);
  CHECK(cause(with_instead(text, "\"salt\":\"", "\"salt\":\"00")).find("salt") !=
        std::string::npos);
  CHECK(cause(with_instead(text, "\"proof\":[", "\"proof\":[1,")).find("proof") !=
        std::string::npos);
  CHECK(cause(with_instead(text, "\"proof\"", "\"prove\"")).find("proof") != std::string::npos);
  CHECK(cause(with_instead(text, "{", "{\"more\":1,")).find("member") != std::string::npos);
  CHECK(cause(with_instead(text, "{", "{\"number\":4,")).find("twice") != std::string::npos);
  CHECK(cause(text + "x").find("byte") == 0);
  CHECK(cause(std::string(receipt_bytes_max + 1, ' ')).find("512") != std::string::npos);
}

TEST_CASE("a receipt older than its entry is told apart") {
  const Filed filed(6);
  Receipt receipt = filed.receipt(4);
  receipt.checkpoint = sign_for_tests(
      {receipts_origin, RegisterSize{4}, filed.tree.root_at(RegisterSize{4}).value()}, 1);
  const auto verified =
      verify_receipt(filed.entries[4], receipt, key_for_tests(receipts_origin, 1));
  REQUIRE_FALSE(verified);
  CHECK(verified.error().cause.find("older") != std::string::npos);
}

TEST_CASE("a tlog-proof has one form and carries the salt") {
  const Filed filed(6);
  const Receipt receipt = filed.receipt(4);
  for (const bool extra : {true, false}) {
    TlogProof proof{{}, receipt.number, receipt.path, receipt.checkpoint};
    if (extra) proof.extra = std::string(receipt.salt.view());
    const std::string text = print_tlog_proof(proof);
    CHECK(parse_tlog_proof(text) == proof);
    Seeded seeded(1);
    for (int round = 0; round < 3000; ++round) {
      std::string changed = text;
      changed[seeded.below(changed.size())] = static_cast<char>(seeded.next());
      if (seeded.below(2) == 0) changed.erase(seeded.below(changed.size()), 1 + seeded.below(9));
      const auto parsed = parse_tlog_proof(changed);
      if (parsed) CHECK(print_tlog_proof(*parsed) == changed);
    }
  }
  CHECK_FALSE(parse_tlog_proof(""));
  CHECK_FALSE(parse_tlog_proof("c2sp.org/tlog-proof@v1\n"));
  CHECK_FALSE(parse_tlog_proof("c2sp.org/tlog-proof@v1\nindex 0\n"));
  CHECK_FALSE(parse_tlog_proof("c2sp.org/tlog-proof@v1\nindex 0\n\n"));
  CHECK_FALSE(parse_tlog_proof("c2sp.org/tlog-proof@v1\nindex 00\n\nx"));
  std::string many = "c2sp.org/tlog-proof@v1\nindex 0\n";
  for (int i = 0; i < 65; ++i) many += to_base64(empty_root().view()) + '\n';
  CHECK_FALSE(parse_tlog_proof(many + "\nx"));
}

TEST_CASE("an exported entry keeps its bytes, whatever they are") {
  ExportedEntry entry{EntryNumber{3}, Salt{}, "\"\\\n\t\u0001 \u0627\u4e2d \u202e", {}};
  CHECK(parse_exported_entry(print_exported_entry(entry)) == entry);
  CHECK(print_exported_entry(entry).find('\n') == print_exported_entry(entry).size() - 1);
  entry.commitment = commitment(entry.salt, entry.bytes);
  CHECK(parse_exported_entry(print_exported_entry(entry)) == entry);
  CHECK_FALSE(parse_exported_entry(
      with_instead(print_exported_entry(entry), "\"commitment\":\"", "\"commitment\":\"z")));
  CHECK_FALSE(parse_exported_entry("{}"));
  CHECK_FALSE(parse_exported_entry(with_instead(print_exported_entry(entry), "{", "{\"more\":1,")));
  entry.bytes.assign(limits::act_bytes_max + 1, 'a');
  CHECK_FALSE(parse_exported_entry(print_exported_entry(entry)));
}
