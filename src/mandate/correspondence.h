#pragma once

#include <cstdint>

namespace inviola::mandate {

/// How the office corresponds with States. Practice, not law: the resolution is silent.
struct Correspondence {
  int confirm_within_days = 0;  ///< once an address was entered
  int confirm_every_days = 0;
  int drill_every_days = 0;
  int comment_days = 0;         ///< for a State to comment on its paragraphs of a report
  int first_pause_seconds = 0;  ///< before a second attempt; each later pause is twice the last
  int longest_pause_seconds = 0;
  int give_up_after_hours = 0;  ///< since the first attempt
};

}  // namespace inviola::mandate
