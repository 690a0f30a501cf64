// The format of acts: every kind there and back, the published vectors, and what is refused.
#include "procedure/codec.h"

#include <doctest/doctest.h>

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <filesystem>
#include <fstream>

#include "base/limits.h"

namespace inviola::procedure {
namespace {

namespace fs = std::filesystem;
namespace describe = boost::describe;

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

/// Fills every member with something, so that none can be lost on the way unseen.
template <class T>
T filled(const char* name) {
  if constexpr (is_optional<T>) {
    return filled<typename T::value_type>(name);
  } else if constexpr (is_list<T>) {
    return {filled<typename T::value_type>(name), filled<typename T::value_type>(name)};
  } else if constexpr (std::is_same_v<T, std::string>) {
    return std::string(name) + " \"é\" \xE2\x80\xAE\n";
  } else if constexpr (std::is_same_v<T, Reference> || std::is_same_v<T, StateCode>) {
    return T{std::string(name)};
  } else if constexpr (std::is_same_v<T, Date>) {
    return *Date::parse("2018-03-01");
  } else if constexpr (std::is_same_v<T, PartialDate>) {
    return *PartialDate::parse("2018-02");
  } else if constexpr (std::is_same_v<T, Language>) {
    return Language::fr;
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<T>(1);
  } else if constexpr (std::is_same_v<T, bool>) {
    return true;
  } else if constexpr (std::is_arithmetic_v<T>) {
    return T{73};
  } else {
    T out{};
    boost::mp11::mp_for_each<describe::describe_members<T, describe::mod_public>>([&](auto member) {
      using Member = std::remove_reference_t<decltype(out.*member.pointer)>;
      out.*member.pointer = filled<Member>(member.name);
    });
    return out;
  }
}

template <class Check>
void for_each_kind(Check check) {
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<AnyBody>>>([&](auto index) {
    using Kind = std::variant_alternative_t<index, AnyBody>;
    check(EnteredAct{7, *Date::parse("2018-03-02"),
                     Act{Reference{"7QX4-M2ZD"}, StateCode{"XRU"}, *Date::parse("2018-03-01"),
                         "A/RES/71/145", "10 (a)", filled<Kind>("act")}},
          EnteredAct{7, *Date::parse("2018-03-02"),
                     Act{Reference{"7QX4-M2ZD"}, {}, *Date::parse("2018-03-01"), "", "", Kind{}}});
  });
}

struct Vector {
  std::string expect;
  std::string bytes;
};

std::optional<Vector> read_vector(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  Vector out;
  for (std::string line; std::getline(stream, line) && !line.empty();) {
    if (line.starts_with("expect: ")) out.expect = line.substr(8);
  }
  out.bytes.assign(std::istreambuf_iterator<char>(stream), {});
  if (out.bytes.ends_with('\n')) out.bytes.pop_back();
  return out;
}

const fs::path vectors = fs::path(INVIOLA_ROOT) / "spec/vectors/acts";

TEST_CASE("every kind of act comes back as it went, full and empty") {
  for_each_kind([](const EnteredAct& full, const EnteredAct& bare) {
    const std::string kind(kind_of(full.act.body));
    for (const EnteredAct* one : {&full, &bare}) {
      const std::string bytes = encode(*one);
      const auto read = decode(bytes, one->position);
      // A bare act names nothing, and what must name something says so.
      if (!read) {
        CHECK_MESSAGE(one == &bare, kind << " at " << read.error().field);
        CHECK(read.error().code == "missing-field");
        continue;
      }
      CHECK_MESSAGE(encode(*read) == bytes, kind);
      CHECK(read->position == one->position);
      CHECK(read->entered == one->entered);
      CHECK(read->act.author == one->act.author);
      CHECK(kind_of(read->act.body) == kind);
    }
    const auto body = decode_body(encode_body(full.act.body));
    REQUIRE_MESSAGE(body.has_value(), kind);
    CHECK(encode_body(*body) == encode_body(full.act.body));
  });
}

TEST_CASE("every kind of act has its vector, and is written as it stands there") {
  for_each_kind([](const EnteredAct& full, const EnteredAct&) {
    const std::string kind(kind_of(full.act.body));
    const auto vector = read_vector(vectors / (kind + ".txt"));
    const std::string bytes = encode(full);
    REQUIRE_MESSAGE(vector, "no vector for " << kind << "; its bytes are:\n" << bytes);
    CHECK(vector->expect == "right");
    CHECK(vector->bytes == bytes);
    const auto read = decode(vector->bytes, 7);
    REQUIRE_MESSAGE(read.has_value(), kind);
    CHECK(encode(*read) == vector->bytes);
  });
}

TEST_CASE("the worked example of spec/act.md is an act, written as we write it") {
  std::ifstream spec(fs::path(INVIOLA_ROOT) / "spec/act.md");
  std::string bytes;
  for (std::string line; std::getline(spec, line) && line != "## 5. Vectors";) {
    if (!line.starts_with("    ")) continue;
    bytes += line.substr(line.find_first_not_of(' '));
  }
  const auto read = decode(bytes, 0);
  REQUIRE_MESSAGE(read.has_value(), read.error().code << " at " << read.error().field);
  CHECK(encode(*read) == bytes);
}

TEST_CASE("what no act is, is refused as its vector says") {
  std::size_t wrong = 0;
  for (const auto& at : fs::directory_iterator(vectors)) {
    const auto vector = read_vector(at.path());
    REQUIRE(vector);
    if (vector->expect == "right") continue;
    ++wrong;
    const auto read = decode(vector->bytes, 0);
    const std::string name = at.path().filename().string();
    REQUIRE_MESSAGE(!read.has_value(), name);
    const std::string field = read.error().field.empty() ? "" : " at " + read.error().field;
    CHECK_MESSAGE("refused " + read.error().code + field == vector->expect, name);
  }
  CHECK(wrong >= 10);
  CHECK(decode(std::string(limits::act_bytes_max + 1, ' '), 0).error().code == "too-long");
}

TEST_CASE("what a program files is brought to one normal form; what is entered is kept as it is") {
  const std::string apart = "Cafe\xCC\x81";
  const ViewsSubmitted views{.statement = {Language::fr, apart}};
  const auto read = decode_body(encode_body(Body{views}));
  REQUIRE(read.has_value());
  CHECK(std::get<ViewsSubmitted>(*read).statement.words == "Caf\xC3\xA9");
}

}  // namespace
}  // namespace inviola::procedure
