#include "console/cases.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <ostream>

#include "base/json.h"

namespace inviola::console {
namespace {

namespace json = boost::json;
using office::cases::Otherwise;
using office::cases::Story;

void print(const Output& to, const Story& story, const std::vector<Otherwise>& all) {
  for (const Otherwise& one : all) {
    to.out << story.file << ':' << one.line << ": " << one.text << '\n'
           << "  expected: " << one.expected << '\n'
           << "  came out: " << one.came_out << '\n';
  }
}

json::object told(const Story& story, const std::vector<Otherwise>& all) {
  json::array otherwise;
  for (const Otherwise& one : all) {
    otherwise.push_back(json::object{{"line", one.line},
                                     {"text", one.text},
                                     {"expected", one.expected},
                                     {"came_out", one.came_out}});
  }
  return {{"file", story.file},
          {"title", story.title},
          {"lines", story.lines.size()},
          {"otherwise", std::move(otherwise)}};
}

}  // namespace

int cases(const Output& to, const std::vector<std::pair<std::string, std::string>>& files,
          const mandate::Law& law, const TellStory& tell) {
  std::vector<Story> stories;
  bool malformed = false;
  for (const auto& [file, text] : files) {
    auto story = office::cases::read_story(file, text, law);
    if (story) {
      stories.push_back(std::move(*story));
    } else {
      to.err << "inviola: " << to_string(story.error()) << '\n';
      malformed = true;
    }
  }
  if (malformed) return misused;

  std::size_t lines = 0;
  std::size_t otherwise = 0;
  json::array stories_told;
  for (const Story& story : stories) {
    const auto all = tell(story);
    if (!all) return complain(to, all.error());
    lines += story.lines.size();
    otherwise += all->size();
    if (to.json) {
      stories_told.push_back(told(story, *all));
    } else {
      print(to, story, *all);
    }
  }
  if (to.json) {
    to.out << print_json(json::object{{"cases", std::move(stories_told)}}) << '\n';
  } else {
    to.out << stories.size() << (stories.size() == 1 ? " case, " : " cases, ") << lines
           << (lines == 1 ? " line, " : " lines, ") << otherwise << " came out otherwise\n";
  }
  return otherwise == 0 ? done : refused;
}

}  // namespace inviola::console
