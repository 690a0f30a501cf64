#pragma once

#include "archive/sqlite/detail/connection.h"

/// The tables of `register.sqlite`. spec/archive.md, section 2.
namespace inviola::archive::detail {

/// Lays the tables into an empty file.
Result<void> lay_tables(Connection& connection);
/// The file is a register, of a version that we know, and its tables are ours to the letter.
Result<void> check_tables(Connection& connection);
/// How a writing connection works: what is committed is on the disk.
Result<void> make_durable(Connection& connection);

}  // namespace inviola::archive::detail
