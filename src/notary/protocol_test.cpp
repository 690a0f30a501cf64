#include "notary/protocol.h"

#include <doctest/doctest.h>

#include "notary/detail/for_tests.h"

using namespace inviola;
using namespace inviola::notary;

TEST_CASE("requests and answers keep what they say") {
  const HistoryForTests history("register.example");
  const Request requests[] = {AskVerifierKey{}, AskLast{},
                              AskSignature{history.at(9), history.proof(5, 9)}};
  for (const Request& request : requests) CHECK(parse_request(print_request(request)) == request);

  const auto key = parse_answer(print_answer(VerifierKeyIs{"name+id+key"}));
  REQUIRE(key);
  CHECK(std::get<VerifierKeyIs>(*key).key == "name+id+key");
  const auto last = parse_answer(print_answer(LastIs{history.at(9)}));
  REQUIRE(last);
  CHECK(std::get<LastIs>(*last).checkpoint == history.at(9));
  const auto note = parse_answer(print_answer(SignedIs{"text\n\n\u2014 a b\n"}));
  REQUIRE(note);
  CHECK(std::get<SignedIs>(*note).note == "text\n\n\u2014 a b\n");
  const auto fault = parse_answer(print_answer(Fault{"sign", "refused"}));
  REQUIRE(fault);
  CHECK(to_string(std::get<Fault>(*fault)) == "sign: refused");
}

TEST_CASE("a request outside the table is refused") {
  const std::string root(64, 'a');
  for (const std::string& json : {
           std::string(),
           std::string("[]"),
           std::string("null"),
           std::string("{}"),
           std::string(R"({"request":"sign"})"),
           std::string(R"({"request":"sign-bytes","bytes":"00"})"),
           std::string(R"({"request":"last","more":1})"),
           std::string(R"({"request":"last"}{"request":"last"})"),
           std::string(R"({"request":"last","request":"last"})"),
           std::string(R"({"request":["last"]})"),
           std::string(R"({"request":"sign-checkpoint"})"),
           R"({"request":"sign-checkpoint","origin":"a","size":-1,"root":")" + root +
               R"(","consistency":[]})",
           R"({"request":"sign-checkpoint","origin":"a","size":1.5,"root":")" + root +
               R"(","consistency":[]})",
           R"({"request":"sign-checkpoint","origin":"a","size":1,"root":")" + root +
               R"(a","consistency":[]})",
           R"({"request":"sign-checkpoint","origin":"a","size":1,"root":")" + root +
               R"(","consistency":["a"]})",
           R"({"request":"sign-checkpoint","origin":"a","size":1,"root":")" + root +
               R"(","consistency":[],"more":1})",
           std::string(R"({"request":"\ud800"})"),
           std::string("\xff"),
       }) {
    CAPTURE(json);
    CHECK_FALSE(parse_request(json));
  }
}

TEST_CASE("frames are put together from pieces of any length") {
  const std::string stream = frame("one") + frame("") + frame(std::string(frame_bytes_max, 'x'));
  for (const std::size_t piece : {1, 2, 3, 5, 4096, 100000}) {
    FrameReader reader;
    std::vector<std::string> frames;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      reader.add(std::string_view(stream).substr(at, piece));
      for (auto next = reader.next(); next && *next; next = reader.next()) frames.push_back(**next);
    }
    REQUIRE(frames.size() == 3);
    CHECK(frames[0] == "one");
    CHECK(frames[1].empty());
    CHECK(frames[2].size() == frame_bytes_max);
    CHECK_FALSE(reader.has_begun());
  }
}

TEST_CASE("a frame longer than the limit is refused before it arrives") {
  FrameReader reader;
  reader.add(std::string("\x00\x01\x00\x01", 4));
  CHECK_FALSE(reader.next());
  FrameReader huge;
  huge.add("\xff\xff\xff\xff");
  CHECK_FALSE(huge.next());
}
