#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/people/filings.h"
#include "office/people/passkeys.h"
#include "publication/catalogues.h"
#include "publication/pages/ground.h"
#include "web/components/form/form.h"
#include "web/message.h"
#include "web/render.h"

/// The pages on which people do something: what each of them is made from, and how it answers.
namespace inviola::web::desks {

namespace people = office::people;

/// What the desks share. Outlives them.
struct Parts {
  office::Office& office;
  people::People& people;
  people::Filings& filings;
  people::Passkeys& passkeys;
  const publication::Catalogues& words;
  office::Typesetter& typesetter;
  std::string register_name;
  bool demonstration = false;
  bool encrypted = false;                    ///< people reach us over TLS: cookies are for it alone
  std::function<void(const Fault&)> report;  ///< told of what fails on our side
};

/// A request, with all that was found out about it.
struct Asking {
  const Parts& parts;
  const Request& request;
  const publication::Catalogue& words;
  std::string path;                ///< without the language
  std::vector<std::string> named;  ///< what stood for each "*" of the route
  Pairs form;                      ///< of a POST; its token was looked at
  std::optional<people::Acting> acting;
  people::Absence absence = people::Absence::none;
  std::string token;  ///< for forms of this person, or of this visitor
  people::Origin origin;

  std::string say(std::string_view key, const publication::Arguments& arguments = {}) const {
    return words.say(key, arguments);
  }
  /// The first value of that name in the address, or empty.
  std::string asked(std::string_view name) const {
    return std::string(request.asked(name).value_or(""));
  }
  /// The first value of that name in the form, or empty.
  std::string field(std::string_view name) const;
  std::vector<std::string> fields(std::string_view name) const;
};

/// A page of parts: its title and what draws it.
struct Page {
  int status = 200;
  std::string title;
  std::function<void(components::Pen&)> draw;
  Pairs headers;          ///< cookies
  bool scripted = false;  ///< a form of it works better with our script
};
Response show(const Asking& asking, const Page& page);
/// A page that publication composed from what the person may see, and what stands under it.
Response show(const Asking& asking, publication::Document document,
              const std::function<void(components::Pen&)>& then = {});
/// The document for print.
Response print(const Asking& asking, const publication::Document& document);
/// After something was done: to another page, so that a reload does not do it again (303).
Response go(const Asking& asking, std::string_view path, Pairs headers = {});
/// There is no such thing, or not for this person: both alike.
Response not_found(const Asking& asking);
/// The world failed: nothing was done.
Response unavailable(const Asking& asking, const Fault& fault);
/// Others wait before this one, and the line is full: nothing was done. Told when to come again.
Response too_many(const Asking& asking);
/// A sentence and the way on: for what was refused, or done with nothing to show.
Response notice(const Asking& asking, int status, const std::string& title,
                const std::string& words, const std::string& way);

/// Words for why something was not done.
std::string why(const Asking& asking, const people::No& rule);
std::string why(const Asking& asking, const people::NotPut& failed);
/// As above; for a fault that, and a 503, else a page with the reason.
template <class E>
Response refused(const Asking& asking, const E& failed, const std::string& way) {
  if (const auto* fault = std::get_if<Fault>(&failed)) return unavailable(asking, *fault);
  return notice(asking, 409, asking.say("sign-in.not-done"),
                why(asking, people::NotPut(std::visit(
                                [](const auto& one) { return people::NotPut(one); }, failed))),
                way);
}

/// What the person may see, today.
struct Seen {
  explicit Seen(const Asking& asking);
  disclosure::Disclosed<procedure::Standing> standing;
  publication::pages::Ground ground;
};

/// Moments as the reader's language prints them: "15 May 2018, 14:05".
std::string moment(const Asking& asking, std::int64_t seconds);
/// A field with its label and hint from "form.<name>" below `table`, filled in from what was sent.
components::Field field(const Asking& asking, const std::string& table, const std::string& name,
                        components::Field::Kind kind = components::Field::Kind::text);

}  // namespace inviola::web::desks
