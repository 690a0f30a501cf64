// Runs every vector of spec/vectors/ledger. What stands in one: spec/register.md, section 6.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "ledger/checkpoint.h"
#include "ledger/frontier.h"
#include "ledger/proof.h"
#include "ledger/receipt.h"
#include "ledger/tlog_proof.h"
#include "ledger/tree.h"

namespace {

using namespace inviola;
using namespace inviola::ledger;

struct Vector {
  std::map<std::string, std::string> headers;
  std::string body;

  const std::string& operator[](const std::string& name) const { return headers.at(name); }
  std::uint64_t number(const std::string& name) const { return std::stoull(headers.at(name)); }
  Digest digest(const std::string& name) const {
    return Digest::from_hex(headers.at(name)).value();
  }
  std::vector<std::string_view> lines() const {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < body.size();) {
      const std::size_t end = body.find('\n', at);
      lines.push_back(std::string_view(body).substr(at, end - at));
      at = end + 1;
    }
    return lines;
  }
  std::vector<Digest> hashes() const {
    std::vector<Digest> hashes;
    for (const auto line : lines()) hashes.push_back(Digest::from_hex(line).value());
    return hashes;
  }
};

Vector read(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  Vector vector;
  for (std::string line; std::getline(stream, line) && !line.empty();) {
    const std::size_t colon = line.find(": ");
    vector.headers[line.substr(0, colon)] = line.substr(colon + 2);
  }
  vector.body = {std::istreambuf_iterator<char>(stream), {}};
  return vector;
}

std::string word(bool holds) { return holds ? "right" : "wrong"; }

std::string commitment_outcome(const Vector& vector) {
  return commitment(Salt::from_hex(vector["salt"]).value(), vector.body).hex();
}

std::string tree_outcome(const Vector& vector) {
  Tree tree;
  Frontier frontier;
  for (const auto line : vector.lines()) {
    const std::string data = from_hex(line.substr(line.size() > 4 ? 5 : 4)).value();
    tree.append(leaf_hash_of(data));
    frontier.append(leaf_hash_of(data));
  }
  return tree.root() == frontier.root() ? tree.root().hex() : "two roots";
}

std::string inclusion_outcome(const Vector& vector) {
  return word(verify_inclusion(vector.digest("leaf-hash"), EntryNumber{vector.number("number")},
                               RegisterSize{vector.number("size")}, vector.digest("root"),
                               vector.hashes()));
}

std::string consistency_outcome(const Vector& vector) {
  return word(verify_consistency(RegisterSize{vector.number("old-size")}, vector.digest("old-root"),
                                 RegisterSize{vector.number("new-size")}, vector.digest("new-root"),
                                 vector.hashes()));
}

std::string ed25519_outcome(const Vector& vector) {
  VerifierKey key;
  const std::string bytes = from_hex(vector["public-key"]).value();
  std::copy(bytes.begin(), bytes.end(), key.public_key.begin());
  const std::string message = vector.body.empty() ? "" : from_hex(vector.lines()[0]).value();
  return word(verify_ed25519(key.public_key, message, from_hex(vector["signature"]).value()));
}

std::string note_outcome(const Vector& vector) {
  const auto note = parse_note(vector.body);
  if (!note) return "refused";
  if (print_note(*note) != vector.body) return "printed otherwise";
  return word(verify_note(*note, parse_verifier_key(vector["key"]).value()).has_value());
}

std::string told(const Result<Checkpoint>& checkpoint) {
  if (!checkpoint) return "refused";
  return checkpoint->origin + ' ' + std::to_string(checkpoint->size.value()) + ' ' +
         checkpoint->root.hex();
}

std::string checkpoint_outcome(const Vector& vector) { return told(parse_checkpoint(vector.body)); }

std::string signed_checkpoint_outcome(const Vector& vector) {
  return told(open_checkpoint(vector.body, parse_verifier_key(vector["key"]).value()));
}

std::string verifier_key_outcome(const Vector& vector) {
  const auto key = parse_verifier_key(vector.body);
  if (!key) return "refused";
  return key->name + ' ' +
         to_hex({reinterpret_cast<const char*>(key->public_key.data()), key->public_key.size()});
}

std::string receipt_outcome(const Vector& vector) {
  const auto receipt = parse_receipt(vector.body);
  if (!receipt) return "refused";
  if (print_receipt(*receipt) != vector.body) return "printed otherwise";
  return word(verify_receipt(from_hex(vector["entry"]).value(), *receipt,
                             parse_verifier_key(vector["key"]).value())
                  .has_value());
}

std::string tlog_proof_outcome(const Vector& vector) {
  const auto proof = parse_tlog_proof(vector.body);
  if (!proof) return "refused";
  if (print_tlog_proof(*proof) != vector.body) return "printed otherwise";
  return std::to_string(proof->number.value()) + ' ' +
         (proof->extra ? to_hex(*proof->extra) : "-") + ' ' + std::to_string(proof->path.size());
}

const std::map<std::string, std::function<std::string(const Vector&)>> outcomes{
    {"commitment", commitment_outcome},     {"tree", tree_outcome},
    {"inclusion", inclusion_outcome},       {"consistency", consistency_outcome},
    {"ed25519", ed25519_outcome},           {"note", note_outcome},
    {"checkpoint", checkpoint_outcome},     {"signed-checkpoint", signed_checkpoint_outcome},
    {"verifier-key", verifier_key_outcome}, {"receipt", receipt_outcome},
    {"tlog-proof", tlog_proof_outcome},
};

}  // namespace

TEST_CASE("every vector of the register comes out as it says") {
  std::size_t run = 0;
  std::map<std::string, int> of_format;
  for (const auto& file :
       std::filesystem::directory_iterator(INVIOLA_ROOT "/spec/vectors/ledger")) {
    const Vector vector = read(file.path());
    const std::string name = file.path().filename().string();
    const auto format = vector.headers.find("format");
    const auto outcome =
        format == vector.headers.end() ? outcomes.end() : outcomes.find(format->second);
    REQUIRE_MESSAGE(outcome != outcomes.end(), name << " has no format that is known");
    std::string came_out;
    CHECK_NOTHROW_MESSAGE(came_out = outcome->second(vector), name);
    CHECK_MESSAGE(came_out == vector["expect"], name);
    ++of_format[outcome->first];
    ++run;
  }
  // Vectors are added, never taken away.
  CHECK(run >= 88);
  CHECK(of_format.size() == outcomes.size());
}
