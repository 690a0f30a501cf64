#include <algorithm>
#include <map>

#include "base/text.h"
#include "mandate/check.h"
#include "mandate/import_text.h"
#include "mandate/reader.h"

namespace inviola::mandate {
namespace {

/// Gathers the parts; keeps every file's first error.
class Gathering {
 public:
  explicit Gathering(const std::vector<DataFile>& files) {
    for (const auto& file : files) by_path_[file.path] = &file;
  }

  Result<Law, std::vector<ReadError>> law() {
    Law out;
    mandates(out);
    states(out);
    participation(out);
    if (const auto* file = required("forms/working-form.toml")) keep(read_form(*file), out.form);
    if (const auto* file = required("record/events.toml")) keep(read_record(*file), out.record);
    if (const auto* file = required("un-offices.csv")) {
      keep(read_offices(*file), out.united_nations_cities);
    }
    if (!errors_.empty()) return failure(errors_);
    auto found = check(out, out.chain.all().back().in_force_from);
    if (!found.empty()) return failure(std::move(found));
    return out;
  }

 private:
  const DataFile* optional(const std::string& path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : found->second;
  }

  const DataFile* required(const std::string& path) {
    const DataFile* file = optional(path);
    if (file == nullptr) errors_.push_back({path, 0, "the file is missing from the data folder"});
    return file;
  }

  template <class T>
  void keep(Result<T, ReadError> read, T& into) {
    if (read) {
      into = std::move(*read);
    } else {
      errors_.push_back(read.error());
    }
  }
  void keep(const Result<void, ReadError>& read) {
    if (!read) errors_.push_back(read.error());
  }

  void mandates(Law& out) {
    const auto* settings = required("mandates/practice.toml");
    if (settings == nullptr) return;
    const auto practice = read_practice(*settings);
    if (!practice) return errors_.push_back(practice.error());
    out.correspondence = practice->correspondence;
    std::vector<Mandate> all;
    for (const auto& [path, file] : by_path_) {
      if (!path.starts_with("mandates/") || !path.ends_with("/mandate.toml")) continue;
      auto read = read_mandate(*file, *practice);
      if (!read) {
        errors_.push_back(read.error());
        continue;
      }
      wordings(path.substr(0, path.size() - std::string_view("mandate.toml").size()), *read);
      all.push_back(std::move(*read));
    }
    if (all.empty()) errors_.push_back({"mandates", 0, "there is no mandate"});
    out.chain = Chain(std::move(all));
  }

  void wordings(const std::string& folder, Mandate& mandate) {
    for (const Language language : all_languages) {
      const auto* file = optional(folder + "wording/" + std::string(tag(language)) + ".txt");
      if (file != nullptr) keep(read_wording(*file, language, mandate));
    }
    const auto* official = optional(folder + "official/en.txt");
    if (official == nullptr) return;
    const auto text = import_text(*official);
    if (!text) {
      errors_.push_back(text.error());
    } else if (text->symbol != mandate.symbol) {
      errors_.push_back({official->path, 0, "it is the text of " + text->symbol.value()});
    } else {
      mandate = with_authentic_text(std::move(mandate), *text);
    }
  }

  void states(Law& out) {
    std::vector<StateRecord> records;
    if (const auto* file = required("states/states.csv")) keep(read_states(*file), records);
    for (auto& record : records) out.states.add(std::move(record));
    if (const auto* file = required("states/former.csv")) keep(read_former(*file, out.states));
    if (const auto* file = required("states/spellings.csv")) {
      keep(read_spellings(*file, out.states));
    }
    if (const auto* file = required("states/tiles.csv"))
      keep(read_tiles(*file, out.states), out.tiles);
    std::vector<StateRecord> invented;
    if (const auto* file = optional("exercise/states.toml")) {
      keep(read_exercise_states(*file), invented);
    }
    for (auto& record : invented) out.states.add(std::move(record));
  }

  void participation(Law& out) {
    std::vector<Instrument> instruments;
    std::vector<TreatyAction> actions;
    std::vector<TreatyAction> predecessors;
    std::vector<TreatyGap> gaps;
    if (const auto* file = required("instruments/instruments.csv")) {
      keep(read_instruments(*file), instruments);
    }
    if (const auto* file = required("instruments/actions.csv")) keep(read_actions(*file), actions);
    if (const auto* file = required("instruments/predecessors.csv")) {
      keep(read_predecessors(*file), predecessors);
    }
    if (const auto* file = required("instruments/gaps.csv")) keep(read_gaps(*file), gaps);
    actions.insert(actions.end(), predecessors.begin(), predecessors.end());
    out.participation = Participation(std::move(instruments), std::move(actions), std::move(gaps));
  }

  std::map<std::string, const DataFile*> by_path_;
  std::vector<ReadError> errors_;
};

}  // namespace

std::string to_string(const ReadError& error) {
  const std::string place =
      error.line == 0 ? error.file : error.file + ":" + std::to_string(error.line);
  return place + ": " + error.why;
}

Result<Law, std::vector<ReadError>> read_law(const std::vector<DataFile>& files) {
  return Gathering(files).law();
}

}  // namespace inviola::mandate
