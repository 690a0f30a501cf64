// A page is kept for one moment of the register, and never for another.

#include "web/page_cache.h"

#include <doctest/doctest.h>

#include "base/limits.h"

using namespace inviola;
using namespace inviola::web;

namespace {

Response page(std::string words) { return Response{.body = std::move(words), .compress = true}; }
PageCache::Moment moment(std::uint64_t version, const char* day) {
  return {version, version, *Date::parse(day)};
}

}  // namespace

TEST_CASE("a page is found as it was made, until anything is entered or the day ends") {
  PageCache cache;
  const auto now = moment(3, "2018-05-15");
  CHECK_FALSE(cache.find("/en/a", now));
  CHECK(cache.keep("/en/a", now, page("one")).payload->bytes == "one");
  REQUIRE(cache.find("/en/a", now));
  CHECK(cache.find("/en/a", now)->payload->bytes == "one");
  CHECK_FALSE(cache.find("/en/a?x=1", now));
  CHECK_FALSE(cache.find("/en/a", moment(4, "2018-05-15")));
  CHECK_FALSE(cache.find("/en/a", moment(3, "2018-05-16")));
  cache.keep("/en/b", moment(4, "2018-05-15"), page("two"));
  // Made before: gone for good.
  CHECK_FALSE(cache.find("/en/a", now));
}

TEST_CASE("what is kept has a limit") {
  PageCache cache;
  const auto now = moment(1, "2018-05-15");
  const std::string large(limits::pages_kept_bytes_max / 2, 'x');
  cache.keep("/1", now, Response{.body = large});
  cache.keep("/2", now, Response{.body = large});
  CHECK_FALSE(cache.find("/1", now));
  cache.keep("/3", now, Response{.body = std::string(limits::pages_kept_bytes_max, 'x')});
  CHECK_FALSE(cache.find("/3", now));
}
