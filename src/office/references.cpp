#include "office/references.h"

#include <array>

namespace inviola::office {

procedure::Reference draw_reference(Entropy& entropy) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::array<std::uint8_t, 8> drawn{};
  entropy.fill(drawn);
  std::string text;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (i == drawn.size() / 2) text += '-';
    text += alphabet[drawn[i] % alphabet.size()];
  }
  return procedure::Reference{std::move(text)};
}

procedure::Reference draw_unused_reference(Entropy& entropy, const procedure::Standing& whole) {
  for (;;) {
    procedure::Reference drawn = draw_reference(entropy);
    if (!whole.act(drawn) && !whole.dossier_of(drawn)) return drawn;
  }
}

void name_occurrences(procedure::Body& body, Entropy& entropy, const procedure::Standing& whole) {
  auto* reported = std::get_if<procedure::Reported>(&body);
  if (!reported) return;
  for (procedure::Occurrence& occurrence : reported->occurrences) {
    if (occurrence.reference.value().empty()) {
      occurrence.reference = draw_unused_reference(entropy, whole);
    }
  }
}

}  // namespace inviola::office
