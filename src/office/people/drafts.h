#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/people/paper.h"
#include "office/people/people.h"
#include "procedure/act.h"

/// What a State is writing and has not yet filed: kept as it was filled in, right or wrong.
namespace inviola::office::people {

struct DraftAnswer {
  std::string name;
  std::string value;
  friend bool operator==(const DraftAnswer&, const DraftAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(DraftAnswer, (), (name, value))

struct Draft {
  std::string by;    ///< id of the person who changed it last
  std::string name;  ///< of that person
  std::int64_t at = 0;
  std::string kind;   ///< of filing: "alert", "report", "follow-up", …
  std::string about;  ///< the reference it is about, or empty
  std::vector<DraftAnswer> answers;
  std::vector<procedure::Attachment> attachments;

  /// The first of that name, or empty.
  std::string answer(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (by, name, at, kind, about, answers, attachments))

namespace papers {
inline constexpr const char* draft = "draft";  ///< "STATE/its own"
}  // namespace papers

/// The drafts of a State: everybody who acts for it sees and carries on with each.
class Drafts {
 public:
  explicit Drafts(People& people) : people_(people) {}

  /// The one changed last comes first.
  Result<std::vector<Read<Draft>>> all(const Acting& acting);
  /// `id`: its own, without the State. Nothing if that State has none of that id.
  Result<std::optional<Read<Draft>>> find(const Acting& acting, const std::string& id);
  /// Refuses "too-many-drafts". Gives its own id.
  Answered<std::string> begin(const Acting& acting, Draft draft);
  /// Kept in the place of `version`. Refuses "changed-meanwhile", when another was kept since or it
  /// is gone, and "draft-too-long"; then what was there stays.
  Answered<void> keep(const Acting& acting, const std::string& id, Draft draft,
                      std::uint64_t version);
  Result<void> remove(const Acting& acting, const std::string& id);

 private:
  People& people_;
};

}  // namespace inviola::office::people
