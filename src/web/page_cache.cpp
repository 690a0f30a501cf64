#include "web/page_cache.h"

#include "base/limits.h"

namespace inviola::web {

std::optional<Response> PageCache::find(const std::string& address, const Moment& moment) {
  const std::lock_guard lock(mutex_);
  if (moment != moment_) return std::nullopt;
  const auto found = pages_.find(address);
  if (found == pages_.end()) return std::nullopt;
  return found->second;
}

Response PageCache::keep(const std::string& address, const Moment& moment, Response page) {
  page.payload = prepare(std::move(page.body), page.compress);
  page.body.clear();
  const std::size_t bytes = address.size() + page.payload->bytes.size() + page.payload->gzip.size();
  const std::lock_guard lock(mutex_);
  if (moment != moment_ || bytes_ + bytes > limits::pages_kept_bytes_max) {
    pages_.clear();
    bytes_ = 0;
    moment_ = moment;
  }
  if (bytes <= limits::pages_kept_bytes_max && pages_.emplace(address, page).second) {
    bytes_ += bytes;
  }
  return page;
}

}  // namespace inviola::web
