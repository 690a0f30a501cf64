#include "layers/rules.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "base/text.h"

namespace inviola::layers {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

Result<void> take_ban(Rules& rules, std::string_view text) {
  const std::size_t bar = text.find('|');
  if (bar == std::string_view::npos) {
    return failure(
        Fault{"read a ban", "no replacement: write \"ban: word | what to take instead\""});
  }
  const std::string_view word = trim(text.substr(0, bar));
  const std::string_view instead = trim(text.substr(bar + 1));
  if (word.empty() || instead.empty()) {
    return failure(Fault{"read a ban", "the word or its replacement is empty"});
  }
  rules.bans.push_back(Ban{std::string(word), std::string(instead)});
  return {};
}

Result<void> take_pure(Rules& rules, std::string_view text) {
  for (const std::string& name : words_of(text)) {
    const auto room = std::ranges::find(rules.rooms, name, &Room::name);
    if (room == rules.rooms.end()) {
      return failure(Fault{"read the pure rooms", "no room " + name + " stands above"});
    }
    room->pure = true;
  }
  return {};
}

Result<void> take_room(Rules& rules, std::string_view name, std::string_view text) {
  const std::string doing = "read the arrows of " + std::string(name);
  if (rules.find(name) != nullptr) return failure(Fault{doing, "the room is named twice"});
  Room room{std::string(name), words_of(text)};
  for (const std::string& other : room.may_include) {
    if (rules.find(other) == nullptr) {
      return failure(
          Fault{doing, "no room " + other + " stands above: arrows go upward in this file"});
    }
  }
  rules.rooms.push_back(std::move(room));
  return {};
}

Result<void> take_line(Rules& rules, std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) {
    return failure(
        Fault{"read a rule", "no colon: write \"room: rooms\", \"pure: rooms\" or \"ban: …\""});
  }
  const std::string_view name = trim(line.substr(0, colon));
  const std::string_view rest = trim(line.substr(colon + 1));
  if (name == "ban") return take_ban(rules, rest);
  if (name == "pure") return take_pure(rules, rest);
  return take_room(rules, name, rest);
}

Result<void> check_purity(const Rules& rules) {
  for (const Room& room : rules.rooms) {
    if (!room.pure) continue;
    for (const std::string& other : room.may_include) {
      if (rules.find(other)->pure) continue;
      return failure(Fault{"read layers.txt",
                           room.name + " is pure and may include " + other + ", which is not"});
    }
  }
  return {};
}

}  // namespace

const Room* Rules::find(std::string_view name) const {
  const auto room = std::ranges::find(rooms, name, &Room::name);
  return room == rooms.end() ? nullptr : &*room;
}

Result<Rules> read_rules(std::string_view text) {
  Rules rules;
  std::size_t number = 0;
  for (const std::string_view whole : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(whole);
    if (line.empty() || line.front() == '#') continue;
    if (const Result<void> taken = take_line(rules, line); !taken) {
      return failure(within("layers.txt:" + std::to_string(number), taken.error()));
    }
  }
  if (rules.rooms.empty()) return failure(Fault{"read layers.txt", "it names no room"});
  if (const Result<void> sound = check_purity(rules); !sound) return failure(sound.error());
  return rules;
}

}  // namespace inviola::layers
