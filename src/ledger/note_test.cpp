#include "ledger/note.h"

#include <doctest/doctest.h>

#include "base/bytes.h"
#include "ledger/checkpoint.h"
#include "ledger/detail/signed_for_tests.h"

using namespace inviola;
using namespace inviola::ledger;

namespace {

const Checkpoint checkpoint{"register.example", RegisterSize{7}, sha256("a root")};

std::string note_text() { return sign_for_tests(checkpoint, 1); }

/// What is wrong with a note, or nothing.
std::string fault_of(const std::string& text) {
  const auto note = parse_note(text);
  return note ? "" : note.error().cause;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("a signed checkpoint opens with its key and with no other") {
  const VerifierKey key = key_for_tests("register.example", 1);
  CHECK(open_checkpoint(note_text(), key) == checkpoint);
  CHECK_FALSE(open_checkpoint(note_text(), key_for_tests("register.example", 2)));
  CHECK_FALSE(open_checkpoint(note_text(), key_for_tests("other.example", 1)));
}

TEST_CASE("every change of one bit of a signed checkpoint is refused") {
  const VerifierKey key = key_for_tests("register.example", 1);
  const std::string text = note_text();
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    CAPTURE(changed);
    CHECK_FALSE(open_checkpoint(changed, key));
  }
}

TEST_CASE("a note has one form: what is accepted is given back byte for byte") {
  const std::string text = note_text();
  CHECK(print_note(parse_note(text).value()) == text);
  CHECK(fault_of(text + "x").find("line feed") != std::string::npos);
  CHECK(fault_of(text + "x\n").find("signature line 2") != std::string::npos);
  CHECK(fault_of(text + "\n").find("no signature") != std::string::npos);
  CHECK(fault_of(text.substr(0, text.size() - 1)).find("line feed") != std::string::npos);
  CHECK(fault_of(with(text, "7\n", "7\r\n")).find("control") != std::string::npos);
  CHECK(fault_of(with(text, "\u2014 ", "\u2013 ")).find("em dash") != std::string::npos);
  CHECK(fault_of(with(text, "\u2014 ", "\u2014  ")).find("em dash") != std::string::npos);
  CHECK(fault_of(with(text, "7\n", "\xff\n")).find("UTF-8") != std::string::npos);
  CHECK(fault_of("").find("empty line") != std::string::npos);
  CHECK(fault_of("text\n\n").find("no signature") != std::string::npos);
  CHECK(fault_of(std::string(note_bytes_max + 1, 'a')).find("256 KiB") != std::string::npos);
}

TEST_CASE("cosignatures are kept, unknown ones are ignored, too many are refused") {
  const VerifierKey key = key_for_tests("register.example", 1);
  SignedNote note = parse_note(note_text()).value();
  const NoteSignature ours = note.signatures.front();
  for (int i = 0; i < 16; ++i) {
    note.signatures.push_back({"witness.example/" + std::to_string(i), 5, std::string(72, 'w')});
  }
  note.signatures.push_back({"register.example", ours.key_id + 1, std::string(64, 'x')});
  note.signatures.push_back({"other.example", ours.key_id, std::string(64, 'x')});
  const std::string text = print_note(note);
  CHECK(parse_note(text) == note);
  CHECK(open_checkpoint(text, key) == checkpoint);

  note.signatures.push_back({"register.example", ours.key_id, std::string(64, 'x')});
  CHECK_FALSE(open_checkpoint(print_note(note), key));
  note.signatures.assign(note_signatures_max + 1, ours);
  CHECK_FALSE(parse_note(print_note(note)));
}

TEST_CASE("a verifier key has one form and its own id") {
  const std::string text = print_verifier_key(key_for_tests("register.example", 1));
  CHECK(parse_verifier_key(text) == key_for_tests("register.example", 1));
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ 1 << bit % 8);
    CAPTURE(changed);
    CHECK_FALSE(parse_verifier_key(changed));
  }
  for (std::size_t length = 0; length < text.size(); ++length) {
    CHECK_FALSE(parse_verifier_key(text.substr(0, length)));
    CHECK_FALSE(parse_verifier_key(text.substr(length + 1)));
  }
}

TEST_CASE("a key name holds no space, no plus and no control character") {
  CHECK(is_key_name("register.example/\u00fcber"));
  for (const char* name :
       {"", "a b", "a\u00a0b", "a\u2003", "\u3000", "a+b", "a\nb", "a\tb", "\xc3"}) {
    CAPTURE(name);
    CHECK_FALSE(is_key_name(name));
  }
  CHECK(is_key_name(std::string(key_name_bytes_max, 'a')));
  CHECK_FALSE(is_key_name(std::string(key_name_bytes_max + 1, 'a')));
}

TEST_CASE("a checkpoint is exactly three lines") {
  const std::string text = print_checkpoint(checkpoint);
  CHECK(parse_checkpoint(text) == checkpoint);
  CHECK_FALSE(parse_checkpoint(text + "extension\n"));
  CHECK_FALSE(parse_checkpoint(text.substr(0, text.size() - 1)));
  CHECK_FALSE(parse_checkpoint(text.substr(text.find('\n'))));
  for (const char* size : {"", "07", "-7", "+7", "7 ", " 7", "0x7", "281474976710657",
                           "18446744073709551616", "99999999999999999999999999"}) {
    CAPTURE(size);
    CHECK_FALSE(parse_checkpoint(with(text, "\n7\n", "\n" + std::string(size) + "\n")));
  }
  CHECK(parse_checkpoint(with(text, "\n7\n", "\n0\n")));
  CHECK(parse_checkpoint(with(text, "\n7\n", "\n281474976710656\n")));
}
