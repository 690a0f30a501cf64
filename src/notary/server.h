#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

#include "base/result.h"
#include "notary/detail/descriptor.h"
#include "notary/protocol.h"
#include "notary/signer.h"

namespace inviola::notary {

/// How the notary treats those who connect.
struct Manners {
  /// How long a request that has begun may take to arrive, and an answer to be taken.
  std::chrono::milliseconds patience{5000};
  /// Beyond this many, the one that has been silent longest is shown out.
  std::size_t connections_max = 16;
  /// Told one line of each connection that was ended for what it did.
  std::function<void(std::string_view)> log = [](std::string_view) {};
};

/// What the signer says to a request. A refusal is an answer too.
Answer answer(Signer& signer, const Request& request);

/// Serves the one connection of `descriptor` until the other side ends it.
void serve_connection(Signer& signer, detail::Descriptor descriptor, const Manners& manners);

/// A socket at `path`, open to its owner alone. A socket that a process killed earlier left there
/// is replaced. Refused: a path where something else stands, or a socket that still answers.
Result<detail::Descriptor> listen_at(const std::filesystem::path& path);

/// Serves all who connect to `listener`, until the listener fails.
Result<void> serve_listener(Signer& signer, detail::Descriptor listener, const Manners& manners);

}  // namespace inviola::notary
