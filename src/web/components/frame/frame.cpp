#include "base/text.h"
#include "web/assets.h"
#include "web/components/components.h"
#include "web/components/form/form.h"
#include "web/languages.h"

namespace inviola::web::components {
namespace {

using namespace literals;
using publication::Document;

void put_place(Pen& pen, const Chrome::Place& place) {
  Html& html = pen.html;
  const auto target = pen.address(place.path);
  html << "<li>"_html;
  if (target) {
    html << "<a"_html << href(*target);
    if (place.current) html << attr("aria-current", "page");
    html << ">"_html;
  }
  pen.words(place.label);
  if (target) html << "</a>"_html;
  html << "</li>\n"_html;
}

void put_places(Pen& pen, Literal open, const std::string& name,
                const std::vector<Chrome::Place>& places) {
  if (places.empty()) return;
  Html& html = pen.html;
  html << open << attr("aria-label", name) << ">\n<ul role=\"list\">\n"_html;
  for (const Chrome::Place& place : places) put_place(pen, place);
  html << "</ul>\n</nav>\n"_html;
}

/// An alternative in another language has that one in its address.
std::optional<Url> address_of(const Pen& pen, const Chrome::Alternative& other) {
  return Url::read(in_language(other.language.value_or(pen.chrome.language), other.path));
}

void put_head(Pen& pen, const Document& document) {
  Html& html = pen.html;
  const Chrome& chrome = pen.chrome;
  html << "<head>\n<meta charset=\"utf-8\">\n"_html
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"_html
          "<meta name=\"color-scheme\" content=\"light dark\">\n"_html
          "<meta name=\"format-detection\" content=\"telephone=no\">\n<title>"_html;
  pen.words(document.title);
  if (!chrome.site_title.empty() && chrome.site_title != document.title) {
    html << " – "_html;
    pen.words(chrome.site_title);
  }
  html << "</title>\n<link rel=\"stylesheet\""_html << href(*Url::read(stylesheet_path()))
       << ">\n"_html;
  if (chrome.scripted) html.run(*Url::read(script_path()));
  if (!document.identity.empty()) {
    html << "<meta name=\"identifier\""_html << attr("content", document.identity) << ">\n"_html;
  }
  if (const auto canonical = pen.address(chrome.canonical)) {
    html << "<link rel=\"canonical\""_html << href(*canonical) << ">\n"_html;
  }
  for (const Chrome::Alternative& other : chrome.alternatives) {
    const auto target = address_of(pen, other);
    if (!target) continue;
    html << "<link rel=\"alternate\""_html << href(*target);
    if (!other.content_type.empty()) html << attr("type", other.content_type);
    if (other.language) html << attr("hreflang", tag(*other.language));
    html << attr("title", reveal_hidden_controls(other.label)) << ">\n"_html;
  }
  html << "</head>\n"_html;
}

void put_banner(Pen& pen, const Document& document) {
  const std::string& sentence =
      document.demonstration.empty() ? pen.chrome.demonstration : document.demonstration;
  if (sentence.empty()) return;
  pen.html << "<div class=\"banner\" role=\"note\"><p>"_html;
  pen.words(sentence);
  pen.html << "</p></div>\n"_html;
}

void put_alternatives(Pen& pen, bool languages) {
  Html& html = pen.html;
  const std::string& name =
      languages ? pen.chrome.words.other_languages : pen.chrome.words.other_forms;
  bool any = false;
  for (const Chrome::Alternative& other : pen.chrome.alternatives) {
    const auto target = address_of(pen, other);
    if (!target || other.language.has_value() != languages) continue;
    if (!any) {
      html << (languages ? "<nav class=\"others languages\""_html : "<nav class=\"others\""_html)
           << attr("aria-label", name) << ">\n"_html;
      if (!languages) {
        html << "<p>"_html;
        pen.words(name);
        html << "</p>\n"_html;
      }
      html << "<ul role=\"list\">\n"_html;
    }
    any = true;
    html << "<li><a"_html << href(*target);
    if (other.language == pen.chrome.language) html << attr("aria-current", "true");
    if (!other.content_type.empty()) html << attr("type", other.content_type);
    if (other.language) {
      html << attr("hreflang", tag(*other.language));
      put_language(html, *other.language);
    }
    html << ">"_html;
    pen.words(other.label);
    html << "</a></li>\n"_html;
  }
  if (any) html << "</ul>\n</nav>\n"_html;
}

void put_account(Pen& pen) {
  if (!pen.chrome.account) return;
  const Chrome::Account& account = *pen.chrome.account;
  pen.html << "<div class=\"account\">\n<p><strong>"_html;
  pen.words(account.who);
  pen.html << "</strong> · "_html;
  pen.words(account.office);
  pen.html << "</p>\n"_html;
  open_form(pen, {"/sign-out", account.token});
  draw(pen, Button{.label = account.sign_out});
  close_form(pen);
  pen.html << "</div>\n"_html;
}

/// So few links are not worth a fold.
constexpr std::size_t places_unfolded_max = 3;

/// On a narrow page the menu is folded under its name: the style hides what follows the <details>
/// while that is closed. Not around the menu, as no style opens a closed one in every browser, and
/// on a wide page the menu stands open.
void put_menu(Pen& pen) {
  const Chrome& chrome = pen.chrome;
  if (chrome.navigation.size() > places_unfolded_max) {
    pen.html << "<details class=\"menu-fold\">\n<summary>"_html;
    pen.words(chrome.words.navigation);
    pen.html << "</summary>\n</details>\n"_html;
  }
  put_places(pen, "<nav class=\"menu\""_html, chrome.words.navigation, chrome.navigation);
}

void put_site(Pen& pen, const Document& document) {
  Html& html = pen.html;
  const Chrome& chrome = pen.chrome;
  html << "<header class=\"site\">\n<div class=\"name\">\n<p class=\"title\"><a"_html
       << href(*pen.address("/")) << ">"_html;
  pen.words(chrome.site_title);
  html << "</a></p>\n"_html;
  if (!chrome.site_subtitle.empty()) {
    html << "<p class=\"tagline\">"_html;
    pen.words(chrome.site_subtitle);
    html << "</p>\n"_html;
  }
  html << "</div>\n"_html;
  // Where the banner above names the day it is not said again.
  if (!chrome.today.empty() && document.demonstration.find(chrome.today) == std::string::npos) {
    html << "<p class=\"today\">"_html;
    pen.words(chrome.today);
    html << "</p>\n"_html;
  }
  put_alternatives(pen, true);
  put_account(pen);
  put_menu(pen);
  html << "</header>\n"_html;
}

}  // namespace

void open_frame(Pen& pen, const Document& document) {
  Html& html = pen.html;
  html << "<!doctype html>\n<html"_html;
  put_language(html, pen.chrome.language);
  html << ">\n"_html;
  put_head(pen, document);
  html << "<body>\n<a class=\"skip\""_html << href(*Url::read("#_content")) << ">"_html;
  pen.words(pen.chrome.words.skip_to_content);
  html << "</a>\n"_html;
  put_banner(pen, document);
  put_site(pen, document);
  put_places(pen, "<nav class=\"trail\""_html, pen.chrome.words.trail, pen.chrome.trail);
  html << "<main id=\"_content\" tabindex=\"-1\""_html;
  if (document.language != pen.chrome.language) put_language(html, document.language);
  html << ">\n"_html;
}

void close_frame(Pen& pen) {
  Html& html = pen.html;
  pen.language = pen.chrome.language;
  html << "</main>\n<footer class=\"site\">\n"_html;
  put_alternatives(pen, false);
  draw(pen, pen.chrome.footer);
  html << "</footer>\n</body>\n</html>\n"_html;
}

}  // namespace inviola::web::components
