#include "ledger/detail/members.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>

namespace inviola::ledger::detail {

const boost::json::value* Members::take(std::string_view name) {
  const boost::json::value* found = object_ ? object_->if_contains(name) : nullptr;
  if (found) ++taken_;
  return found;
}

std::optional<std::string_view> Members::text(std::string_view name) {
  const auto* value = take(name);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string_view(value->get_string().data(), value->get_string().size());
}

std::optional<std::uint64_t> Members::number(std::string_view name) {
  const auto* value = take(name);
  if (!value) return std::nullopt;
  if (value->is_uint64()) return value->get_uint64();
  if (!value->is_int64() || value->get_int64() < 0) return std::nullopt;
  return static_cast<std::uint64_t>(value->get_int64());
}

std::optional<std::vector<Digest>> Members::digests(std::string_view name, std::size_t length_max) {
  const auto* value = take(name);
  if (!value || !value->is_array() || value->get_array().size() > length_max) return std::nullopt;
  std::vector<Digest> digests;
  for (const auto& element : value->get_array()) {
    const auto* hex = element.if_string();
    const auto digest = hex ? Digest::from_hex({hex->data(), hex->size()}) : std::nullopt;
    if (!digest) return std::nullopt;
    digests.push_back(*digest);
  }
  return digests;
}

}  // namespace inviola::ledger::detail
