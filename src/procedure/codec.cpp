#include "procedure/codec.h"

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <limits>
#include <type_traits>

#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"

namespace inviola::procedure {
namespace {

namespace json = boost::json;
namespace describe = boost::describe;

template <class T>
using Members = describe::describe_members<T, describe::mod_public>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_optional<Boxed<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_name = false;
template <class Tag>
inline constexpr bool is_name<Strong<Tag, std::string>> = true;

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────

/// Whether a member is left out: it says nothing.
template <class T>
bool says_nothing(const T& value) {
  if constexpr (is_optional<T>) {
    return !value;
  } else if constexpr (is_list<T> || std::is_same_v<T, std::string>) {
    return value.empty();
  } else if constexpr (std::is_same_v<T, bool>) {
    return !value;
  } else {
    return false;
  }
}

template <class T>
json::value write(const T& value) {
  if constexpr (is_optional<T>) {
    return write(*value);
  } else if constexpr (is_list<T>) {
    json::array out;
    for (const auto& one : value) out.push_back(write(one));
    return out;
  } else if constexpr (is_name<T>) {
    return json::string(value.value());
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, PartialDate>) {
    return json::string(value.iso());
  } else if constexpr (std::is_same_v<T, Language>) {
    return json::string(tag(value));
  } else if constexpr (std::is_enum_v<T>) {
    return json::string(describe::enum_to_string(value, ""));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return json::string(value);
  } else if constexpr (std::is_arithmetic_v<T>) {
    return json::value(value);
  } else {
    json::object out;
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      if (!says_nothing(value.*member.pointer)) out[member.name] = write(value.*member.pointer);
    });
    return out;
  }
}

// ── Reading ──────────────────────────────────────────────────────────────────────────────────────

/// Reads one value and remembers the first thing that is wrong with it.
class Reader {
 public:
  bool failed() const { return refusal_.has_value(); }
  Refusal take_refusal() { return std::move(*refusal_); }

  template <class T>
  void read(const json::value& value, T& out, const std::string& path) {
    if (failed()) return;
    if constexpr (is_optional<T>) {
      typename T::value_type inner{};
      read(value, inner, path);
      out = std::move(inner);
    } else if constexpr (is_list<T>) {
      read_list(value, out, path);
    } else if constexpr (is_name<T>) {
      std::string text;
      read_text(value, text, path, limits::line_bytes_max);
      out = T{std::move(text)};
    } else if constexpr (std::is_same_v<T, std::string>) {
      read_text(value, out, path, limits::statement_bytes_max);
    } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, PartialDate>) {
      read_parsed(value, out, path, "not-a-date", [](const std::string& s) { return T::parse(s); });
    } else if constexpr (std::is_same_v<T, Language>) {
      read_parsed(value, out, path, "unknown-language",
                  [](const std::string& s) { return language_of(s); });
    } else if constexpr (std::is_enum_v<T>) {
      read_parsed(value, out, path, "unknown-term", [](const std::string& s) {
        T found{};
        return describe::enum_from_string(s.c_str(), found) ? std::optional<T>(found)
                                                            : std::nullopt;
      });
    } else if constexpr (std::is_same_v<T, bool>) {
      if (!value.is_bool()) return refuse("malformed", path);
      out = value.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
      read_number(value, out, path);
    } else {
      read_object(value, out, path);
    }
  }

  void refuse(std::string code, const std::string& path, std::string value = {}) {
    if (failed()) return;
    refusal_ = Refusal{.code = std::move(code), .field = path, .facts = {}};
    refusal_->facts["field"] = path;
    if (!value.empty()) refusal_->facts["value"] = reveal_hidden_controls(beginning(value, 100));
  }

 private:
  template <class T>
  void read_list(const json::value& value, std::vector<T>& out, const std::string& path) {
    if (!value.is_array()) return refuse("malformed", path);
    const json::array& array = value.get_array();
    if (array.size() > limits::states_per_list_max) return refuse("too-many", path);
    out.resize(array.size());
    for (std::size_t i = 0; i < array.size(); ++i) {
      read(array[i], out[i], path + "[" + std::to_string(i) + "]");
    }
  }

  void read_text(const json::value& value, std::string& out, const std::string& path,
                 std::size_t most) {
    if (!value.is_string()) return refuse("malformed", path);
    const json::string& text = value.get_string();
    if (text.size() > most) return refuse("too-long", path);
    out.assign(text.data(), text.size());
  }

  template <class T, class Parse>
  void read_parsed(const json::value& value, T& out, const std::string& path, const char* code,
                   Parse parse) {
    std::string text;
    read_text(value, text, path, limits::line_bytes_max);
    if (failed()) return;
    if (const auto parsed = parse(text)) {
      out = *parsed;
    } else {
      refuse(code, path, text);
    }
  }

  template <class T>
  void read_number(const json::value& value, T& out, const std::string& path) {
    if (value.is_uint64() && std::is_same_v<T, std::uint64_t>) {
      out = static_cast<T>(value.get_uint64());
      return;
    }
    if (!value.is_int64()) return refuse("malformed", path);
    const std::int64_t number = value.get_int64();
    if (number < 0 || static_cast<std::uint64_t>(number) >
                          static_cast<std::uint64_t>(std::numeric_limits<T>::max())) {
      return refuse("out-of-range", path);
    }
    out = static_cast<T>(number);
  }

  /// Whether a member may be absent: what names something, or dates it, may not.
  template <class T>
  static constexpr bool may_be_absent() {
    return !is_name<T> && !std::is_same_v<T, Date>;
  }

  template <class T>
  void read_object(const json::value& value, T& out, const std::string& path) {
    if (!value.is_object()) return refuse("malformed", path);
    const json::object& object = value.get_object();
    std::size_t known = 0;
    const std::string prefix = path.empty() ? "" : path + ".";
    boost::mp11::mp_for_each<Members<T>>([&](auto member) {
      using Member = std::remove_reference_t<decltype(out.*member.pointer)>;
      const json::value* found = object.if_contains(member.name);
      if (!found) {
        if (!may_be_absent<Member>()) refuse("missing-field", prefix + member.name);
        return;
      }
      ++known;
      read(*found, out.*member.pointer, prefix + member.name);
    });
    if (failed() || known == object.size()) return;
    for (const auto& pair : object) {
      bool named = false;
      boost::mp11::mp_for_each<Members<T>>(
          [&](auto member) { named = named || pair.key() == member.name; });
      const std::string key(pair.key());
      if (!named) return refuse("unknown-member", prefix + key, key);
    }
  }

  std::optional<Refusal> refusal_;
};

// ── Bodies ───────────────────────────────────────────────────────────────────────────────────────

// The order of `Body`'s alternatives; a name is given once and kept for ever.
constexpr std::array<std::string_view, std::variant_size_v<AnyBody>> kinds{"reported",
                                                                           "followed_up",
                                                                           "views_submitted",
                                                                           "corrected",
                                                                           "withdrawn",
                                                                           "withheld",
                                                                           "released",
                                                                           "abuse_reported",
                                                                           "protection_requested",
                                                                           "protection_answered",
                                                                           "dispute_notified",
                                                                           "means_agreed",
                                                                           "good_offices_answered",
                                                                           "acknowledged",
                                                                           "contact_confirmed",
                                                                           "mandate_adopted",
                                                                           "full_powers_recorded",
                                                                           "full_powers_ended",
                                                                           "circular_note_sent",
                                                                           "circulated",
                                                                           "attention_drawn",
                                                                           "reminded",
                                                                           "joined",
                                                                           "separated",
                                                                           "summarized",
                                                                           "participation_recorded",
                                                                           "good_offices_offered",
                                                                           "dispatched",
                                                                           "issued",
                                                                           "item_included",
                                                                           "drill_held",
                                                                           "appointed",
                                                                           "appointment_ended",
                                                                           "comments_invited",
                                                                           "commented",
                                                                           "comment_answered",
                                                                           "translated",
                                                                           "translation_withdrawn"};

void normalize(json::value& value) {
  if (value.is_string()) {
    const json::string& text = value.get_string();
    value = json::string(to_nfc({text.data(), text.size()}));
  } else if (value.is_array()) {
    for (json::value& one : value.get_array()) normalize(one);
  } else if (value.is_object()) {
    for (auto& pair : value.get_object()) normalize(pair.value());
  }
}

/// Takes the value apart: most of the time of a start is spent here.
Ruling<Body> read_body(json::value value, const std::string& path) {
  Reader reader;
  json::object* object = value.if_object();
  const json::value* found = object ? object->if_contains("kind") : nullptr;
  if (!found || !found->is_string()) {
    reader.refuse("missing-field", path.empty() ? "kind" : path + ".kind");
    return failure(reader.take_refusal());
  }
  const std::string kind(found->get_string());
  object->erase("kind");
  std::optional<Body> body;
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<AnyBody>>>([&](auto index) {
    if (kind != kinds[index]) return;
    std::variant_alternative_t<index, AnyBody> alternative{};
    reader.read(value, alternative, path);
    body = std::move(alternative);
  });
  if (!body) reader.refuse("unknown-term", path.empty() ? "kind" : path + ".kind", kind);
  if (reader.failed()) return failure(reader.take_refusal());
  return std::move(*body);
}

/// An act without its body, in the order of the format.
struct Head {
  std::string format;
  Date entered;
  Reference reference;
  std::optional<StateCode> author;
  Date done;
  std::string mandate;
  std::string paragraph;
};
BOOST_DESCRIBE_STRUCT(Head, (), (format, entered, reference, author, done, mandate, paragraph))

constexpr std::string_view format_name = "inviola/act/1";

}  // namespace

std::string_view kind_of(const Body& body) { return kinds[body.index()]; }

json::value encode_body(const Body& body) {
  json::object out;
  out["kind"] = json::string(kind_of(body));
  const json::value rest =
      std::visit([](const auto& alternative) { return write(alternative); }, body);
  for (const auto& pair : rest.get_object()) out[pair.key()] = pair.value();
  return out;
}

Ruling<Body> decode_body(const json::value& value) {
  json::value normal = value;
  normalize(normal);
  return read_body(std::move(normal), "");
}

std::string encode(const EnteredAct& entered) {
  const Act& act = entered.act;
  json::value out = write(Head{std::string(format_name), entered.entered, act.reference, act.author,
                               act.done, act.mandate, act.paragraph});
  out.get_object()["act"] = encode_body(act.body);
  return print_json(out);
}

Ruling<EnteredAct> decode(std::string_view bytes, std::uint64_t position) {
  if (bytes.size() > limits::act_bytes_max) return failure(Refusal{.code = "too-long"});
  auto value = parse_json(bytes);
  if (!value || !value->is_object()) {
    return failure(Refusal{.code = "malformed",
                           .facts = {{"why", value ? "not an object" : value.error().why}}});
  }
  json::object& head = value->get_object();
  json::value* body_value = head.if_contains("act");
  if (!body_value) return failure(Refusal{.code = "missing-field", .field = "act"});
  auto body = read_body(std::move(*body_value), "act");
  if (!body) return failure(body.error());
  head.erase("act");

  Reader reader;
  Head read;
  reader.read(*value, read, "");
  if (!reader.failed() && read.format != format_name) {
    reader.refuse("unknown-format", "format", read.format);
  }
  if (reader.failed()) return failure(reader.take_refusal());
  return EnteredAct{position, read.entered,
                    Act{std::move(read.reference), std::move(read.author), read.done,
                        std::move(read.mandate), std::move(read.paragraph), std::move(*body)}};
}

}  // namespace inviola::procedure
