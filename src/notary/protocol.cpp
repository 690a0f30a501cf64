#include "notary/protocol.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/json.h"

namespace inviola::notary {
namespace {

namespace json = boost::json;

constexpr std::size_t consistency_length_max = 128;

template <class... Cases>
struct Visit : Cases... {
  using Cases::operator()...;
};

json::object object_of(const ledger::Checkpoint& checkpoint) {
  return {{"origin", checkpoint.origin},
          {"size", checkpoint.size.value()},
          {"root", checkpoint.root.hex()}};
}

std::optional<std::string> text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_string()) return std::nullopt;
  return std::string(value->get_string());
}

std::optional<Digest> digest_of(const json::value& value) {
  const auto* hex = value.if_string();
  return hex ? Digest::from_hex({hex->data(), hex->size()}) : std::nullopt;
}

std::optional<ledger::Checkpoint> checkpoint_of(const json::object& object) {
  const auto origin = text_of(object, "origin");
  const auto* size = object.if_contains("size");
  const auto* root = object.if_contains("root");
  const auto digest = root ? digest_of(*root) : std::nullopt;
  if (!origin || !size || !digest || !size->is_int64() || size->get_int64() < 0) {
    return std::nullopt;
  }
  return ledger::Checkpoint{
      *origin, ledger::RegisterSize{static_cast<std::uint64_t>(size->get_int64())}, *digest};
}

std::optional<std::vector<Digest>> consistency_of(const json::object& object) {
  const auto* list = object.if_contains("consistency");
  if (!list || !list->is_array() || list->get_array().size() > consistency_length_max) {
    return std::nullopt;
  }
  std::vector<Digest> digests;
  for (const json::value& element : list->get_array()) {
    const auto digest = digest_of(element);
    if (!digest) return std::nullopt;
    digests.push_back(*digest);
  }
  return digests;
}

Result<json::object> read_object(std::string_view text, const char* doing) {
  auto value = parse_json(text);
  if (!value) return failure(Fault{doing, value.error().why});
  if (!value->is_object()) return failure(Fault{doing, "it is not a JSON object"});
  return std::move(value->get_object());
}

}  // namespace

std::string print_request(const Request& request) {
  return print_json(std::visit(
      Visit{[](const AskVerifierKey&) { return json::object{{"request", "verifier-key"}}; },
            [](const AskLast&) { return json::object{{"request", "last"}}; },
            [](const AskSignature& ask) {
              json::array consistency;
              for (const Digest& hash : ask.consistency) consistency.emplace_back(hash.hex());
              json::object object{{"request", "sign-checkpoint"}};
              for (const auto& member : object_of(ask.checkpoint)) object.insert(member);
              object["consistency"] = std::move(consistency);
              return object;
            }},
      request));
}

Result<Request> parse_request(std::string_view text) {
  constexpr auto doing = "read a request";
  const auto object = read_object(text, doing);
  if (!object) return failure(object.error());
  const auto asked = text_of(*object, "request");
  if (asked == "verifier-key" && object->size() == 1) return AskVerifierKey{};
  if (asked == "last" && object->size() == 1) return AskLast{};
  if (asked == "sign-checkpoint" && object->size() == 5) {
    const auto checkpoint = checkpoint_of(*object);
    const auto consistency = consistency_of(*object);
    if (checkpoint && consistency) return AskSignature{*checkpoint, *consistency};
  }
  return failure(Fault{doing, "it is none of verifier-key, last, sign-checkpoint in their form"});
}

std::string print_answer(const Answer& answer) {
  return print_json(std::visit(
      Visit{[](const VerifierKeyIs& is) { return json::object{{"verifier-key", is.key}}; },
            [](const LastIs& is) { return json::object{{"last", object_of(is.checkpoint)}}; },
            [](const SignedIs& is) { return json::object{{"note", is.note}}; },
            [](const Fault& fault) {
              return json::object{{"doing", fault.doing}, {"cause", fault.cause}};
            }},
      answer));
}

Result<Answer> parse_answer(std::string_view text) {
  constexpr auto doing = "read the notary's answer";
  const auto object = read_object(text, doing);
  if (!object) return failure(object.error());
  if (const auto key = text_of(*object, "verifier-key")) return VerifierKeyIs{*key};
  if (const auto note = text_of(*object, "note")) return SignedIs{*note};
  const auto* last = object->if_contains("last");
  if (last && last->is_object()) {
    if (const auto checkpoint = checkpoint_of(last->get_object())) return LastIs{*checkpoint};
  }
  const auto fault_doing = text_of(*object, "doing");
  const auto cause = text_of(*object, "cause");
  if (fault_doing && cause) return Fault{*fault_doing, *cause};
  return failure(Fault{doing, "it is not one of the answers"});
}

std::string frame(std::string_view bytes) {
  std::string framed;
  for (int shift = 24; shift >= 0; shift -= 8) framed += static_cast<char>(bytes.size() >> shift);
  return framed.append(bytes);
}

Result<std::optional<std::string>> FrameReader::next() {
  if (pending_.size() < 4) return std::nullopt;
  std::size_t length = 0;
  for (int i = 0; i < 4; ++i) length = length << 8 | static_cast<std::uint8_t>(pending_[i]);
  if (length > frame_bytes_max) return failure(Fault{"read a frame", "it is longer than 64 KiB"});
  if (pending_.size() < 4 + length) return std::nullopt;
  std::string bytes = pending_.substr(4, length);
  pending_.erase(0, 4 + length);
  return bytes;
}

}  // namespace inviola::notary
