#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "base/date.h"
#include "office/people/paper.h"
#include "office/people/people.h"

namespace inviola::office::people {

/// Up to where a person has seen what came in.
struct Looked {
  std::string day;  ///< of the register, ISO
  std::string act;  ///< the last one there was; empty: none
};
BOOST_DESCRIBE_STRUCT(Looked, (), (day, act))

namespace papers {
inline constexpr const char* looked = "looked";  ///< the person's id
}  // namespace papers

inline Result<Looked> looked(People& people, const Acting& acting) {
  auto found = find<Looked>(people.papers(), papers::looked, acting.person.id);
  if (!found) return failure(found.error());
  return *found ? (*found)->value : Looked{};
}

/// Of two that are kept at one moment either will do.
inline Result<void> keep_looked(People& people, const Acting& acting, const Looked& now) {
  auto found = find<Looked>(people.papers(), papers::looked, acting.person.id);
  if (!found) return failure(found.error());
  auto kept = people.papers().keep(papers::looked, acting.person.id, written(now),
                                   *found ? (*found)->version : 0);
  if (!kept) return failure(kept.error());
  return {};
}

}  // namespace inviola::office::people
