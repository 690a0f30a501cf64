#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "archive/mode.h"
#include "archive/sqlite/detail/connection.h"
#include "office/housekeeping.h"

/// `desk.sqlite`, beside the register: what may be changed and thrown away lies in a file of its
/// own, so that neither waits for the other and the register's file holds nothing but evidence.
namespace inviola::archive::detail {

inline constexpr std::string_view desk_file = "desk.sqlite";

class DeskFile final : public office::Housekeeping {
 public:
  /// Only for the holder of the folder's lock, unless the mode is `read`. A register that has none
  /// is given one; when reading, it then has no papers.
  static Result<std::unique_ptr<DeskFile>> open(const std::string& folder, Mode mode);

  Result<std::optional<office::Paper>> paper(std::string_view kind, std::string_view id) override;
  Result<std::vector<office::Paper>> papers(std::string_view kind,
                                            std::string_view prefix) override;
  Result<bool> change(std::span<const office::PaperChange> changes) override;

  /// To copy the file by: null if there is none.
  Connection* source() { return reader_ ? &*reader_ : nullptr; }
  std::unique_lock<std::mutex> hold_reading() { return std::unique_lock(reading_); }

 private:
  DeskFile() = default;
  Result<void> prepare();
  Result<bool> apply(const office::PaperChange& change);

  // The reader is closed first: the writer, closing last, folds its log into the file.
  std::mutex writing_;
  std::optional<Connection> writer_;
  Statement version_;
  Statement put_;
  Statement drop_;

  std::mutex reading_;
  std::optional<Connection> reader_;
  Statement one_;
  Statement all_;
};

}  // namespace inviola::archive::detail
