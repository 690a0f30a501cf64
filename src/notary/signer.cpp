#include "notary/signer.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "base/text.h"
#include "ledger/proof.h"
#include "notary/detail/sign_text.h"

namespace inviola::notary {
namespace {

namespace fs = std::filesystem;

const std::string key_file = "key";
const std::string last_file = "last-checkpoint";
constexpr std::string_view key_label = "PRIVATE+KEY+";
constexpr std::size_t key_bytes_max = 4096;
constexpr char ed25519 = 0x01;

std::string_view bytes_of(const unsigned char* bytes, std::size_t length) {
  return {reinterpret_cast<const char*>(bytes), length};
}

bool is_a_beginning(const std::string& text) {
  const auto note = ledger::parse_note(text);
  const auto checkpoint = note ? ledger::parse_checkpoint(note->text) : failure(note.error());
  return checkpoint && checkpoint->size.value() == 0;
}

/// The folder, made if it is not there, locked for us alone.
Result<detail::Descriptor> hold_folder(const fs::path& path) {
  if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
    return failure(Fault{"make the folder", detail::cause_of(errno)});
  }
  detail::Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) return failure(Fault{"open the folder", detail::cause_of(errno)});
  struct stat about{};
  if (::fstat(folder.number(), &about) != 0 || about.st_uid != ::geteuid() ||
      (about.st_mode & 022) != 0) {
    return failure(Fault{"open the folder", "others may write in it; make its mode 700"});
  }
  if (::flock(folder.number(), LOCK_EX | LOCK_NB) != 0) {
    return failure(Fault{"open the folder", "another notary holds it"});
  }
  // The folder itself must outlive a loss of power, as what it holds does.
  const fs::path parent = fs::absolute(path).lexically_normal().parent_path();
  const detail::Descriptor above(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (above.is_open()) ::fsync(above.number());
  return folder;
}

/// "PRIVATE+KEY+name+id+base64(0x01 || seed)", as the signed notes of C2SP have it.
std::string print_signer_key(const ledger::VerifierKey& key, std::string_view seed) {
  const std::string verifier_key = print_verifier_key(key);
  std::string material(1, ed25519);
  material += seed;
  std::string text{key_label};
  text.append(verifier_key, 0, verifier_key.find('+', key.name.size() + 1) + 1);
  text.append(to_base64(material)) += '\n';
  sodium_memzero(material.data(), material.size());
  return text;
}

}  // namespace

void Signer::Wipe::operator()(unsigned char* secret) const { sodium_free(secret); }

Result<Signer> Signer::open(const fs::path& folder, const std::string& origin, OnStep on_step) {
  const std::string doing = "open the notary's folder " + folder.string();
  if (sodium_init() < 0) return failure(Fault{doing, "libsodium cannot start"});
  if (!ledger::is_key_name(origin)) {
    return failure(Fault{doing, "an origin must be a name without spaces and plus signs"});
  }
  auto held = hold_folder(folder);
  if (!held) return failure(within(doing, held.error()));
  Signer signer;
  signer.folder_ = std::move(*held);
  signer.on_step_ = std::move(on_step);
  if (const auto loaded = signer.load(origin); !loaded) {
    return failure(within(doing, loaded.error()));
  }
  return signer;
}

Result<void> Signer::load(const std::string& origin) {
  auto key = detail::read_private(folder_.number(), key_file, key_bytes_max);
  if (!key) return failure(key.error());
  if (!*key) return create(origin);
  if (const auto read = read_key(std::move(**key), origin); !read) return read;
  return read_last();
}

Result<void> Signer::create(const std::string& origin) {
  const auto last = detail::NoteFile::read(folder_.number(), last_file);
  if (!last) return failure(last.error());
  // A beginning that was cut short leaves a checkpoint of size 0 and no key. Any other size means
  // that a key was lost, and a new one must not take its place unasked.
  if (*last && !std::all_of((*last)->begin(), (*last)->end(), is_a_beginning)) {
    return failure(Fault{"read key", "it is not there, but last-checkpoint is; restore the key"});
  }
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  randombytes_buf(seed.data(), seed.size());
  if (const auto made = make_key(origin, seed.data()); !made) return made;
  last_ = {origin, ledger::RegisterSize{0}, ledger::empty_root()};
  auto written = make_file();
  if (written) {
    std::string text = print_signer_key(key_, bytes_of(seed.data(), seed.size()));
    written = detail::write_durably(folder_.number(), key_file, text, on_step_);
    sodium_memzero(text.data(), text.size());
  }
  sodium_memzero(seed.data(), seed.size());
  last_is_known_ = written.has_value();
  return written;
}

Result<void> Signer::read_key(std::string text, const std::string& origin) {
  const auto refuse = [&](const char* cause) {
    sodium_memzero(text.data(), text.size());
    return failure(Fault{"read key", cause});
  };
  // No name holds a plus sign, so the key itself begins after the fourth.
  std::size_t at = text.find('+');
  for (int plus = 1; plus < 4 && at != text.npos; ++plus) at = text.find('+', at + 1);
  if (at == text.npos) return refuse("it is not a signer key");
  auto material = from_base64(trim(std::string_view(text).substr(at + 1)));
  if (!material || material->size() != 33 || material->front() != ed25519) {
    return refuse("it is not an Ed25519 signer key");
  }
  const auto* seed = reinterpret_cast<const unsigned char*>(material->data()) + 1;
  if (const auto made = make_key(origin, seed); !made) return made;
  const bool same = print_signer_key(key_, bytes_of(seed, crypto_sign_SEEDBYTES)) == text;
  sodium_memzero(material->data(), material->size());
  if (!same) return refuse("it is damaged, or the key of another origin");
  sodium_memzero(text.data(), text.size());
  return {};
}

Result<void> Signer::read_last() {
  last_is_known_ = false;
  const auto notes = detail::NoteFile::read(folder_.number(), last_file);
  if (!notes) return failure(notes.error());
  if (!*notes) {
    return failure(Fault{"read last-checkpoint",
                         "it is not there; without it the key could sign a second history: "
                         "restore it from the register's newest checkpoint"});
  }
  std::optional<ledger::Checkpoint> newest;
  std::optional<Fault> damage;
  for (const std::string& note : **notes) {
    const auto checkpoint = ledger::open_checkpoint(note, key_);
    if (!checkpoint) {
      damage = checkpoint.error();
    } else if (!newest || newest->size < checkpoint->size) {
      newest = *checkpoint;
    }
  }
  if (!newest) return failure(within("read last-checkpoint", *damage));
  last_ = *newest;
  // What was read may not have reached the disk yet, and is to be signed again for whoever asks.
  auto made = make_file();
  last_is_known_ = made.has_value();
  return made;
}

Result<void> Signer::make_file() {
  auto made = detail::NoteFile::make(folder_.number(), last_file, note_of(last_), on_step_);
  if (!made) return failure(made.error());
  file_ = std::move(*made);
  return {};
}

Result<void> Signer::make_key(const std::string& origin, const unsigned char* seed) {
  secret_.reset(static_cast<unsigned char*>(sodium_malloc(crypto_sign_SECRETKEYBYTES)));
  if (!secret_) return failure(Fault{"keep the key in memory", "no memory"});
  key_.name = origin;
  crypto_sign_seed_keypair(key_.public_key.data(), secret_.get(), seed);
  return {};
}

std::string Signer::note_of(const ledger::Checkpoint& checkpoint) const {
  return sign_text(print_checkpoint(checkpoint), key_, secret_.get());
}

Result<std::string> Signer::sign(const ledger::Checkpoint& checkpoint,
                                 const std::vector<Digest>& consistency) {
  const std::string size = std::to_string(checkpoint.size.value());
  const auto refuse = [&](std::string cause) {
    return failure(Fault{"sign the checkpoint of size " + size, std::move(cause)});
  };
  if (checkpoint.origin != key_.name) return refuse("it is not of " + key_.name);
  if (checkpoint.size.value() > ledger::register_size_max) return refuse("no register is so large");
  if (!last_is_known_) {
    if (const auto read = read_last(); !read) return refuse(to_string(read.error()));
  }
  const std::string signed_size = std::to_string(last_.size.value());
  if (checkpoint.size < last_.size) return refuse("size " + signed_size + " is signed already");
  if (checkpoint.size == last_.size && checkpoint.root != last_.root) {
    return refuse("another root is signed for this size already");
  }
  std::string note = note_of(checkpoint);
  // Whoever did not hear the answer asks again as it asked before: there is nothing to prove.
  if (checkpoint == last_) return note;
  if (!ledger::verify_consistency(last_.size, last_.root, checkpoint.size, checkpoint.root,
                                  consistency)) {
    return refuse("the proof does not lead there from size " + signed_size);
  }
  last_is_known_ = false;
  const auto written = file_.keep(note, on_step_);
  if (!written) return refuse(to_string(written.error()));
  last_ = checkpoint;
  last_is_known_ = true;
  return note;
}

}  // namespace inviola::notary
