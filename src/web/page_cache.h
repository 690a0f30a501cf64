#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/date.h"
#include "web/message.h"

namespace inviola::web {

/// Pages that everybody may see, kept as they were made until anything is entered or the day ends.
/// Only what is the same for every asker may be put here. Safe for several threads.
class PageCache {
 public:
  /// What the register was when a page was made.
  struct Moment {
    std::uint64_t version = 0;    ///< entries
    std::uint64_t published = 0;  ///< of these, under the checkpoint that a page may show
    Date today;
    friend bool operator==(const Moment&, const Moment&) = default;
  };

  /// The page at the address, if it was made at that moment.
  std::optional<Response> find(const std::string& address, const Moment& moment);
  /// Keeps the page with its body made ready, and gives it back so. When full, all is let go.
  Response keep(const std::string& address, const Moment& moment, Response page);

 private:
  std::mutex mutex_;
  Moment moment_;
  std::unordered_map<std::string, Response> pages_;
  std::size_t bytes_ = 0;
};

}  // namespace inviola::web
