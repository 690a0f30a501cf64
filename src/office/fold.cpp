#include "office/fold.h"

#include "procedure/codec.h"

namespace inviola::office {

Result<Folded> fold(Archive& archive, std::optional<Date> as_at) {
  const auto size = archive.size();
  if (!size) return failure(size.error());
  Folded out;
  const auto read = archive.read(
      ledger::EntryNumber{0}, *size,
      [&](ledger::EntryNumber number, const KeptEntry& kept) -> Result<void> {
        out.tree.append(ledger::leaf_hash(ledger::commitment(kept.salt, kept.bytes)));
        auto decoded = procedure::decode(kept.bytes, number.value());
        if (!decoded) {
          return failure(Fault{"read entry " + std::to_string(number.value()) + " of the register",
                               decoded.error().code});
        }
        out.last = decoded->entered;
        if (as_at && decoded->entered > *as_at) return {};
        auto entered = std::make_shared<const procedure::EnteredAct>(std::move(*decoded));
        out.whole = procedure::after(std::move(out.whole), entered);
        out.acts.push_back(std::move(entered));
        return {};
      });
  if (!read) return failure(read.error());
  return out;
}

}  // namespace inviola::office
