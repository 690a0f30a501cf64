#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "office/people/filings.h"
#include "publication/catalogues.h"
#include "publication/pages/ground.h"
#include "web/indexes.h"
#include "web/message.h"

/// The interface for programs: docs/api and /api/openapi.json. Its addresses are the same in every
/// language; its messages, and names in its facts, are in the one that Accept-Language asks for.
namespace inviola::web {

class Api {
 public:
  using Report = std::function<void(const Fault&)>;
  /// `report` is told of what fails on our side, which the client is told of without its cause.
  Api(office::Office& office, office::people::Filings& filings,
      const publication::Catalogues& words, std::string openapi, bool demonstration, Report report)
      : office_(office),
        filings_(filings),
        words_(words),
        openapi_(std::move(openapi)),
        demonstration_(demonstration),
        report_(std::move(report)) {}

  /// For a path that begins with "/api/" and is no route.
  Response absent(const Request& request) const;
  /// A request that has a route whose path begins with "/api/".
  void answer(const Request& request, const Answer& answer);
  /// PUT /api/attachments/{name}: streamed.
  Admission admit(const Request& request);
  /// Where words stand, for those who search.
  Indexes& indexes() { return indexes_; }
  /// What the pages show, as JSON: "dossiers/7QX4-M2ZD". The path is below "/api/".
  Response facts(const publication::pages::Ground& ground, std::string_view path,
                 const publication::pages::Query& query);
  /// What the server itself refuses, with its code, in English: the request was not read.
  Response error(int status, std::string_view path) const;

 private:
  void file(const Request& request, const Answer& answer);
  Response read(const Request& request);
  Response receipt(const std::string& reference, const office::Viewer& viewer,
                   const publication::Catalogue& words);
  Response consistency(const Request& request);
  Response unavailable(const Fault& fault, const publication::Catalogue& words) const;
  Response refused(const procedure::Refusal& refusal, const publication::Catalogue& words) const;
  Response of_put(const Result<office::people::Put, office::people::NotPut>& put,
                  const publication::Catalogue& words) const;
  /// The viewer that the key in "Authorization: Bearer …" acts for; the public without one; a
  /// response if the key is none of ours.
  std::variant<office::Viewer, Response> viewer_of(const Request& request);

  /// The reader's, as Accept-Language asks; English where it asks for none of ours.
  const publication::Catalogue& words_for(const Request& request) const;

  office::Office& office_;
  office::people::Filings& filings_;
  const publication::Catalogues& words_;
  std::string openapi_;
  bool demonstration_;
  Indexes indexes_;
  Report report_;

  class AttachmentSink;
};

}  // namespace inviola::web
