#pragma once

#include <memory>

#include "web/desks/asking.h"

namespace inviola::web::desks {

/// The desks behind their addresses: finds out who asks, holds forms to their token, keeps slow
/// work off the server's threads. Safe for several threads.
class Desks {
 public:
  explicit Desks(Parts parts);
  ~Desks();
  Desks(const Desks&) = delete;
  Desks& operator=(const Desks&) = delete;

  /// Whether an address (without its language) is one of the desks'.
  static bool hold(std::string_view path);
  /// What to do with a body that is announced for an address of the desks: documents are streamed.
  Admission admit(const Request& request, const std::string& path, Language language);
  /// `path`: without the language. Answers at once, or later from a thread of its own.
  void answer(Request request, std::string path, Language language, Answer answer);

 private:
  struct Rooms;
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace inviola::web::desks
