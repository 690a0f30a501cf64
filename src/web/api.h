#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "office/office.h"
#include "publication/catalogue.h"
#include "publication/pages/ground.h"
#include "web/message.h"

/// The interface for programs: docs/api and /api/openapi.json.
namespace inviola::web {

class Api {
 public:
  Api(office::Office& office, const publication::Catalogue& catalogue, std::string openapi,
      bool demonstration)
      : office_(office),
        catalogue_(catalogue),
        openapi_(std::move(openapi)),
        demonstration_(demonstration) {}

  /// A request whose path begins with "/api/".
  void answer(const Request& request, const Answer& answer);
  /// PUT /api/attachments/{name}: streamed.
  Admission admit(const Request& request);

 private:
  void file(const Request& request, const Answer& answer);
  Response read(const Request& request);
  Response receipt(const std::string& reference, const office::Viewer& viewer);
  Response consistency(const Request& request);
  Response facts(const publication::pages::Ground& ground, std::string_view path,
                 const publication::pages::Query& query);
  Response malformed(const publication::pages::BadField& field) const;
  /// The viewer that the key in "Authorization: Bearer …" acts for; the public without one; a
  /// response if the key is none of ours.
  std::variant<office::Viewer, Response> viewer_of(const Request& request);

  office::Office& office_;
  const publication::Catalogue& catalogue_;
  std::string openapi_;
  bool demonstration_;
};

}  // namespace inviola::web
