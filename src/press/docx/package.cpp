#include "press/docx/package.h"

#include <zip.h>

#include <memory>

namespace inviola::press::docx_detail {
namespace {

Fault fault_of(zip_error_t* error) { return {"write a ZIP archive", zip_error_strerror(error)}; }

/// The first day that the format knows, so that the same files give the same bytes.
constexpr zip_uint16_t first_day = (0 << 9) | (1 << 5) | 1;

}  // namespace

Result<std::string> zip(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!target) return failure(fault_of(&error));
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> kept(target, zip_source_free);
  zip_source_keep(target);  // the archive takes one hold, we read through the other
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (!archive) {
    zip_source_free(target);
    return failure(fault_of(&error));
  }
  for (const auto& [name, bytes] : files) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index =
        source ? zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
      if (source) zip_source_free(source);
      const Fault fault = fault_of(zip_get_error(archive));
      zip_discard(archive);
      return failure(fault);
    }
    const auto place = static_cast<zip_uint64_t>(index);
    zip_file_set_dostime(archive, place, 0, first_day, 0);
    // Unix, with no one's permissions: not those of the machine.
    zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, 0100644u << 16);
  }
  if (zip_close(archive) != 0) {
    const Fault fault = fault_of(zip_get_error(archive));
    zip_discard(archive);
    return failure(fault);
  }
  zip_stat_t about;
  if (zip_source_stat(target, &about) != 0 || zip_source_open(target) != 0) {
    return failure(fault_of(zip_source_error(target)));
  }
  std::string out(static_cast<std::size_t>(about.size), '\0');
  const zip_int64_t read = zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  if (read != static_cast<zip_int64_t>(out.size())) {
    return failure(fault_of(zip_source_error(target)));
  }
  return out;
}

}  // namespace inviola::press::docx_detail
