#include "apps/stage.h"

#include "archive/memory/memory_archive.h"
#include "notary/passing.h"

namespace inviola::apps {

using office::cases::Otherwise;
using office::cases::Story;

Result<std::vector<Otherwise>> tell_case(const Story& story, office::Archive& archive,
                                         const std::shared_ptr<const mandate::Law>& law) {
  const std::string origin = "case";
  office::SeededEntropy entropy(story.title);
  office::SetCalendar calendar(office::cases::first_day(story));
  notary::PassingNotary notary(origin, entropy);
  auto opened = office::Office::open({archive, notary, calendar, entropy},
                                     office::cases::law_of(story, law), origin);
  if (!opened) return failure(within("open an office for " + story.file, opened.error()));
  return office::cases::run_story(story, **opened, calendar);
}

Result<std::vector<Otherwise>> tell_case_in_memory(const Story& story,
                                                   const std::shared_ptr<const mandate::Law>& law) {
  archive::MemoryDisk disk;
  auto archive = archive::MemoryArchive::open(disk, "case", archive::Mode::create);
  if (!archive) return failure(archive.error());
  return tell_case(story, **archive, law);
}

}  // namespace inviola::apps
