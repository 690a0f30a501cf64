#pragma once

#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <optional>
#include <string>
#include <utility>

#include "base/json.h"
#include "office/housekeeping.h"

namespace inviola::office::people {

/// A paper as what it says, with the version to change it by.
template <class T>
struct Read {
  T value;
  std::string id;
  std::uint64_t version = 0;
};

template <class T>
std::string written(const T& value) {
  return print_json(boost::json::value_from(value));
}

/// A member that an earlier version of this program did not write is as it is by itself.
template <class T>
Result<T> read_paper(const Paper& paper) {
  auto value = parse_json(paper.bytes);
  if (value) {
    if constexpr (boost::describe::has_describe_members<T>::value) {
      if (auto* object = value->if_object()) {
        const auto own = boost::json::value_from(T{});
        for (const auto& member : own.get_object()) object->insert(member);
      }
    }
    if (auto read = boost::json::try_value_to<T>(*value)) return std::move(*read);
  }
  return failure(Fault{"read paper " + paper.id,
                       "it is not as this program writes it; restore it from a backup"});
}

template <class T>
Result<std::optional<Read<T>>> find(Housekeeping& papers, std::string_view kind,
                                    std::string_view id) {
  auto paper = papers.paper(kind, id);
  if (!paper) return failure(paper.error());
  if (!*paper) return std::nullopt;
  auto value = read_paper<T>(**paper);
  if (!value) return failure(within(std::string(kind), value.error()));
  return Read<T>{std::move(*value), (*paper)->id, (*paper)->version};
}

template <class T>
Result<std::vector<Read<T>>> find_all(Housekeeping& papers, std::string_view kind,
                                      std::string_view prefix) {
  auto all = papers.papers(kind, prefix);
  if (!all) return failure(all.error());
  std::vector<Read<T>> out;
  for (const Paper& paper : *all) {
    auto value = read_paper<T>(paper);
    if (!value) return failure(within(std::string(kind), value.error()));
    out.push_back({std::move(*value), paper.id, paper.version});
  }
  return out;
}

}  // namespace inviola::office::people
