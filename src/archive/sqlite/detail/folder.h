#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

/// The folder of a register: who may enter it, who writes in it, and what may be left in it.
namespace inviola::archive::detail {

inline constexpr std::string_view register_file = "register.sqlite";
inline constexpr std::string_view making_suffix = ".making";
inline constexpr std::string_view intake_prefix = "intake-";

/// An open file; closed at its end.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  ~OpenFile();
  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// What the system said of the last failed call, as a Fault.
Fault system_fault(std::string doing);

bool is_there(const std::string& path);
/// The folder, for its owner alone (0700). One that is there already is closed to others.
Result<void> make_folder(const std::string& folder);
/// An empty file for its owner alone (0600); a fault if it is there.
Result<void> make_file(const std::string& file);
/// What was written to a file, or renamed in a folder, is on the disk. Never for a file that SQLite
/// has open in this process: to close it here would release the locks held there.
Result<void> sync(const std::string& path);
/// The folder that holds `path`.
std::string parent_of(const std::string& path);

/// Holds `writer.lock` until its end: there is no other writer. A second one is refused, with the
/// number of the process that writes.
Result<OpenFile> lock_for_writing(const std::string& folder);
/// Removes what a writer that was killed has left half made. Only for the holder of the lock.
Result<void> remove_leftovers(const std::string& folder);

/// A file without a name: it is gone with the process, however that ends.
Result<OpenFile> unnamed_file(const std::string& folder);
Result<void> write_all(const OpenFile& file, std::string_view bytes);
/// Fills `bytes` from `offset`; a fault if the file has fewer.
Result<void> read_all(const OpenFile& file, std::size_t offset, std::string& bytes);

}  // namespace inviola::archive::detail
