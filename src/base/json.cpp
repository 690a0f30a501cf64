#include "base/json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/stream_parser.hpp>
#include <set>
#include <vector>

#include "base/limits.h"
#include "base/text.h"

namespace inviola {
namespace {

namespace json = boost::json;

enum class Objection { none, duplicate, number };

/// Looks for what Boost.JSON lets pass: a name given twice, an integer that would become a double.
struct Scrutiny {
  constexpr static std::size_t max_object_size = std::size_t(-1);
  constexpr static std::size_t max_array_size = std::size_t(-1);
  constexpr static std::size_t max_key_size = std::size_t(-1);
  constexpr static std::size_t max_string_size = std::size_t(-1);

  std::vector<std::set<std::string>> names;
  std::string key;
  Objection objection = Objection::none;

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_array_begin(json::error_code&) { return true; }
  bool on_array_end(std::size_t, json::error_code&) { return true; }
  bool on_object_begin(json::error_code&) {
    names.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, json::error_code&) {
    names.pop_back();
    return true;
  }
  bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
  bool on_string(json::string_view, std::size_t, json::error_code&) { return true; }
  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    key.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, std::size_t, json::error_code& ec) {
    key.append(part.data(), part.size());
    if (!names.back().insert(std::move(key)).second) return refuse(Objection::duplicate, ec);
    key.clear();
    return true;
  }
  bool on_number_part(json::string_view, json::error_code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, json::error_code&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return true; }
  bool on_double(double, json::string_view text, json::error_code& ec) {
    if (text.find_first_of(".eE") == json::string_view::npos) return refuse(Objection::number, ec);
    return true;
  }
  bool on_bool(bool, json::error_code&) { return true; }
  bool on_null(json::error_code&) { return true; }
  bool on_comment_part(json::string_view, json::error_code&) { return true; }
  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  bool refuse(Objection why, json::error_code& ec) {
    objection = why;
    ec = json::make_error_code(json::error::syntax);
    return false;
  }
};

}  // namespace

Result<json::value, JsonError> parse_json(std::string_view text) {
  if (const auto bad = first_invalid_utf8(text)) return failure(JsonError{*bad, "not UTF-8"});
  json::parse_options options;
  options.max_depth = limits::json_depth_max;

  json::basic_parser<Scrutiny> scrutiny(options);
  json::error_code ec;
  const std::size_t read = scrutiny.write_some(false, text.data(), text.size(), ec);
  switch (scrutiny.handler().objection) {
    case Objection::duplicate:
      return failure(JsonError{read, "a name is given twice in one object"});
    case Objection::number:
      return failure(JsonError{read, "an integer does not fit 64 bits"});
    case Objection::none:
      break;
  }
  if (ec) return failure(JsonError{read, ec.message()});
  if (!trim(text.substr(read)).empty())
    return failure(JsonError{read, "something follows the value"});

  json::value value = json::parse(json::string_view(text.data(), text.size()), ec, {}, options);
  if (ec) return failure(JsonError{0, ec.message()});
  return value;
}

std::string print_json(const json::value& value) { return json::serialize(value); }

}  // namespace inviola
