#include "archive/sqlite/detail/connection.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "base/limits.h"

namespace inviola::archive::detail {
namespace {

// A row holds one act, one piece or one note, and a little beside it.
constexpr int row_bytes_max = static_cast<int>(limits::act_bytes_max) + 4096;
constexpr int busy_milliseconds_max = 5000;

/// A path as SQLite's URI form wants it.
std::string as_uri(const std::string& file) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : file) {
    if (c == '%' || c == '?' || c == '#') {
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

int open_flags(Access access) {
  constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Access::make:
      return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::write:
      return always | SQLITE_OPEN_READWRITE;
    case Access::read:
      return always | SQLITE_OPEN_READONLY;
    case Access::read_unchanging:
      return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  return always;
}

std::string_view what_the_disk_failed_to_do(int code) {
  if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_SHORT_READ) return "read";
  if (code == SQLITE_IOERR_WRITE) return "write";
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return "confirm a write";
  return "do as it was asked";
}

/// Which of a folder's two files a connection is to.
std::string name_of_file(sqlite3* handle) {
  const char* path = handle != nullptr ? sqlite3_db_filename(handle, "main") : nullptr;
  const std::string_view whole = path != nullptr ? path : "";
  return whole.find("desk.sqlite") != whole.npos ? "desk.sqlite" : "register.sqlite";
}

}  // namespace

Fault fault_of(sqlite3* handle, int code) {
  Fault fault{name_of_file(handle), sqlite3_errstr(code)};
  switch (code & 0xff) {
    case SQLITE_FULL:
      fault.cause = "disk full; make room and try again";
      break;
    case SQLITE_CORRUPT:
      fault.cause = "the file is damaged; restore it from a backup";
      break;
    case SQLITE_NOTADB:
      fault.cause = "the file is damaged or is not a register; restore it from a backup";
      break;
    case SQLITE_IOERR: {
      const int system = handle != nullptr ? sqlite3_system_errno(handle) : 0;
      fault.cause = "the disk failed to " + std::string(what_the_disk_failed_to_do(code));
      if (system != 0) fault.cause += ": " + std::generic_category().message(system);
      fault.cause += " (SQLite " + std::to_string(code) + "); look after the disk and try again";
      break;
    }
    case SQLITE_BUSY:
      fault.cause = "another program holds it locked; stop that program and try again";
      break;
    default:
      if (handle != nullptr) fault.cause = sqlite3_errmsg(handle);
      fault.cause += " (SQLite " + std::to_string(code) + ")";
  }
  return fault;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Connection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Run::Run(Statement& statement) : handle_(statement.handle_.get()) {}

Run::~Run() {
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
}

Run& Run::bind(int parameter, std::int64_t value) {
  const int code = sqlite3_bind_int64(handle_, parameter, value);
  if (bound_ == SQLITE_OK) bound_ = code;
  return *this;
}

Run& Run::bind_blob(int parameter, std::string_view bytes) {
  // A null pointer would bind NULL, which is not the same as no bytes.
  const char* data = bytes.empty() ? "" : bytes.data();
  const int code = sqlite3_bind_blob64(handle_, parameter, data, bytes.size(), SQLITE_STATIC);
  if (bound_ == SQLITE_OK) bound_ = code;
  return *this;
}

Run& Run::bind_text(int parameter, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();
  const int code =
      sqlite3_bind_text64(handle_, parameter, data, bytes.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (bound_ == SQLITE_OK) bound_ = code;
  return *this;
}

Result<bool> Run::step() {
  const int code = bound_ != SQLITE_OK ? bound_ : sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failure(fault_of(sqlite3_db_handle(handle_), code));
}

Result<void> Run::finish() {
  auto row = step();
  while (row && *row) row = step();
  if (!row) return failure(row.error());
  return {};
}

bool Run::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

std::int64_t Run::integer(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Run::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  const int size = sqlite3_column_bytes(handle_, column);
  if (data == nullptr || size <= 0) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

Result<Connection> Connection::open(const std::string& file, Access access) {
  const std::string name = access == Access::read_unchanging ? as_uri(file) : file;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &handle, open_flags(access), nullptr);
  Connection connection(handle);
  if (code != SQLITE_OK) return failure(fault_of(handle, code));
  sqlite3_busy_timeout(handle, busy_milliseconds_max);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, row_bytes_max);
  // The file may come from anybody: nothing that its schema says is run or believed.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  return connection;
}

Result<Statement> Connection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return failure(fault_of(handle(), code));
  return Statement(statement);
}

Result<void> Connection::execute(const char* sql) {
  const int code = sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr);
  if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) sync_failed_ = true;
  if (code != SQLITE_OK) return failure(fault_of(handle(), code));
  return {};
}

Result<std::string> Connection::ask(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return failure(statement.error());
  Run run(*statement);
  const auto row = run.step();
  if (!row) return failure(row.error());
  return *row ? std::string(run.bytes(0)) : std::string();
}

bool Connection::in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

Result<Transaction> Transaction::begin(Connection& connection) {
  // IMMEDIATE takes the write lock now, so that what we read inside cannot change before we write.
  if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) return failure(begun.error());
  return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() { roll_back(); }

void Transaction::roll_back() {
  if (connection_ == nullptr) return;
  // Some failures have rolled back already; a second time would be an error of its own.
  if (connection_->in_transaction()) (void)connection_->execute("ROLLBACK");
  connection_ = nullptr;
}

Result<void> Transaction::commit() {
  auto committed = connection_->execute("COMMIT");
  if (!committed) {
    roll_back();
    return committed;
  }
  connection_ = nullptr;
  return {};
}

}  // namespace inviola::archive::detail
