#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "procedure/due.h"
#include "publication/pages/detail/page.h"

namespace inviola::publication::pages::detail {

/// What the accounts of one incident say, none above the other: where they differ, each value
/// stands with the States that gave it.
class Incident {
 public:
  Incident(const Page& page, const procedure::Dossier& dossier);

  /// Whether no account stands any more.
  bool withdrawn() const { return accounts_.empty(); }

  Line dates() const;
  Line places() const;
  Line hosts() const;
  Line sending_states() const;
  Line natures() const;
  /// All that is said of the facts, field by field. What nobody says of the date, the place and the
  /// territorial State is told to be missing.
  Facts facts() const;

  /// What the States that owe it have answered of an element.
  Line element(procedure::Element element) const;
  /// The kind of silence of each State that owes a follow-up.
  Line silences() const;

 private:
  using Value = std::function<Line(const procedure::Occurrence&, Language written)>;
  /// A field that the State filled with words of its own.
  Value as_written(std::string procedure::Occurrence::* field) const;
  /// Each distinct value; an empty line is none.
  std::vector<Line> values(const Value& value) const;
  Line together(const Value& value) const;
  void add(Facts& facts, const char* field, const Value& value, bool required = false) const;
  template <class Tell>
  Line of_each_obligor(Tell tell) const;
  void add_act(Facts& facts) const;
  void add_persons(Facts& facts) const;

  const Page& page_;
  const procedure::Dossier& dossier_;
  std::vector<const procedure::Account*> accounts_;
  std::vector<mandate::StateCode> authors_;
};

/// What must be said before anything of a dossier: that it is of an exercise; that it was made from
/// the public record, with the source.
void put_marks(Page& page, const procedure::Dossier& dossier);

/// The tone in which an answer is set: what is not answered is no value.
Tone tone_of(procedure::Answer answer);
/// "reported (3 March 2017)".
Line answer_line(const Page& page, const procedure::ElementStanding& standing);

}  // namespace inviola::publication::pages::detail
