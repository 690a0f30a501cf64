#include "archive/detail/rules.h"

#include <set>

#include "base/limits.h"

namespace inviola::archive::detail {
namespace {

std::string at_most(std::size_t held, std::size_t most) {
  return "it has " + std::to_string(held) + " bytes; at most " + std::to_string(most) +
         " can be kept";
}

}  // namespace

std::string name_of_entries(ledger::RegisterSize from, std::size_t count) {
  const std::string first = std::to_string(from.value());
  if (count == 1) return "entry " + first;
  return "entries " + first + " to " + std::to_string(from.value() + count - 1);
}

Result<void> acceptable(ledger::RegisterSize expected, std::span<const office::KeptEntry> entries) {
  if (expected.value() > ledger::register_size_max - entries.size()) {
    return failure(Fault{"append entries", "the register cannot grow beyond " +
                                               std::to_string(ledger::register_size_max)});
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].bytes.size() > limits::act_bytes_max) {
      return failure(Fault{"append entry " + std::to_string(expected.value() + i),
                           at_most(entries[i].bytes.size(), limits::act_bytes_max)});
    }
  }
  return {};
}

Result<void> as_expected(ledger::RegisterSize expected, ledger::RegisterSize held) {
  if (expected == held) return {};
  return failure(Fault{"append entries", "the register has " + std::to_string(held.value()) +
                                             " entries, not " + std::to_string(expected.value()) +
                                             " as expected; read it again before appending"});
}

Result<void> acceptable_checkpoint(ledger::RegisterSize size, std::string_view note,
                                   ledger::RegisterSize held, ledger::RegisterSize last) {
  const std::string doing = "keep checkpoint of size " + std::to_string(size.value());
  if (note.size() > limits::act_bytes_max) {
    return failure(Fault{doing, at_most(note.size(), limits::act_bytes_max)});
  }
  if (size > held) {
    return failure(
        Fault{doing, "the register has only " + std::to_string(held.value()) + " entries"});
  }
  if (size < last) {
    return failure(
        Fault{doing, "the last one that is kept is of size " + std::to_string(last.value())});
  }
  return {};
}

Result<void> acceptable_setting(std::string_view name, std::string_view value) {
  if (name.empty() || name.size() > name_bytes_max || name.find('\0') != std::string_view::npos) {
    return failure(Fault{
        "keep setting",
        "its name must have 1 to " + std::to_string(name_bytes_max) + " bytes, none of them zero"});
  }
  if (value.size() > limits::act_bytes_max) {
    return failure(
        Fault{"keep setting " + std::string(name), at_most(value.size(), limits::act_bytes_max)});
  }
  return {};
}

Result<void> acceptable_changes(std::span<const office::PaperChange> changes) {
  const auto name = [](const std::string& text) {
    return !text.empty() && text.size() <= limits::paper_name_bytes_max &&
           text.find('\0') == std::string::npos;
  };
  std::set<std::pair<std::string_view, std::string_view>> named;
  if (changes.size() > limits::paper_changes_max) {
    return failure(Fault{"change papers", "at most " + std::to_string(limits::paper_changes_max) +
                                              " can be changed in one step"});
  }
  for (const office::PaperChange& one : changes) {
    const std::string doing = "change paper " + one.kind + " " + one.id;
    if (!name(one.kind) || !name(one.id)) {
      return failure(Fault{"change a paper", "its kind and its id are of 1 to " +
                                                 std::to_string(limits::paper_name_bytes_max) +
                                                 " bytes, none zero"});
    }
    if (!named.emplace(one.kind, one.id).second) {
      return failure(Fault{doing, "it is named twice in one step"});
    }
    if (one.bytes && one.bytes->size() > limits::paper_bytes_max) {
      return failure(Fault{doing, at_most(one.bytes->size(), limits::paper_bytes_max)});
    }
  }
  return {};
}

Fault missing_entry(std::uint64_t number, ledger::RegisterSize held) {
  return Fault{"read entry " + std::to_string(number),
               "it is not held; the register has " + std::to_string(held.value()) + " entries"};
}

Fault document_not_held(const Digest& digest) {
  return Fault{"read document " + digest.hex(), "it is not held"};
}

Fault document_too_large() {
  return Fault{"receive document",
               "it is larger than " + std::to_string(limits::attachment_bytes_max) + " bytes"};
}

Fault intake_is_over() {
  return Fault{"receive document", "this intake has finished or failed; begin a new one"};
}

Fault open_for_reading_only() { return Fault{"keep", "it is open for reading only"}; }

}  // namespace inviola::archive::detail
