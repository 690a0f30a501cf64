#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "office/office.h"
#include "office/people/filings.h"
#include "office/people/passkeys.h"
#include "publication/catalogues.h"
#include "web/message.h"

namespace inviola::web {

/// What the site is made of. All of it outlives the site.
struct SiteParts {
  office::Office& office;
  const publication::Catalogues& words;
  office::Typesetter& typesetter;
  office::people::People& people;
  office::people::Filings& filings;
  office::people::Passkeys& passkeys;
  std::string register_name;
  std::string openapi;  ///< the description of the interface, as JSON
  bool demonstration = false;
  bool encrypted = false;  ///< people reach it over TLS
  /// Told of what fails on our side. Called from any thread.
  std::function<void(const Fault&)> report;
};

/// Answers every address: the public pages as HTML and, where they are documents, PDF, each in
/// every language offered (see languages.h), an address without one leading to the reader's; the
/// interface for programs under /api/; the pages of people who are signed in (desks/). Safe for
/// several threads.
class Site {
 public:
  explicit Site(SiteParts parts);
  ~Site();
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  void answer(Request request, Answer answer);
  /// Attachments are streamed; every other body is gathered.
  Admission admit(const Request& request);
  /// For what the server itself refuses: a page, or an answer of the interface for programs.
  Response error_page(int status, std::string_view path = {});

 private:
  struct Rooms;
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace inviola::web
