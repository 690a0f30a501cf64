#include "publication/record_words.h"

#include <string>

#include "publication/words.h"

namespace inviola::publication {

Line record_words(const Catalogue& words, const mandate::KnownEvent& event, std::string_view part) {
  const std::string key = "record." + event.id + "." + std::string(part);
  return words.has(key) ? plain(words.say(key)) : Line{};
}

Line place_words(const Catalogue& words, const mandate::KnownEvent& event) {
  return event.place.empty() ? Line{} : plain(word_for(words, "record-place", event.place));
}

Line target_words(const Catalogue& words, const mandate::KnownEvent& event) {
  return plain(word_for(words, "record-target", event.target));
}

}  // namespace inviola::publication
