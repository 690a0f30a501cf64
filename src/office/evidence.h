#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "ledger/audit.h"
#include "office/ports.h"

/// The register handed out to be checked, and checked by ourselves.
namespace inviola::office {

/// Holds every entry against every signed checkpoint, reading each once.
Result<ledger::Verdict> audit(Archive& archive, const std::string& verifier_key);

/// Gives the files of an exported register (spec/register.md) piece by piece: name, then bytes.
using Write = std::function<Result<void>(std::string_view file, std::string_view bytes)>;
Result<void> export_register(Archive& archive, const std::string& verifier_key, const Write& write);

}  // namespace inviola::office
