// Verifies an exported register, or one receipt, from files alone: no network, no key of ours.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "base/text.h"
#include "ledger/audit.h"
#include "ledger/exported.h"
#include "ledger/receipt.h"

namespace {

using namespace inviola;

enum Exit { right = 0, wrong = 1, unreadable = 2 };

constexpr const char* footer =
    "FOLDER holds entries.jsonl, checkpoints.txt and verifier-key.txt (spec/register.md).\n"
    "Take KEY from the register's owner by another way than the folder: whoever altered the\n"
    "folder can have put another key into it.\n\n"
    "Ends with 0 if all is right, 1 if something is wrong (the first wrong entry is named),\n"
    "2 if a file cannot be read or the command is not understood.";

int complain(const Fault& fault, Exit exit) {
  std::cerr << "inviola-verify: " << to_string(fault) << '\n';
  return exit;
}

/// Reads a file line by line; a line longer than the limit is a fault, not a full memory.
class LineFile {
 public:
  LineFile(const std::filesystem::path& path, std::size_t line_bytes_max)
      : stream_(path, std::ios::binary), line_bytes_max_(line_bytes_max) {
    if (std::filesystem::is_directory(path)) stream_.close();
  }
  bool is_open() const { return stream_.is_open(); }
  bool failed() const { return stream_.bad(); }
  bool too_long() const { return too_long_; }

  /// The next line without its line feed; nothing at the end.
  std::optional<std::string> next() {
    std::string line;
    auto& bytes = *stream_.rdbuf();
    for (int c = bytes.sbumpc(); c != std::ifstream::traits_type::eof(); c = bytes.sbumpc()) {
      if (c == '\n') return line;
      if (line.size() == line_bytes_max_) too_long_ = true;
      if (too_long_) return std::nullopt;
      line += static_cast<char>(c);
    }
    if (line.empty()) return std::nullopt;
    return line;
  }

 private:
  std::ifstream stream_;
  std::size_t line_bytes_max_;
  bool too_long_ = false;
};

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  const Fault fault{"read " + path.string(), "it is not there or cannot be read"};
  if (!std::filesystem::is_regular_file(path)) return failure(fault);
  if (std::filesystem::file_size(path) > bytes_max) {
    return failure(Fault{fault.doing, "it is longer than " + std::to_string(bytes_max) + " bytes"});
  }
  std::ifstream stream(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return failure(fault);
  return bytes;
}

/// The signed notes of a file, one after the other.
std::optional<std::string> next_note(LineFile& file) {
  std::string note;
  while (auto line = file.next()) {
    if (*line == ledger::checkpoint_divider) return note;
    // Past the limit the note is refused anyway: what follows need not be kept.
    if (note.size() <= ledger::note_bytes_max) note += *line + '\n';
  }
  return note.empty() ? std::nullopt : std::optional(note);
}

Result<ledger::VerifierKey> find_key(const std::string& given,
                                     const std::filesystem::path& folder) {
  if (!given.empty()) return ledger::parse_verifier_key(given);
  const auto text = read_file(folder / ledger::verifier_key_file, 1024);
  if (!text) return failure(text.error());
  return ledger::parse_verifier_key(trim(*text));
}

int verify_register(const std::filesystem::path& folder, const std::string& given_key) {
  const auto key = find_key(given_key, folder);
  if (!key) return complain(key.error(), unreadable);
  LineFile entries(folder / ledger::entries_file, ledger::entry_line_bytes_max);
  if (!entries.is_open()) return complain({"open entries.jsonl", "cannot be read"}, unreadable);
  LineFile notes(folder / ledger::checkpoints_file, ledger::note_bytes_max);
  if (!notes.is_open()) return complain({"open checkpoints.txt", "cannot be read"}, unreadable);

  ledger::Audit audit(*key, [&notes] { return next_note(notes); });
  bool undecided = true;
  while (undecided) {
    const auto line = entries.next();
    if (!line) break;
    const auto entry = ledger::parse_exported_entry(*line);
    if (!entry) {
      audit.unreadable_entry(entry.error().cause);
      break;
    }
    undecided = audit.entry({entry->number, entry->salt, entry->bytes, entry->commitment});
  }
  if (entries.too_long()) audit.unreadable_entry("the line is too long");
  if (entries.failed() || notes.failed()) {
    return complain({"read " + folder.string(), "the medium failed"}, unreadable);
  }
  const ledger::Verdict verdict = audit.finish();
  std::cout << to_string(verdict) << '\n';
  if (given_key.empty())
    std::cout << "by the key in the folder: " << print_verifier_key(*key) << '\n';
  return verdict.finding == ledger::Finding::right ? right : wrong;
}

int verify_one(const std::string& receipt_path, const std::string& entry_path,
               const std::string& given_key) {
  const auto key = ledger::parse_verifier_key(given_key);
  if (!key) return complain(key.error(), unreadable);
  const auto text = read_file(receipt_path, ledger::receipt_bytes_max);
  if (!text) return complain(text.error(), unreadable);
  const auto entry = read_file(entry_path, limits::act_bytes_max);
  if (!entry) return complain(entry.error(), unreadable);
  const auto receipt = ledger::parse_receipt(*text);
  if (!receipt) return complain(receipt.error(), wrong);
  const auto checkpoint = ledger::verify_receipt(*entry, *receipt, *key);
  if (!checkpoint) return complain(checkpoint.error(), wrong);
  std::cout << "right: entry " << receipt->number.value() << " of " << checkpoint->origin
            << ", in the register of size " << checkpoint->size.value() << '\n';
  return right;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Verifies an exported register of Inviola, or one receipt, from files alone"};
  app.footer(footer);
  std::string folder, receipt, entry, key;
  auto* folder_option = app.add_option("FOLDER", folder, "the exported register");
  app.add_option("--key", key, "the register's verifier key, name+id+base64");
  app.add_option("--receipt", receipt, "a receipt to verify")->excludes(folder_option);
  app.add_option("--entry", entry, "the bytes that were entered")->excludes(folder_option);
  try {
    app.parse(argc, argv);
    if (!folder.empty()) return verify_register(folder, key);
    if (!receipt.empty() && !entry.empty() && !key.empty()) return verify_one(receipt, entry, key);
    std::cerr << "inviola-verify: give FOLDER, or --receipt, --entry and --key; see --help\n";
    return unreadable;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? right : unreadable;
  } catch (const std::exception& error) {
    return complain({"verify", error.what()}, unreadable);
  }
}
