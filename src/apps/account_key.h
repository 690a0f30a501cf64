#pragma once

#include <string>

#include "apps/house.h"
#include "office/people/account_key.h"

/// The key with which secrets of accounts are locked, in a file of its own.
namespace inviola::apps {

/// Where it lies unless the operator says otherwise: beside the register's folder, not in it, so
/// that a copy of the folder is not also one of the key.
std::string account_key_file(const std::string& given, const std::string& folder);

/// Reads it; makes it if the register has none yet. Refused: a file within the register's folder,
/// one that others may read, one that holds no key or not this register's, none where the register
/// needs one.
Result<office::people::AccountKey> open_account_key(const std::string& file, const Register& opened,
                                                    const std::string& folder);
/// For a register whose key is lost: another one, and the names of those who must be recovered.
/// Refused as long as the file holds the key that the register needs.
Result<std::vector<std::string>> replace_account_key(const std::string& file,
                                                     const Register& opened,
                                                     const std::string& folder);

}  // namespace inviola::apps
