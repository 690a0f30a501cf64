#include "office/contacts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/json.h"
#include "base/limits.h"

namespace inviola::office {
namespace {

namespace json = boost::json;

constexpr const char* kind = "contact";
constexpr std::size_t address_bytes_max = 254;
constexpr std::size_t local_bytes_max = 64;
constexpr std::size_t label_bytes_max = 63;
constexpr std::size_t former_points_max = 40;

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

json::object print(const ContactPoint& point) {
  json::object out{
      {"which", point.which}, {"address", point.address}, {"since", point.since.iso()}};
  if (!point.source.empty()) out["source"] = point.source;
  if (point.by_itself) out["by_itself"] = true;
  return out;
}

std::string print(const Contact& contact) {
  json::array points, former;
  for (const ContactPoint& point : contact.points) points.push_back(print(point));
  for (const FormerPoint& one : contact.former) {
    former.push_back(print(one.point));
    former.back().as_object()["until"] = one.until.iso();
  }
  json::object out{{"points", std::move(points)}};
  if (!former.empty()) out["former"] = std::move(former);
  if (contact.language) out["language"] = std::string(tag(*contact.language));
  return print_json(out);
}

Date read_day(const json::object& object, const char* name) {
  return Date::parse(std::string_view(object.at(name).as_string())).value();
}

ContactPoint read_point(const json::object& object) {
  ContactPoint out{std::string(object.at("which").as_string()),
                   std::string(object.at("address").as_string()),
                   read_day(object, "since"),
                   {},
                   false};
  if (const auto* source = object.if_contains("source")) {
    out.source = std::string(source->as_string());
  }
  if (const auto* by_itself = object.if_contains("by_itself")) out.by_itself = by_itself->as_bool();
  return out;
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
      out.points.push_back(read_point(one.as_object()));
    }
    if (const auto* former = object.if_contains("former")) {
      for (const json::value& one : former->as_array()) {
        const json::object& point = one.as_object();
        out.former.push_back({read_point(point), read_day(point, "until")});
      }
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
                               const NewPoint& point, Date today) {
  const std::string doing = "set the " + point.which + " of " + state.value();
  if (point.which != "mission" && point.which != "capital") {
    return failure(Fault{"set a contact point",
                         "\"" + point.which + "\" is none; known are mission and capital"});
  }
  if (!point.address.empty()) {
    if (const std::string why = why_no_address(point.address); !why.empty()) {
      return failure(Fault{doing, why});
    }
  }
  if (point.source.size() > limits::line_bytes_max) {
    return failure(Fault{
        doing, "its source is longer than " + std::to_string(limits::line_bytes_max) + " bytes"});
  }
  return alter(housekeeping, state, [&](Contact& contact) {
    const auto same = std::ranges::find(contact.points, point.which, &ContactPoint::which);
    if (same != contact.points.end()) {
      if (same->address == point.address) return;
      contact.former.insert(contact.former.begin(), {std::move(*same), today});
      if (contact.former.size() > former_points_max) contact.former.pop_back();
      contact.points.erase(same);
    }
    if (!point.address.empty()) {
      contact.points.push_back({point.which, point.address, today, point.source, point.by_itself});
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
