#pragma once

#include <string>
#include <vector>

#include "web/components/components.h"

/// The parts of pages on which one does something. All of them work without scripts and by
/// keyboard; what was entered stands there again after an error, but for secrets.
namespace inviola::web::components {

/// A form that is sent to this site.
struct Form {
  std::string action;      ///< path, without the language
  std::string token;       ///< proves that the form is ours
  bool documents = false;  ///< documents are sent with it, piece by piece (multipart/form-data)
  bool sending = false;    ///< and it has a `Sending`
};
void open_form(Pen& pen, const Form& form);
void close_form(Pen& pen);

/// What all that is filled in has. Its element is "field-" and its name.
struct Asked {
  std::string name;
  std::string label;
  std::string hint;
  std::string error;
  bool required = false;  ///< said in words by the hint or not at all; the browser checks it
};

struct Field {
  enum class Kind : std::uint8_t { text, email, password, code, date, area, count, documents };
  Asked asked;
  Kind kind = Kind::text;
  std::string value;         ///< of a password or a code never shown again
  std::string autocomplete;  ///< token of HTML: "username"
  int lines = 6;             ///< of an area
  bool first = false;        ///< takes the focus when the page comes up
  std::string list = {};     ///< id of the suggestions that it offers; see `draw_suggestions`
  std::size_t number = 0;    ///< among several of the same name: each has its own id
  /// Fills in a secret too: for a demonstration, whose secrets are everybody's.
  bool shown = false;
};
void draw(Pen& pen, const Field& field);

/// How far the documents of a form are on their way: within the form, unseen until its script
/// (sending.js) shows it. "{percent}" in a sentence stands for how much has been sent.
struct Sending {
  std::size_t bytes_max = 0;  ///< of all documents together
  std::string label;          ///< of the bar
  std::string stop;           ///< on the button that calls them back
  std::string sent;           ///< while they are on their way
  std::string arrived;        ///< all was sent, the answer is awaited
  std::string stopped;        ///< called back
  std::string cut;            ///< the line broke before all was sent
  std::string unknown;        ///< it broke after all was sent
  std::string large;          ///< too much: nothing was sent
};
void draw(Pen& pen, const Sending& sending);

struct Option {
  std::string value;
  std::string label;
  std::string hint;
};
/// One or several of a few, all seen at once; or one of many, from a list.
struct Choice {
  enum class Kind : std::uint8_t { one, several, list };
  Asked asked;
  Kind kind = Kind::one;
  std::vector<Option> options;
  std::vector<std::string> chosen;
  bool many = false;       ///< set in columns where there is room
  std::size_t number = 0;  ///< of a list among several of the same name: each has its own id
};
void draw(Pen& pen, const Choice& choice);

/// What fields that name it offer while one types; whatever is typed is sent.
void draw_suggestions(Pen& pen, const std::string& id, const std::vector<std::string>& words);

/// What is carried along unseen.
void draw_hidden(Pen& pen, const std::string& name, const std::string& value);

struct Button {
  std::string label;
  std::string name;  ///< and `value`: which of several was pressed; or empty
  std::string value;
  bool secondary = false;
};
void draw(Pen& pen, const Button& button);

/// A way to another page that looks like a button: it leads, and does nothing.
void draw_way(Pen& pen, const std::string& label, const std::string& path, bool secondary = false);

/// What is there for whoever wants it: opens without scripts.
void open_fold(Pen& pen, std::string_view summary);
void close_fold(Pen& pen);

/// Where one is among the pages of something that is filled in.
struct Steps {
  struct Step {
    std::string label;
    std::string path;
    bool current = false;
  };
  std::string label;  ///< of the whole
  std::vector<Step> steps;
};
void draw(Pen& pen, const Steps& steps);

/// All that is wrong, before the form, each leading to its place.
struct Problems {
  struct Problem {
    std::string name;  ///< of the field; empty: of the whole
    std::string words;
  };
  std::string title;
  std::vector<Problem> problems;
};
void draw(Pen& pen, const Problems& problems);

/// `<h1>` and the article around a page that is made of such parts.
void open_page(Pen& pen, const std::string& title);
void close_page(Pen& pen);
void draw_paragraph(Pen& pen, std::string_view words);
void draw_heading(Pen& pen, int level, std::string_view words);

/// The text as a QR code, dark on light whatever the page's colours are. Nothing if it is too long.
void draw_qr(Pen& pen, const std::string& text, const std::string& label);

}  // namespace inviola::web::components
