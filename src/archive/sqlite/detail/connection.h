#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// The C interface of SQLite in owning types and Results. A connection and its statements belong
/// to one thread at a time.
namespace inviola::archive::detail {

class Statement {
 public:
  Statement() = default;

 private:
  friend class Connection;
  friend class Run;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// One execution of a statement. What is bound must live as long; what a row shows lives until the
/// next `step`. The end of the Run ends the statement's hold on the database.
class Run {
 public:
  explicit Run(Statement& statement);
  ~Run();
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  /// Parameters are numbered from 1.
  Run& bind(int parameter, std::int64_t value);
  Run& bind_blob(int parameter, std::string_view bytes);
  Run& bind_text(int parameter, std::string_view bytes);
  /// Whether there is a (next) row.
  Result<bool> step();
  /// Runs a statement that gives no row.
  Result<void> finish();

  /// Columns are numbered from 0.
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view bytes(int column) const;

 private:
  sqlite3_stmt* handle_;
  int bound_ = 0;  ///< the first error of binding
};

enum class Access : std::uint8_t { make, write, read, read_unchanging };

class Connection {
 public:
  /// `make` creates the file if it is not there. `read_unchanging` is for a medium that nobody can
  /// write to, and looks neither at locks nor at a write-ahead log.
  static Result<Connection> open(const std::string& file, Access access);

  Result<Statement> prepare(std::string_view sql);
  /// Runs statements that give no rows, or whose rows say nothing.
  Result<void> execute(const char* sql);
  /// The first column of the first row; empty if there is none.
  Result<std::string> ask(std::string_view sql);
  bool in_transaction() const;
  /// The disk once failed to confirm a write: nobody knows what it holds, until it is opened anew.
  bool sync_failed() const { return sync_failed_; }
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  std::unique_ptr<sqlite3, Close> handle_;
  bool sync_failed_ = false;
};

/// Undone at its end unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  ~Transaction();
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  /// Durable when it returns without a fault.
  Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  void roll_back();
  Connection* connection_;
};

/// Why the last call on this connection failed, for the operator, with the mend where we know one.
Fault fault_of(sqlite3* handle, int code);

}  // namespace inviola::archive::detail
