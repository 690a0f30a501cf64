#include "office/contacts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/json.h"

namespace inviola::office {
namespace {

namespace json = boost::json;

constexpr const char* kind = "contact";
constexpr std::size_t address_bytes_max = 254;
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t label_bytes_max = 63;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Words set apart by single dots, each of characters that `may` allows.
template <class May>
bool are_dotted(std::string_view text, std::size_t word_max, May may) {
  std::size_t length = 0;
  for (const char c : text) {
    if (c == '.') {
      if (length == 0) return false;
      length = 0;
    } else if (!may(c) || ++length > word_max) {
      return false;
    }
  }
  return length > 0;
}

std::string print(const Contact& contact) {
  json::array points;
  for (const ContactPoint& point : contact.points) {
    points.push_back(
        {{"which", point.which}, {"address", point.address}, {"since", point.since.iso()}});
  }
  json::object out{{"points", std::move(points)}};
  if (contact.language) out["language"] = std::string(tag(*contact.language));
  return print_json(out);
}

Result<Contact> read(const Paper& paper) {
  const Fault fault{"read the contact of " + paper.id, "it is not as this program writes it"};
  Contact out{.state = mandate::StateCode{paper.id}};
  const auto value = parse_json(paper.bytes);
  if (!value) return failure(fault);
  try {
    const json::object& object = value->as_object();
    if (const auto* language = object.if_contains("language")) {
      out.language = language_of(std::string_view(language->as_string()));
    }
    for (const json::value& one : object.at("points").as_array()) {
      const json::object& point = one.as_object();
      const auto since = Date::parse(std::string_view(point.at("since").as_string()));
      if (!since) return failure(fault);
      out.points.push_back({std::string(point.at("which").as_string()),
                            std::string(point.at("address").as_string()), *since});
    }
  } catch (const std::exception&) {
    return failure(fault);
  }
  return out;
}

/// Reads, changes and keeps; again if another changed it in between.
template <class Change>
Result<void> alter(Housekeeping& housekeeping, const mandate::StateCode& state, Change change) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto paper = housekeeping.paper(kind, state.value());
    if (!paper) return failure(paper.error());
    Contact contact{.state = state};
    if (*paper) {
      auto known = read(**paper);
      if (!known) return failure(known.error());
      contact = std::move(*known);
    }
    change(contact);
    const auto kept =
        housekeeping.keep(kind, state.value(), print(contact), *paper ? (*paper)->version : 0);
    if (!kept) return failure(kept.error());
    if (*kept) return {};
  }
  return failure(Fault{"change the contact of " + state.value(), "others keep changing it"});
}

}  // namespace

std::optional<Date> Contact::known_since() const {
  std::optional<Date> out;
  for (const ContactPoint& point : points) out = std::max(out.value_or(point.since), point.since);
  return out;
}

Result<Contact> contact_of(Housekeeping& housekeeping, const mandate::StateCode& state) {
  const auto paper = housekeeping.paper(kind, state.value());
  if (!paper) return failure(paper.error());
  if (!*paper) return Contact{.state = state};
  return read(**paper);
}

Result<std::vector<Contact>> contacts(Housekeeping& housekeeping) {
  const auto papers = housekeeping.papers(kind, "");
  if (!papers) return failure(papers.error());
  std::vector<Contact> out;
  for (const Paper& paper : *papers) {
    auto contact = read(paper);
    if (!contact) return failure(contact.error());
    out.push_back(std::move(*contact));
  }
  return out;
}

Result<void> set_contact_point(Housekeeping& housekeeping, const mandate::StateCode& state,
                               std::string_view which, std::string_view address, Date today) {
  if (which != "mission" && which != "capital") {
    return failure(Fault{"set a contact point",
                         "\"" + std::string(which) + "\" is none; known are mission and capital"});
  }
  if (!address.empty()) {
    if (const std::string why = why_no_address(address); !why.empty()) {
      return failure(Fault{"set the " + std::string(which) + " of " + state.value(), why});
    }
  }
  return alter(housekeeping, state, [&](Contact& contact) {
    const auto same = std::ranges::find(contact.points, which, &ContactPoint::which);
    if (same != contact.points.end()) {
      if (same->address == address) return;
      contact.points.erase(same);
    }
    if (!address.empty()) {
      contact.points.push_back({std::string(which), std::string(address), today});
    }
  });
}

Result<void> set_contact_language(Housekeeping& housekeeping, const mandate::StateCode& state,
                                  std::optional<Language> language) {
  return alter(housekeeping, state, [&](Contact& contact) { contact.language = language; });
}

std::string why_no_address(std::string_view text) {
  const std::string form = "; write one address in ASCII, as mission@example.org";
  const std::size_t at = text.find('@');
  if (text.empty()) return "is missing" + form;
  if (text.size() > address_bytes_max) return "is longer than 254 characters" + form;
  const auto in_local = [](char c) {
    return is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  };
  const auto in_domain = [](char c) { return is_letter_or_digit(c) || c == '-'; };
  const bool right = at != std::string_view::npos && at <= local_bytes_max &&
                     are_dotted(text.substr(0, at), local_bytes_max, in_local) &&
                     are_dotted(text.substr(at + 1), label_bytes_max, in_domain);
  return right ? std::string() : "is no address" + form;
}

}  // namespace inviola::office
