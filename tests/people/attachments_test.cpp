#include "office/attachments.h"

#include "base/limits.h"
#include "people/ground.h"

namespace inviola::office::people {
namespace {

const mandate::StateCode sender{"XRU"};

/// The kind that was found, or why it was not taken.
std::string taken(Ground& ground, const std::string& name, const std::vector<std::string>& pieces) {
  auto intake = AttachmentIntake::begin(*ground.archive, sender, name);
  REQUIRE(intake);
  for (const std::string& piece : pieces) {
    if (const auto added = intake->add(piece); !added) return added.error().code;
  }
  const auto finished = intake->finish();
  REQUIRE(finished);
  return *finished ? (*finished)->media_type : finished->error().code;
}

TEST_CASE("a document is of the kind that its bytes show and its name claims, or is not taken") {
  Ground ground;
  const std::string pdf = "%PDF-1.7\n";
  const std::string words(600, 'w');
  CHECK(taken(ground, "note.pdf", {pdf}) == "application/pdf");
  CHECK(taken(ground, "NOTE.PDF", {"%P", "DF-1.7\n"}) == "application/pdf");
  CHECK(taken(ground, "note.txt", {"caf\xc3", "\xa9"}) == "text/plain");
  CHECK(taken(ground, "photo.png", {pdf}) == "attachment-kind");
  CHECK(taken(ground, "note.pdf", {"words"}) == "attachment-kind");
  CHECK(taken(ground, "page.html", {"<script>alert(1)</script>"}) == "attachment-kind");
  CHECK(taken(ground, "note", {pdf}) == "attachment-kind");
  // What begins as text goes on as text to its end.
  CHECK(taken(ground, "note.txt",
              {words, std::string("\x7f"
                                  "ELF\0",
                                  5)}) == "attachment-kind");
  CHECK(taken(ground, "note.txt", {words, "caf\xc3"}) == "attachment-kind");
}

TEST_CASE("a document of 25 MiB is taken, and not a byte more") {
  Ground ground;
  std::vector<std::string> pieces(limits::attachment_bytes_max >> 20, std::string(1u << 20, 'w'));
  CHECK(taken(ground, "large.txt", pieces) == "text/plain");
  pieces.emplace_back("w");
  CHECK(taken(ground, "large.txt", pieces) == "attachment-too-large");
}

TEST_CASE("a document is there for the State that sent it, as it was found") {
  Ground ground;
  CHECK(taken(ground, "note.txt", {"words"}) == "text/plain");
  const auto settled = [&](const mandate::StateCode& author, const std::string& words) {
    procedure::Body body = procedure::ViewsSubmitted{
        .attachments = {{sha256(words).hex(), "note.txt", "text/html", 1}}};
    const auto ruling = settle_attachments(*ground.archive, author, body);
    REQUIRE(ruling);
    if (!*ruling) return ruling->error().code;
    const auto& found = std::get<procedure::ViewsSubmitted>(body).attachments.front();
    return found.media_type + " " + std::to_string(found.size);
  };
  CHECK(settled(sender, "words") == "text/plain 5");
  CHECK(settled(mandate::StateCode{"XGR"}, "words") == "attachment-missing");
  CHECK(settled(sender, "other words") == "attachment-missing");
}

}  // namespace
}  // namespace inviola::office::people
