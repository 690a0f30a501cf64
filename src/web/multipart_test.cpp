// Documents sent with a form, however the bytes are cut.
#include "web/multipart.h"

#include <doctest/doctest.h>

namespace inviola::web {
namespace {

struct Told final : Multipart::Taker {
  std::string text;
  bool begin(const Multipart::Part& part) override {
    text += "<" + part.name + (part.is_document ? "|" + part.file_name : "") + ">";
    return true;
  }
  bool piece(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  bool end() override {
    text += ";";
    return true;
  }
};

const std::string body =
    "--B\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a; b.txt\"\r\n"
    "Content-Type: text/plain\r\n\r\none\r\n--Bee\r\n\r\ntwo\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"document\"; filename=\"\"\r\n\r\n\r\n--B--\r\n";

TEST_CASE("parts are read alike however the bytes are cut") {
  for (std::size_t step = 1; step < body.size(); ++step) {
    Told told;
    Multipart reader("B", told);
    bool good = true;
    for (std::size_t at = 0; at < body.size(); at += step) {
      good = good && reader.add(std::string_view(body).substr(at, step));
    }
    INFO(step);
    // "--Bee" begins as a delimiter does and is none: RFC 2046 forbids it, and it is refused.
    CHECK_FALSE(good);
  }
  std::string sound = body;
  sound.replace(sound.find("--Bee"), 5, "--Cee");
  for (std::size_t step = 1; step < sound.size(); ++step) {
    Told told;
    Multipart reader("B", told);
    for (std::size_t at = 0; at < sound.size(); at += step) {
      REQUIRE(reader.add(std::string_view(sound).substr(at, step)));
    }
    CHECK(reader.complete());
    CHECK(told.text == "<token>abc;<document|a; b.txt>one\r\n--Cee\r\n\r\ntwo;<document|>;");
  }
}

TEST_CASE("what is cut off is not complete; what is no part is refused") {
  Told told;
  Multipart cut("B", told);
  CHECK(cut.add(std::string_view(body).substr(0, 60)));
  CHECK_FALSE(cut.complete());
  Told other;
  CHECK_FALSE(Multipart("B", other).add("--B\r\n" + std::string(5000, 'x')));
  CHECK_FALSE(Multipart("B", other).add("--Bx\r\n"));
  CHECK(Multipart::boundary_of("multipart/form-data; boundary=\"x y\"") == "x y");
  CHECK(Multipart::boundary_of("Multipart/Form-Data; boundary=xy; a=b") == "xy");
  CHECK(Multipart::boundary_of("application/x-www-form-urlencoded").empty());
  CHECK(Multipart::boundary_of("multipart/form-data; boundary=" + std::string(71, 'x')).empty());
}

}  // namespace
}  // namespace inviola::web
