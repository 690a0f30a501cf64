// The pages as a browser would read them: what is there, and that nothing hostile gets through.
#include "web/render.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "web/assets.h"
#include "web/components/chart/example.h"
#include "web/components/frame/example.h"
#include "web/components/sheet/example.h"
#include "web/components/tile_map/example.h"

namespace inviola::web {
namespace {

namespace examples = components::examples;
using publication::Document;
using publication::Run;

std::string draw(const Document& document) { return render(document, examples::chrome()); }

Document of(publication::Block block) {
  Document document{.title = "Title"};
  document.blocks.push_back(std::move(block));
  return document;
}

bool holds(const std::string& page, std::string_view part) {
  return page.find(part) != std::string::npos;
}

std::size_t count(const std::string& page, std::string_view part) {
  std::size_t number = 0;
  for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++number;
  return number;
}

/// Walks the tags; nothing if each that opens also closes, in order.
std::string unbalanced(const std::string& page) {
  static const std::set<std::string> empty_elements{"meta", "link", "input", "col", "!doctype"};
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-z!0-9]+)[^>]*>");
  for (std::sregex_iterator at(page.begin(), page.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    if (empty_elements.contains(name)) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back() + " stays open";
}

std::vector<Document> all_examples() {
  return {examples::every_block(), examples::report(), examples::note(), examples::arabic_page()};
}

TEST_CASE(
    "every tag that opens closes, every name stands once, every link within leads somewhere") {
  for (const Document& document : all_examples()) {
    const std::string page = draw(document);
    CAPTURE(document.title);
    CHECK(unbalanced(page) == "");
    std::map<std::string, int> names;
    const std::regex name(" id=\"([^\"]*)\"");
    for (std::sregex_iterator at(page.begin(), page.end(), name), end; at != end; ++at) {
      ++names[(*at)[1]];
    }
    for (const auto& [word, times] : names) CHECK_MESSAGE(times == 1, word);
    const std::regex within("(?: href=\"#|aria-labelledby=\"|<label for=\")([^\"]*)\"");
    for (std::sregex_iterator at(page.begin(), page.end(), within), end; at != end; ++at) {
      CHECK_MESSAGE(names.contains((*at)[1]), (*at)[1]);
    }
  }
}

TEST_CASE("the frame has its landmarks, and no script") {
  const std::string page = draw(examples::every_block());
  CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
  for (const char* part :
       {"<a class=\"skip\" href=\"#_content\">", "<header class=\"site\">", "<nav class=\"menu\"",
        "<main id=\"_content\"", "<footer class=\"site\">", "aria-current=\"page\"",
        "<title>Entry by night into a chancery – Inviola</title>",
        "<link rel=\"canonical\" href=\"/en/dossiers/d41\">", "type=\"application/pdf\"",
        "hreflang=\"ar\"", "class=\"banner\""}) {
    CHECK_MESSAGE(holds(page, part), part);
  }
  CHECK(count(page, "<h1>") == 1);
  CHECK(count(page, "<main") == 1);
  CHECK_FALSE(holds(page, "<script"));
  CHECK_FALSE(holds(page, " style="));
  CHECK(holds(page, stylesheet_path()));
}

TEST_CASE(
    "the menu has what unfolds it right before it, under its own name; without one, nothing") {
  const std::string page = draw(examples::every_block());
  CHECK(holds(page,
              "<details class=\"menu-fold\">\n<summary>Menu</summary>\n</details>\n"
              "<nav class=\"menu\" aria-label=\"Menu\">"));
  Chrome small = examples::chrome();
  small.navigation.resize(1);
  CHECK_FALSE(holds(render(examples::every_block(), small), "menu-fold"));
  CHECK_FALSE(holds(render(examples::every_block(), Chrome{}), "menu"));
}

TEST_CASE("links lead to the page's language; one click leads to the same page in another") {
  Document page = of({publication::Paragraph{
      .line = {publication::link("s", "/states?on=2045"), publication::link("a", "#facts"),
               publication::link("o", "https://un.org/x"),
               publication::link("f", "/attachments/A/1")}}});
  Chrome chrome = examples::chrome();
  chrome.language = page.language = Language::ar;
  chrome.alternatives = {{.label = "PDF", .path = "/d.pdf?a=b", .content_type = "application/pdf"},
                         {.label = "العربية", .path = "/d?a=b", .language = Language::ar},
                         {.label = "Русский", .path = "/d?a=b", .language = Language::ru}};
  const std::string out = render(page, chrome);
  for (const char* part :
       {"<html lang=\"ar\" dir=\"rtl\">", "href=\"/ar/states?on=2045\"", "href=\"#facts\"",
        "href=\"https://un.org/x\"", "href=\"/attachments/A/1\"", "href=\"/ar/d.pdf?a=b\"",
        "<link rel=\"alternate\" href=\"/ru/d?a=b\" hreflang=\"ru\"",
        "<a href=\"/ru/d?a=b\" hreflang=\"ru\" lang=\"ru\" dir=\"ltr\">Русский</a>",
        "<a href=\"/ar/d?a=b\" aria-current=\"true\" hreflang=\"ar\"", "<a href=\"/ar/\">"}) {
    CHECK_MESSAGE(holds(out, part), part);
  }
}

TEST_CASE("a document's own demonstration sentence goes before the site's") {
  Document document{.title = "T", .demonstration = "Only an exercise."};
  CHECK(holds(draw(document), "Only an exercise."));
  CHECK_FALSE(holds(draw(document), "This is a demonstration."));
  CHECK(holds(draw(document), "Its day is 5 July 2045."));
  document.demonstration += " Its day is 5 July 2045.";
  CHECK(count(draw(document), "Its day is 5 July 2045.") == 1);
}

TEST_CASE("hostile words stay words in every place that takes words") {
  const std::string hostile = "\"><img src=x onerror=alert(1)>'&";
  const publication::Line line{Run{.words = hostile, .link = "javascript:alert(1)"}};
  Document page{.title = hostile, .subtitle = hostile, .summary_title = hostile};
  page.kind = publication::DocumentKind::report;
  page.summary = {line};
  page.masthead = {hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile, hostile};
  page.footnotes = {line};
  page.identity = hostile;
  using publication::put;
  put(page.blocks, publication::Heading{1, hostile, line, hostile});
  put(page.blocks, publication::Paragraph{hostile, 9, line, {hostile}});
  put(page.blocks, publication::Quotation{{line}, line, Language::ru});
  put(page.blocks, publication::List{{{hostile, line}}});
  put(page.blocks,
      publication::Table{
          line, {{line, 1}, {line, 2}, {line, -3}}, {{{line, true}, {line}, {line}}, {{line}}}});
  put(page.blocks, publication::Facts{{{line, {line}}}});
  put(page.blocks, publication::Timeline{{{hostile, line, line, {line}}}});
  publication::SideBySide accounts{{{line, {}}}};
  put(accounts.accounts[0].blocks, publication::Notice{{}, line});
  put(page.blocks, accounts);
  put(page.blocks, publication::Figures{{{hostile, line, hostile}}});
  put(page.blocks, publication::Chart{line, line, line, line, {{hostile, 1, hostile, hostile}}});
  put(page.blocks, publication::TileMap{line,
                                        line,
                                        hostile,
                                        line,
                                        line,
                                        {{hostile, hostile, 1, 1, hostile, 1, hostile}},
                                        {hostile}});
  put(page.blocks, publication::Filter{
                       hostile, {{{}, hostile, hostile, hostile, {{hostile, hostile}}}}, hostile});
  put(page.blocks, publication::Closing{{line}});
  Chrome chrome = examples::chrome();
  chrome.site_title = chrome.today = chrome.demonstration = chrome.canonical = hostile;
  chrome.navigation = {{hostile, hostile, true}};
  chrome.alternatives = {{hostile, hostile, hostile, {}}, {hostile, "/x", hostile, Language::ar}};
  const std::string out = render(page, chrome);
  CHECK(count(out, "<img") == 0);
  CHECK(count(out, "\"><img") == 0);
  CHECK(count(out, "=\"javascript:") == 0);
  CHECK(count(out, "&lt;img src=x onerror=alert(1)&gt;") > 25);
  CHECK(unbalanced(out) == "");
}

TEST_CASE("controls that turn the direction are shown, not obeyed") {
  Document page = of({publication::Paragraph{.line = publication::plain("a\u202Eb\u2066c")}});
  page.title = "t\u202Eu";
  const std::string out = draw(page);
  CHECK(holds(out, "a[U+202E]b[U+2066]c"));
  CHECK_FALSE(holds(out, "\u202E"));
  CHECK_FALSE(holds(out, "\u2066"));
}

TEST_CASE("words of another language are marked, and kept from disturbing what is around them") {
  const std::string page = draw(of({publication::Paragraph{.line = examples::all_tones()}}));
  CHECK(holds(page, "<bdi lang=\"ar\" dir=\"rtl\">التدابير الفعالة</bdi>"));
  CHECK(holds(page, "<bdi lang=\"ru\" dir=\"ltr\">эффективные меры</bdi>"));
  CHECK(holds(page, "<bdi class=\"reference\" dir=\"ltr\">A/99/123</bdi>"));
  const std::string unmarked =
      draw(of({publication::Paragraph{.line = publication::plain("من السفارة")}}));
  CHECK(holds(unmarked, "<bdi>من السفارة</bdi>"));
  const std::string arabic = draw(examples::arabic_page());
  CHECK(holds(arabic, "<main id=\"_content\" tabindex=\"-1\" lang=\"ar\" dir=\"rtl\">"));
}

TEST_CASE("a fact that is weak or missing is shown so in its form") {
  const std::string page = draw(of({publication::Paragraph{.line = examples::all_tones()}}));
  CHECK(holds(page, "<span class=\"unconfirmed\">3 March 2045 (unconfirmed)</span>"));
  CHECK(holds(page, "<span class=\"missing\">not stated</span>"));
}

TEST_CASE("paragraphs keep their numbers, and can be pointed at once") {
  Document page = of({examples::numbered()});
  page.blocks.push_back({examples::numbered()});
  page.blocks.push_back({examples::sub_paragraph()});
  const std::string out = draw(page);
  CHECK(count(out, "id=\"paragraph-12\"") == 1);
  CHECK(holds(out, "<a href=\"#paragraph-12\">12.</a>"));
  CHECK(holds(out, "<p class=\"numbered in-1\"><span class=\"number\">(a)</span>"));
  CHECK(holds(out, "Sources: <bdi class=\"reference\" dir=\"ltr\">r41</bdi>; "));
}

TEST_CASE("a quotation is a figure with its source, in its language") {
  const std::string page = draw(of({examples::arabic()}));
  CHECK(holds(page, "<blockquote lang=\"ar\" dir=\"rtl\">"));
  CHECK(holds(page, "<figcaption>In the language of the report</figcaption>"));
}

TEST_CASE("a table can be reached by keyboard and names its heads") {
  const std::string page = draw(of({examples::stacking()}));
  CHECK(holds(page,
              "<div class=\"table stacks\" role=\"region\" tabindex=\"0\" "
              "aria-labelledby=\"_caption-1\">"));
  CHECK(holds(page, "<caption id=\"_caption-1\">Dossiers, newest first</caption>"));
  CHECK(holds(page, "<th scope=\"col\" role=\"columnheader\" class=\"figure\">Days open</th>"));
  CHECK(holds(page, "<th scope=\"row\" role=\"rowheader\"><a href=\"/en/dossiers/d41\">"));
  CHECK(holds(page, "<td role=\"cell\" data-label=\"What was reported\">"));
  CHECK(holds(page, "<td role=\"cell\" class=\"figure\" data-label=\"Days open\">1,204</td>"));
  CHECK(holds(page, "<col class=\"w-15\"><col class=\"w-40\">"));
  CHECK(holds(draw(of({examples::of_figures()})), "<div class=\"table\" role=\"region\""));
}

TEST_CASE("what the heading above a table says its caption says only to those who do not see it") {
  Document page = of({publication::Heading{.line = publication::plain("Dossiers, newest first")}});
  put(page.blocks, examples::stacking());
  CHECK(holds(draw(page), "<caption class=\"unseen\" id=\"_caption-1\">Dossiers, newest first<"));
}

TEST_CASE("dates are given to machines only if they are dates") {
  publication::Timeline timeline = examples::of_a_dossier();
  timeline.events[1].date = "about March";
  const std::string page = draw(of({timeline}));
  CHECK(holds(page, "<time datetime=\"2045-03-03\">3 March 2045</time>"));
  CHECK(holds(page, "<p class=\"when\">5 March 2045</p>"));
  CHECK(holds(page, "<time datetime=\"2045-06\">"));
}

TEST_CASE("accounts stand as equals, their headings one below the heading above") {
  Document page = of({publication::Heading{.level = 2, .line = publication::plain("Two")}});
  page.blocks.push_back({examples::two_accounts()});
  const std::string out = draw(page);
  CHECK(holds(out, "<h3>Two</h3>"));
  CHECK(
      holds(out, "<article aria-labelledby=\"_account-1\">\n<h4 id=\"_account-1\">Ruritania</h4>"));
  CHECK(holds(out, "<h4 id=\"_account-2\">Graustark</h4>"));
}

TEST_CASE("a filter is a form that asks, with a label for each field") {
  const std::string page = draw(of({examples::of_dossiers()}));
  CHECK(holds(page,
              "<form class=\"filter\" method=\"get\" role=\"search\" action=\"/en/dossiers\">"));
  CHECK(count(page, "<label for=") == 3);
  CHECK(holds(page, "<option selected value=\"graustark\">Graustark</option>"));
  CHECK(holds(page, "value=\"wall &quot;x&quot;\""));
  CHECK(holds(page, "<input type=\"date\""));
}

TEST_CASE("bars and tiles have a name, a description, and the table of the same beside them") {
  for (const Language language : {Language::en, Language::ar}) {
    Document page;
    page.language = language;
    put(page.blocks, components::examples::by_year());
    put(page.blocks, components::examples::of_four());
    const std::string text = draw(page);
    CHECK(holds(text, "role=\"img\""));
    CHECK(holds(text, "</title><desc id=\"_counts-"));
    CHECK(holds(text, "<table"));
    // Five bars fill the line; two fifths of it are two of five.
    CHECK(holds(text, "width=\"100%\"></rect>"));
    CHECK(holds(text, "width=\"40%\"></rect>"));
    CHECK(holds(text, language == Language::ar ? "x=\"60%\"" : "x=\"0\""));
    CHECK(holds(text, "aria-label=\"XGR 2: Graustark\""));
    CHECK(holds(text, "aria-label=\"XCO: Costaguana\""));
    // East stays on the right whatever way the page is read.
    CHECK(holds(text, "x=\"81\" y=\"1\""));
    CHECK(holds(text, "viewbox=\"0 0 160 80\""));
    CHECK(holds(text, "href=\"#_after-map-"));
  }
}

TEST_CASE("footnotes lead there and back, once") {
  Document page = of({publication::Paragraph{
      .line = {Run{.words = "a", .footnote = 1}, Run{.words = "b", .footnote = 1},
               Run{.words = "c", .footnote = 7}, Run{.words = "d", .footnote = -1}}}});
  page.footnotes = {publication::plain("the note"), publication::plain("never called")};
  const std::string out = draw(page);
  CHECK(count(out, "id=\"_mark-1\"") == 1);
  CHECK(count(out, "href=\"#_note-1\"") == 2);
  CHECK(count(out, "href=\"#_mark-1\"") == 1);
  CHECK(holds(out, "<sup>7</sup>"));
  CHECK(count(out, "href=\"#_mark-2\"") == 0);
}

TEST_CASE("a report has its masthead, a page has none") {
  const std::string report = draw(examples::report());
  CHECK(holds(report, "<article class=\"sheet report\">\n<header class=\"masthead\">"));
  CHECK(holds(report, "<p class=\"symbol\" dir=\"ltr\">R/99/123</p>"));
  CHECK(holds(report, "<p class=\"house\">Inviola</p>"));
  CHECK_FALSE(holds(report, "United Nations"));
  Document page = examples::report();
  page.kind = publication::DocumentKind::page;
  CHECK_FALSE(holds(draw(page), "masthead"));
}

/// INVIOLA_PREVIEW=folder writes the examples there, to be looked at.
TEST_CASE("the examples can be looked at") {
  const char* folder = std::getenv("INVIOLA_PREVIEW");
  if (folder == nullptr) return;
  const std::string at = std::string(folder) + "/";
  std::ofstream(at + "styles.css") << asset(stylesheet_path())->payload->bytes;
  int number = 0;
  for (const Document& document : all_examples()) {
    std::string page = draw(document);
    const auto place = page.find(stylesheet_path());
    page.replace(place, stylesheet_path().size(), "styles.css");
    std::ofstream(at + std::to_string(++number) + ".html") << page;
  }
}

}  // namespace
}  // namespace inviola::web
