#include "apps/house.h"

#include <unistd.h>

#include <array>
#include <filesystem>

#include "archive/folder/text_folder.h"
#include "archive/sqlite/sqlite_archive.h"
#include "notary/client.h"
#include "office/fold.h"

namespace inviola::apps {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view origin_setting = "origin";
constexpr std::string_view demonstration_setting = "demonstration";
constexpr std::string_view key_setting = "verifier-key";

/// The program beside this one.
fs::path sibling(const char* name) {
  std::error_code error;
  return fs::read_symlink("/proc/self/exe", error).parent_path() / name;
}

std::string draw_origin() {
  office::SystemEntropy entropy;
  std::array<std::uint8_t, 5> drawn{};
  entropy.fill(drawn);
  return "inviola-" + to_hex({reinterpret_cast<const char*>(drawn.data()), drawn.size()});
}

Result<std::string> setting_of(office::Archive& archive, std::string_view name) {
  auto kept = archive.setting(name);
  if (!kept) return failure(kept.error());
  return kept->value_or("");
}

Result<void> name_register(office::Archive& archive, const Opening& opening) {
  const auto origin = setting_of(archive, origin_setting);
  if (!origin) return failure(origin.error());
  if (!origin->empty()) return {};
  const std::string name = opening.origin.empty() ? draw_origin() : opening.origin;
  if (opening.demonstration) {
    if (auto kept = archive.keep_setting(demonstration_setting, "yes"); !kept) return kept;
  }
  return archive.keep_setting(origin_setting, name);
}

}  // namespace

Result<Books> open_books(const std::string& folder, bool with_exercise) {
  const std::string data = folder.empty() ? INVIOLA_DATA : folder;
  auto texts = archive::read_texts(data);
  if (!texts) return failure(texts.error());
  Books books;
  std::vector<std::pair<std::string, std::string>> words;
  std::vector<mandate::DataFile> law_files;
  for (auto& [path, text] : *texts) {
    if (path.starts_with("languages/")) words.emplace_back(path, text);
    if (!path.starts_with("exercise/") || with_exercise) law_files.push_back({path, text});
    books.files.push_back({path, std::move(text)});
  }
  auto law = mandate::read_law(law_files);
  if (!law) {
    std::string why;
    for (const auto& error : law.error()) why += "\n  " + to_string(error);
    return failure(Fault{"read the law in " + data, why});
  }
  auto catalogues = publication::Catalogues::read(words);
  if (!catalogues) return failure(within("in the data folder " + data, catalogues.error()));
  books.law = std::make_shared<const mandate::Law>(std::move(*law));
  books.words = std::make_shared<const publication::Catalogues>(std::move(*catalogues));
  return books;
}

Result<Register> open_register(const Opening& opening, std::shared_ptr<const mandate::Law> law) {
  Register out;
  std::error_code unseen;
  const bool there = fs::exists(fs::path(opening.folder) / "register.sqlite", unseen);
  auto kept = archive::SqliteArchive::open(
      opening.folder, opening.create && !there ? archive::Mode::create : archive::Mode::write);
  if (!kept) return failure(kept.error());
  out.archive = std::move(*kept);
  if (auto named = name_register(*out.archive, opening); !named) return failure(named.error());
  auto origin = setting_of(*out.archive, origin_setting);
  if (!origin) return failure(origin.error());
  const auto demonstration = setting_of(*out.archive, demonstration_setting);
  if (!demonstration) return failure(demonstration.error());
  out.origin = std::move(*origin);
  out.demonstration = *demonstration == "yes";

  auto notary = notary::Client::start(
      {sibling("inviola-notary"), fs::path(opening.folder) / "notary", out.origin});
  if (!notary) return failure(within("start the notary", notary.error()));
  out.notary = std::move(*notary);
  std::optional<Date> today = opening.today;
  if (out.demonstration && !today && there) {
    // A demonstration stands still on the day of its last act, unless another is set.
    const auto folded = office::fold(*out.archive, std::nullopt);
    if (!folded) return failure(folded.error());
    today = folded->last;
  }
  if (today) {
    out.calendar = std::make_unique<office::SetCalendar>(*today);
  } else {
    out.calendar = std::make_unique<office::SystemCalendar>();
  }
  // A demonstration made twice is the same twice. It may be guessed, and says so.
  if (opening.create && opening.demonstration) {
    out.entropy = std::make_unique<office::SeededEntropy>(out.origin);
  } else {
    out.entropy = std::make_unique<office::SystemEntropy>();
  }
  auto office =
      office::Office::open({*out.archive, *out.notary, *out.calendar, *out.entropy, opening.report},
                           std::move(law), out.origin, there ? today : std::nullopt);
  if (!office) return failure(office.error());
  out.office = std::move(*office);
  const std::string key = out.office->published().verifier_key;
  if (auto noted = out.archive->keep_setting(key_setting, key); !noted) {
    return failure(noted.error());
  }
  return out;
}

Result<ReadOnly> open_for_reading(const std::string& folder) {
  auto kept = archive::SqliteArchive::open(folder, archive::Mode::read);
  if (!kept) return failure(kept.error());
  ReadOnly out;
  out.archive = std::move(*kept);
  auto key = setting_of(*out.archive, key_setting);
  if (!key) return failure(key.error());
  const auto demonstration = setting_of(*out.archive, demonstration_setting);
  if (!demonstration) return failure(demonstration.error());
  out.verifier_key = std::move(*key);
  out.demonstration = *demonstration == "yes";
  return out;
}

Result<bool> is_demonstration(const std::string& folder) {
  std::error_code error;
  if (!fs::exists(fs::path(folder) / "register.sqlite", error)) return false;
  const auto opened = open_for_reading(folder);
  if (!opened) return failure(opened.error());
  return opened->demonstration;
}

}  // namespace inviola::apps
