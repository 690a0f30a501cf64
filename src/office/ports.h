#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/language.h"
#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "office/housekeeping.h"
#include "publication/document.h"

/// The world, as the office needs it. Adapters implement these; nothing else reaches outside.
namespace inviola::office {

/// An entry as it is kept: the encoded act and the salt of its commitment.
struct KeptEntry {
  std::string bytes;
  ledger::Salt salt;
};

/// Takes the bytes of one document piece by piece. Dropped without `finish`, it leaves nothing.
class DocumentIntake {
 public:
  virtual ~DocumentIntake() = default;
  virtual Result<void> add(std::string_view piece) = 0;
  /// The document is durable when this returns; its digest is its name. The same bytes twice are
  /// kept once.
  virtual Result<Digest> finish() = 0;
};

/// Where the register and its documents are kept. One writer at a time; a second one is refused at
/// the opening with a clear fault.
class Archive {
 public:
  virtual ~Archive() = default;

  /// Entries that are durable.
  virtual Result<ledger::RegisterSize> size() = 0;
  /// All of them, in one step, or none: durable when this returns. A fault if the register does
  /// not have `expected` entries; then nothing was written.
  virtual Result<void> append(ledger::RegisterSize expected,
                              std::span<const KeptEntry> entries) = 0;
  /// Hands over each entry from number `from` to before `until`, in order; stops at the first
  /// fault that `take` returns and returns it.
  using Take = std::function<Result<void>(ledger::EntryNumber, KeptEntry)>;
  virtual Result<void> read(ledger::EntryNumber from, ledger::RegisterSize until,
                            const Take& take) = 0;

  /// Signed checkpoints, in the order of their sizes. Each is kept: together they are evidence. It
  /// is there for all readers when this returns, outlives the program, and is durable with whatever
  /// is kept next, or at the closing: until then a loss of power may take it, and the notary, which
  /// signed it last, gives it again.
  virtual Result<void> keep_checkpoint(ledger::RegisterSize size, std::string_view note) = 0;
  virtual Result<std::optional<std::string>> last_checkpoint() = 0;
  virtual Result<std::vector<std::string>> checkpoints() = 0;

  virtual Result<std::unique_ptr<DocumentIntake>> receive_document() = 0;
  virtual Result<bool> holds_document(const Digest& digest) = 0;
  /// Hands the document over in pieces. A fault if it is not held or its bytes are not its
  /// digest's.
  virtual Result<void> read_document(const Digest& digest,
                                     const std::function<Result<void>(std::string_view)>& take) = 0;

  /// Housekeeping that is no part of the register: keys, the register's name, its settings.
  virtual Result<std::optional<std::string>> setting(std::string_view name) = 0;
  virtual Result<void> keep_setting(std::string_view name, std::string_view value) = 0;
  virtual Result<std::vector<std::pair<std::string, std::string>>> settings(
      std::string_view prefix) = 0;

  /// What is kept beside the register, in the same folder and under the same writer. As long as the
  /// archive.
  virtual Housekeeping& housekeeping() = 0;

  /// A consistent copy of the whole, made while others write, as a new archive at `folder`, which
  /// must not exist. Nothing is left there after a fault. Its housekeeping may be a moment older
  /// than its register, never newer: what it refers to is there.
  virtual Result<void> copy_to(const std::string& folder) = 0;
};

/// Holds the signing key, in another process. Signs nothing but checkpoints, each only against a
/// proof that it extends the last.
class Notary {
 public:
  virtual ~Notary() = default;
  /// C2SP signed-note verifier key.
  virtual Result<std::string> verifier_key() = 0;
  /// The last checkpoint it signed; size 0 if none yet.
  virtual Result<ledger::Checkpoint> last() = 0;
  /// The signed note.
  virtual Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                                   const std::vector<Digest>& consistency) = 0;
};

/// Sets a document for print, and for those who edit it.
class Typesetter {
 public:
  virtual ~Typesetter() = default;
  /// A tagged PDF.
  virtual Result<std::string> pdf(const publication::Document& document) = 0;
  /// Office Open XML.
  virtual Result<std::string> docx(const publication::Document& document) = 0;
};

/// A letter on its way to one address.
struct Letter {
  std::string message_id;  ///< the same for every attempt: a receiver keeps one of them
  std::string from;        ///< addresses, as "desk@example.org"
  std::string to;
  Language language = Language::en;
  std::string subject;
  std::string body;             ///< UTF-8, lines end with a line feed
  std::int64_t written_at = 0;  ///< seconds since 1970, Coordinated Universal Time
};

/// What became of a letter that was handed over.
enum class Carried : std::uint8_t {
  taken,      ///< it is the next one's to deliver
  not_now,    ///< try again later; it may have been taken, and the answer lost
  not_at_all  ///< refused for good
};
struct CarriedLetter {
  Carried carried = Carried::taken;
  std::string answer;  ///< the other side's words, in printable ASCII
};

/// A way of sending.
class Courier {
 public:
  virtual ~Courier() = default;
  /// A fault where the way itself is closed (no connection, no TLS, a refused sign-in): then no
  /// other letter would fare better now.
  virtual Result<CarriedLetter> carry(const Letter& letter) = 0;
};

/// The office's own civil day.
class Calendar {
 public:
  virtual ~Calendar() = default;
  virtual Date today() = 0;
};

/// The moment, for what must not last too long. Nothing in the register hangs on it.
class Clock {
 public:
  virtual ~Clock() = default;
  /// Seconds since 1 January 1970, UTC.
  virtual std::int64_t now() = 0;
};

class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}  // namespace inviola::office
