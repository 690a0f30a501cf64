#include "web/html.h"

#include <doctest/doctest.h>

#include <concepts>

namespace inviola::web {
namespace {

using namespace literals;

template <class T>
concept ShownRaw = std::constructible_from<Literal, T> || std::constructible_from<Html, T>;

// Nothing that is made while the program runs can pass for markup.
static_assert(!ShownRaw<std::string>);
static_assert(!ShownRaw<std::string_view>);
static_assert(!ShownRaw<const char*>);
static_assert(!std::constructible_from<Url, std::string>);
static_assert(!std::constructible_from<Url, std::string_view>);
static_assert(!std::constructible_from<Url, const char*>);
static_assert(!std::constructible_from<AttrName, std::string>);
static_assert(!std::invocable<decltype(href), std::string>);
static_assert(!std::invocable<decltype(href), std::string_view>);
static_assert(!std::invocable<decltype(action), const char*>);

TEST_CASE("text is escaped, literals are not") {
  Html html;
  const std::string hostile = "<script>alert(\"1\" & '2')</script>";
  html << "<p>"_html << hostile << "</p>"_html;
  CHECK(html.text() ==
        "<p>&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</p>");
}

TEST_CASE("an attribute cannot be left") {
  Html html;
  html << "<p"_html << attr("title", "\" onclick=\"x") << ">"_html << "</p>"_html;
  CHECK(html.text() == "<p title=\"&quot; onclick=&quot;x\"></p>");
}

TEST_CASE("markup is put into markup as it is") {
  Html inner;
  inner << "<b>"_html << "&" << "</b>"_html;
  Html outer;
  outer << "<p>"_html << inner << 41 << "</p>"_html;
  CHECK(outer.text() == "<p><b>&amp;</b>41</p>");
}

TEST_CASE("an address leads to this site or to an https site, or it is none") {
  for (const char* good : {"/", "/dossiers/d41?a=1&b=2", "https://example.org/x", "#part", "/é"}) {
    CAPTURE(good);
    CHECK(Url::read(good).has_value());
  }
  for (const char* bad : {"",
                          "javascript:alert(1)",
                          "JaVaScRiPt:alert(1)",
                          " javascript:alert(1)",
                          "//evil.example",
                          "/\\evil.example",
                          "http://example.org/",
                          "https://",
                          "https:///x",
                          "data:text/html,x",
                          "relative",
                          "/a b",
                          "/a\nb",
                          "/a\"b",
                          "/a'b",
                          "/a<b",
                          "\t/x",
                          "vbscript:x",
                          "https:/x",
                          "HTTPS://example.org"}) {
    CAPTURE(bad);
    CHECK_FALSE(Url::read(bad).has_value());
  }
}

}  // namespace
}  // namespace inviola::web
