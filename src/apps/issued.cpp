#include "apps/issued.h"

#include "apps/formats.h"
#include "disclosure/gate.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"
#include "publication/issue.h"

namespace inviola::apps {
namespace {

using disclosure::Disclosed;
using disclosure::Gate;
using disclosure::Viewer;
using procedure::EnteredActPointer;
using procedure::Issued;
using procedure::Standing;

// Between the composing of a document and the entry of its issue others may have filed.
constexpr std::uint64_t between_max = 8;

/// What the desk saw, and made the document from, when the first `before` acts and the act of issue
/// were entered.
Disclosed<Standing> seen_then(const office::Folded& folded, std::uint64_t before,
                              const EnteredActPointer& issue) {
  Series<EnteredActPointer> acts;
  Standing whole;
  const auto add = [&](const EnteredActPointer& entered) {
    whole = procedure::after(std::move(whole), entered);
    acts.push_back(entered);
  };
  for (std::uint64_t i = 0; i < before; ++i) add(folded.acts.at(i));
  add(issue);
  return Gate::disclose(acts, whole, Viewer::the_desk());
}

class Rebuilding {
 public:
  Rebuilding(const Books& books, EnteredActPointer issue, bool demonstration)
      : books_(books), issue_(std::move(issue)), demonstration_(demonstration) {}

  const Issued& act() const { return std::get<Issued>(issue_->act.body); }

  std::optional<publication::Document> document(const Disclosed<Standing>& seen,
                                                Language language) const {
    auto composed =
        publication::document_issued({seen, *books_.law, books_.words->in(language)},
                                     {mandate::AssemblySession{act().session}, act().part,
                                      act().symbol, issue_->entered, demonstration_});
    if (!composed) return std::nullopt;
    return std::move(composed->document);
  }

  bool is_the_source(const Disclosed<Standing>& seen) const {
    const auto original = document(seen, Language::en);
    const auto source =
        original ? publication::print_akoma_ntoso(*original) : Result<std::string>(std::string());
    return source && sha256(*source).hex() == act().digest;
  }

  IssuedDocument found(Language language, std::string_view format, bool same) const {
    return {act(), issue_->position, issue_->entered, language, format, same};
  }

 private:
  const Books& books_;
  EnteredActPointer issue_;
  bool demonstration_;
};

/// The standing that gives the document its digest; the latest if none does.
std::pair<Disclosed<Standing>, bool> as_issued(const office::Folded& folded,
                                               const EnteredActPointer& issue,
                                               const Rebuilding& rebuilding) {
  const std::uint64_t position = issue->position;
  auto latest = seen_then(folded, position, issue);
  if (rebuilding.is_the_source(latest)) return {std::move(latest), true};
  for (std::uint64_t back = 1; back <= std::min(between_max, position); ++back) {
    auto earlier = seen_then(folded, position - back, issue);
    if (rebuilding.is_the_source(earlier)) return {std::move(earlier), true};
  }
  return {std::move(latest), false};
}

}  // namespace

Result<Searched> find_issued(std::string_view file, const office::Folded& folded,
                             const Books& books, bool demonstration) {
  Searched out;
  const std::string digest = sha256(file).hex();
  for (std::uint64_t i = 0; i < folded.acts.size(); ++i) {
    const EnteredActPointer& entered = folded.acts.at(i);
    if (!std::holds_alternative<Issued>(entered->act.body)) continue;
    ++out.issued;
    const Rebuilding rebuilding(books, entered, demonstration);
    const auto [seen, same] = as_issued(folded, entered, rebuilding);
    if (digest == rebuilding.act().digest) {
      out.found = rebuilding.found(Language::en, "xml", same);
      return out;
    }
    if (!same) continue;
    for (const Language language : books.words->offered()) {
      const auto document = rebuilding.document(seen, language);
      if (!document) continue;
      for (const std::string_view format : formats) {
        const auto bytes = in_format(*document, format, books.words->in(language));
        if (!bytes) return failure(bytes.error());
        if (*bytes != file) continue;
        out.found = rebuilding.found(language, format, same);
        return out;
      }
    }
  }
  return out;
}

}  // namespace inviola::apps
