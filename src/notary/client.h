#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "notary/detail/descriptor.h"
#include "notary/protocol.h"
#include "office/ports.h"

namespace inviola::notary {

/// The notary as the office sees it: another process, so that the key is never in this one's
/// memory. May be used by several threads. A notary that died is started or sought again once for
/// each request; to ask for the same signature twice does no harm.
class Client final : public office::Notary {
 public:
  /// The program `inviola-notary`, and what it is to be started with.
  struct Program {
    std::filesystem::path path;
    std::filesystem::path folder;  ///< of the key; made if it is not there
    std::string origin;
  };

  /// Starts a notary of our own, which ends when we do. Refused: a program that cannot be started
  /// or a folder that it refuses; the fault says which and why.
  static Result<std::unique_ptr<Client>> start(Program program);
  /// Connects to a notary that was started with `--socket`.
  static Result<std::unique_ptr<Client>> connect(std::filesystem::path socket);
  ~Client() override;

  Result<std::string> verifier_key() override;
  Result<ledger::Checkpoint> last() override;
  /// The note is verified before it is given.
  Result<std::string> sign(const ledger::Checkpoint& checkpoint,
                           const std::vector<Digest>& consistency) override;

 private:
  using Socket = std::filesystem::path;

  explicit Client(std::variant<Program, Socket> whereabouts);
  static Result<std::unique_ptr<Client>> reach(std::unique_ptr<Client> client);
  Result<void> open();
  Result<void> start_child(const Program& program);
  Result<void> connect_to(const Socket& socket);
  void close();
  /// Asks, once more from the start if the connection was lost. A refusal is a fault.
  Result<Answer> ask(const Request& request);
  Result<Answer> ask_once(const Request& request);
  template <class Wanted>
  Result<Wanted> expect(const Request& request);

  std::mutex mutex_;
  std::variant<Program, Socket> whereabouts_;
  detail::Descriptor connection_;
  pid_t child_ = -1;
  ledger::VerifierKey key_;
};

}  // namespace inviola::notary
