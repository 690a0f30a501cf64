#include "web/components/form/form.h"

#include <doctest/doctest.h>

#include <functional>
#include <iterator>
#include <regex>
#include <sstream>

#include "web/components/form/example.h"
#include "web/components/frame/example.h"

namespace inviola::web::components {
namespace {

std::string drawn(const std::function<void(Pen&)>& draw) {
  const Chrome chrome = examples::chrome();
  Pen pen{.chrome = chrome};
  draw(pen);
  return std::move(pen.html).text();
}

bool holds(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}

TEST_CASE("what was entered stands there again, escaped; a secret does not") {
  const std::string page = drawn(examples::draw_form);
  CHECK(holds(page, "value=\"Edel&quot;weiss &lt;b&gt;\""));
  CHECK_FALSE(holds(page, "never again"));
  // The parser takes the first line feed of an area for its own: ours must come before.
  CHECK(holds(page, ">\n\n&lt;/textarea&gt; first line is empty</textarea>"));
  CHECK(holds(page, "<option selected value=\"XRU\""));
  const std::regex checked("value=\"(states|a|b)\" checked");
  CHECK(std::distance(std::sregex_iterator(page.begin(), page.end(), checked), {}) == 3);
}

TEST_CASE("every control has its label, and its hint and error are read with it") {
  const std::string page = drawn(examples::draw_form);
  const std::regex control("<(?:input|select|textarea)[^>]* id=\"([^\"]+)\"");
  int controls = 0;
  for (std::sregex_iterator at(page.begin(), page.end(), control), end; at != end; ++at) {
    INFO((*at)[1].str());
    CHECK(holds(page, "<label for=\"" + (*at)[1].str() + "\">"));
    ++controls;
  }
  CHECK(controls == 15);
  CHECK(
      holds(page, "aria-describedby=\"field-place-hint field-place-error\" aria-invalid=\"true\""));
  const std::regex described("aria-describedby=\"([^\"]+)\"");
  for (std::sregex_iterator at(page.begin(), page.end(), described), end; at != end; ++at) {
    std::istringstream ids((*at)[1].str());
    for (std::string id; ids >> id;) CHECK(holds(page, "id=\"" + id + "\""));
  }
  // From the summary one gets to the place.
  CHECK(holds(page, "<a href=\"#field-place\">"));
  CHECK(holds(page, "id=\"field-place\""));
}

TEST_CASE("what is typed is helped by suggestions, and several fields of one name are told apart") {
  const std::string page = drawn(examples::draw_form);
  CHECK(holds(page, "id=\"field-with\" name=\"with\" list=\"names\""));
  CHECK(holds(page, "id=\"field-with-1\" name=\"with\" list=\"names\""));
  CHECK(holds(page, "<datalist id=\"names\">"));
  CHECK(holds(page, "<option value=\"Ruritania &quot;the first&quot;\">"));
}

TEST_CASE("a form is sent in the page's language and carries its token") {
  const std::string page = drawn(examples::draw_form);
  CHECK(holds(page, "method=\"post\" action=\"/en/mission/report\""));
  CHECK(holds(page, "<input type=\"hidden\" name=\"token\" value=\"token\">"));
}

TEST_CASE("what leads and does nothing is a link; documents are sent piece by piece") {
  const std::string page = drawn(examples::draw_form);
  CHECK(holds(page, "enctype=\"multipart/form-data\""));
  CHECK_FALSE(holds(page, "never filled in"));
  CHECK(holds(page, "<a class=\"button\" href=\"/en/mission/answer/AAAA-AAAA\">Answer</a>"));
  CHECK(holds(page, "<details class=\"fold\">\n<summary>Why this date?</summary>"));
  CHECK(holds(page, "href=\"/en/mission/check\" aria-current=\"step\">Check</a>"));
}

TEST_CASE("a text is drawn as a code that machines read, or not at all") {
  const std::string code =
      drawn([](Pen& pen) { draw_qr(pen, "otpauth://totp/x:y?secret=AAAA", "letters"); });
  CHECK(code.starts_with("<svg class=\"qr\" role=\"img\""));
  CHECK(holds(code, "aria-label=\"letters\""));
  // The finder pattern at the upper left: seven dark, then light.
  for (int x = 0; x < 7; ++x) CHECK(holds(code, "M" + std::to_string(x) + " 0h1v1h-1z"));
  CHECK_FALSE(holds(code, "M7 0h1v1h-1z"));
  CHECK(drawn([](Pen& pen) { draw_qr(pen, std::string(5000, 'x'), "too long"); }).empty());
}

}  // namespace
}  // namespace inviola::web::components
