#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "publication/catalogue.h"
#include "publication/document.h"

namespace inviola::web {

/// The words that a page needs besides its document, in the reader's language.
struct Words {
  std::string skip_to_content;
  std::string navigation;  ///< names the navigation to one who does not see it
  std::string trail;
  std::string other_forms;  ///< before the links to the same page as PDF, for programs, …
  std::string other_languages;
  std::string footnotes;
  std::string back_to_text;
  std::string sources;       ///< before the references a paragraph rests on
  std::string between;       ///< of the members of a series
  std::string caution;       ///< begins a notice of that kind
  std::string after_number;  ///< of a paragraph or heading: "."

  /// From the keys `site.…` and `web.…`.
  static Words from(const publication::Catalogue& catalogue);
};

/// What stands around a document on the site.
struct Chrome {
  Language language = Language::en;  ///< of everything but the document
  std::string site_title;
  std::string site_subtitle;  ///< what the site is, in a few words; or empty
  Words words;

  struct Place {
    std::string label;
    std::string path;
    bool current = false;
  };
  std::vector<Place> navigation;
  std::vector<Place> trail;  ///< the way to this page, without it

  /// The same content in another form, or in a language: this page's own is among them.
  struct Alternative {
    std::string label;
    std::string path;          ///< without the language, as everywhere; with the query
    std::string content_type;  ///< "application/pdf"; empty for a page
    std::optional<Language> language;
  };
  std::vector<Alternative> alternatives;

  /// Who is signed in, and the way out.
  struct Account {
    std::string who;
    std::string office;    ///< for whom and as what: "head of mission, Graustark"
    std::string sign_out;  ///< on the button
    std::string token;     ///< of the form
  };
  std::optional<Account> account;

  std::string demonstration;  ///< shown where the document itself has no such sentence
  std::string today;          ///< the sentence that names the register's day; or empty
  std::vector<publication::Line> footer;
  bool scripted = false;  ///< the program's own script runs on it (Response::scripted)
  std::string canonical;  ///< the https address or path of this page; or empty
};

/// The whole page as HTML. Every block of the document becomes the element that means the same;
/// links lead to the page's language; all text is escaped, controls that would turn its direction
/// are shown instead of obeyed, and links that are no address of ours or https are left out. Works
/// without scripts.
std::string render(const publication::Document& document, const Chrome& chrome);

/// The document as a file that stands alone: the style sheet within, nothing of the site around it.
std::string render_alone(const publication::Document& document,
                         const publication::Catalogue& words);

}  // namespace inviola::web
