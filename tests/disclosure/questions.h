#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "history.h"
#include "web/desks/routes.h"
#include "web/routes.h"

/// What one may ask of a site: each of its routes (web/routes.h), with everything that can stand in
/// its places. A place or a parameter that is not known here ends the test: say what belongs there.
namespace inviola::worlds {

struct Question {
  web::Request request;
  const web::Route* route = nullptr;  ///< null: an address that there is not
  std::string address() const;
};

class Questions {
 public:
  Questions(const History& history, Chance& chance) : history_(history), chance_(chance) {}

  /// One of a route, chosen by chance; half of them about the hidden communication where the route
  /// can be asked about one.
  Question of(const web::Route& route);
  /// One of a mission's own, as somebody who is signed in for a State would ask it; `drafts`: of
  /// that State, and others.
  Question of(const web::desks::Route& route, const std::vector<std::string>& drafts);
  /// An address that there is not, a query that cannot be read, a method that is not allowed.
  Question mistaken();

 private:
  std::string standing_for(std::string_view place);
  std::string value_of(std::string_view parameter);
  std::string filing();

  const History& history_;
  Chance& chance_;
};

/// All that leaves the server for a request, as one text: status, headers and body; the server adds
/// the length and the ETag, which are of the body.
///
/// The one thing that outsiders may learn is that the register grew. Here, and nowhere else, its
/// size and its hashes are taken out before two worlds are compared: those of the published
/// checkpoint where the register itself is asked for, and a receipt with one's own filing.
std::string comparable(const Question& question, const web::Response& response,
                       const office::Published& published);

}  // namespace inviola::worlds
