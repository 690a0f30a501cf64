#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publication/materials.h"
#include "publication/pages/ground.h"
#include "publication/sentence.h"

namespace inviola::publication::pages::detail {

/// A page in the making. Keys are below "page.<name>."; those of all pages are below
/// "page.shared.".
class Page {
 public:
  /// `identity`: what follows the name in the document's identity; may be empty.
  Page(const Ground& ground, std::string name, const std::string& identity = {},
       const Arguments& title = {});

  const Ground& ground() const { return ground_; }
  const Catalogue& words() const { return ground_.catalogue; }
  const procedure::Standing& seen() const { return *ground_.standing; }
  const mandate::Law& law() const { return ground_.law; }
  Date today() const { return ground_.today; }
  Materials materials() const { return {ground_.standing, ground_.law, ground_.catalogue}; }

  std::string say(std::string_view key, const Arguments& arguments = {}) const;
  Line line(std::string_view key, const Arguments& arguments = {},
            const Settings& settings = {}) const;
  /// The sentence with whole lines in the place of some arguments.
  Line filled(std::string_view key, const Lines& lines, const Arguments& arguments = {}) const;
  /// The same by a whole key.
  Line filled_with(std::string_view key, const Lines& lines, const Arguments& arguments = {}) const;

  void heading(int level, std::string_view key, const Arguments& arguments = {},
               std::string anchor = {});
  void paragraph(std::string_view key, const Arguments& arguments = {},
                 const Settings& settings = {});
  void paragraph(Line line);
  void notice(Notice::Kind kind, std::string_view key, const Arguments& arguments = {},
              const Settings& settings = {});
  template <class T>
  void put(T block) {
    publication::put(document_.blocks, std::move(block));
  }
  void subtitle(std::string text) { document_.subtitle = std::move(text); }
  Document close() { return std::move(document_); }

  // Words for what all pages show.
  std::string name(const mandate::StateCode& code) const { return name(code, today()); }
  std::string name(const mandate::StateCode& code, Date on) const;
  Line state(const mandate::StateCode& code) const { return state_on(code, today()); }
  /// By its name on that day, which is marked where it is known in English alone.
  Line state_on(const mandate::StateCode& code, Date on) const;
  /// In the alphabetical order of the language: "A, B and C", each leading to its page.
  Line states(const std::vector<mandate::StateCode>& codes) const;
  /// "A, B and C".
  Line list(const std::vector<Line>& items) const;
  /// "A; B; C", for the cells of tables.
  Line series(const std::vector<Line>& items) const;
  Line dossier(const procedure::Reference& reference) const;
  Line communication(const procedure::Reference& reference) const;
  /// "resolution 71/145, para. 10 (a)", leading to the paragraph; without one, to the resolution.
  Line citation(const std::string& symbol, const std::string& paragraph) const;
  /// "seventy-third session", leading to its cycle.
  Line session(mandate::AssemblySession session) const;
  Line missing(std::string_view key) const;
  /// What somebody wrote in that language, with hidden controls shown and not obeyed.
  Line written_in(Language language, std::string_view text) const;
  /// What the data says in English alone: notes, sources, the public record.
  Line in_english(std::string_view text) const { return written_in(Language::en, text); }
  Line not_stated() const { return missing("words.not-stated"); }
  Line date(const std::optional<Date>& date, std::string_view otherwise = "words.not-known") const;
  /// The day, and whether it is practice and not law.
  Line day(Date date, bool is_practice) const;
  Column column(std::string_view key, int weight = 1) const;
  Facts::Fact fact(std::string_view key, Line value) const;
  /// Which part of how many is shown, with the ways to the others. Nothing where one part is all.
  void parts(const std::string& path, Query query, std::size_t part, std::size_t count);

 private:
  std::string key(std::string_view key) const;
  /// Whether the State was ever called so in the page's language; else the name is English.
  bool is_own_name(const mandate::StateCode& code, std::string_view name) const;

  const Ground& ground_;
  std::string name_;
  Document document_;
};

Cell cell(Line line);
Cell row_header(Line line);
Cell figure(Line line);
Line number_line(const Catalogue& words, std::size_t number);
Line joined(Line first, const Line& second);
/// Words that somebody wrote, with hidden controls shown and not obeyed.
Line quoted_words(std::string_view text);

/// A figure of a parameter: decimal digits, at most `max`; nothing if it is anything else.
std::optional<std::size_t> whole_number(std::string_view text, std::size_t max);
/// The value of a parameter, or empty.
std::string asked(const Query& query, std::string_view name);

}  // namespace inviola::publication::pages::detail
