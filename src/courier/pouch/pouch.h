#pragma once

#include <string>

#include "office/ports.h"

namespace inviola::courier {

/// Puts each letter as a file into a folder, to be carried by hand or sent by another program: the
/// same letter twice is one file. A letter is taken when its file is durable.
class Pouch final : public office::Courier {
 public:
  /// `folder` is made if it is not there.
  explicit Pouch(std::string folder) : folder_(std::move(folder)) {}
  Result<office::CarriedLetter> carry(const office::Letter& letter) override;

 private:
  std::string folder_;
};

}  // namespace inviola::courier
