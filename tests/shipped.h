#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mandate/reader.h"

/// The data as shipped, for tests: of any room, and so a library to them, in angle brackets.
namespace inviola::shipped {

/// All files below data/, with the exercise.
inline const std::vector<mandate::DataFile>& files() {
  static const auto read = [] {
    std::vector<mandate::DataFile> out;
    const std::filesystem::path root = std::filesystem::path(INVIOLA_ROOT) / "data";
    for (const auto& at : std::filesystem::recursive_directory_iterator(root)) {
      if (!at.is_regular_file()) continue;
      std::ifstream stream(at.path(), std::ios::binary);
      out.push_back({std::filesystem::relative(at.path(), root).generic_string(),
                     std::string(std::istreambuf_iterator<char>(stream), {})});
    }
    return out;
  }();
  return read;
}

inline std::shared_ptr<const mandate::Law> law() {
  static const auto read = [] {
    auto law = mandate::read_law(files());
    REQUIRE_MESSAGE(law.has_value(), (law ? "" : to_string(law.error().front())));
    return std::make_shared<const mandate::Law>(std::move(*law));
  }();
  return read;
}

/// What the catalogues are read from: path and text.
inline std::vector<std::pair<std::string, std::string>> words() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const mandate::DataFile& file : files()) {
    if (file.path.starts_with("languages/")) out.emplace_back(file.path, file.text);
  }
  return out;
}

}  // namespace inviola::shipped
