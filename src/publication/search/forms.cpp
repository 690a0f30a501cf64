#include "publication/search/forms.h"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>

namespace inviola::publication::search {
namespace {

using icu::UnicodeString;

enum class Script : std::uint8_t { latin, cyrillic, arabic, han, other };

UnicodeString wide(std::string_view text) {
  return UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

UnicodeString folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return U_SUCCESS(status) ? folding->normalize(wide(text), status) : wide(text);
}

Script script_of(const UnicodeString& word) {
  for (std::int32_t at = 0; at < word.length(); at = word.moveIndex32(at, 1)) {
    const UChar32 point = word.char32At(at);
    if (u_isdigit(point)) return Script::other;
    if (!u_isalpha(point)) continue;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(point, &status)) {
      case USCRIPT_LATIN:
        return Script::latin;
      case USCRIPT_CYRILLIC:
        return Script::cyrillic;
      case USCRIPT_ARABIC:
        return Script::arabic;
      case USCRIPT_HAN:
        return Script::han;
      default:
        return Script::other;
    }
  }
  return Script::other;
}

bool written_in(Language language, Script script) {
  switch (language) {
    case Language::ar:
      return script == Script::arabic;
    case Language::zh:
      return script == Script::han;
    case Language::ru:
      return script == Script::cyrillic;
    case Language::en:
    case Language::fr:
    case Language::es:
      return script == Script::latin;
  }
  return false;
}

/// Without marks; letters that are written one for the other, made one; every script's digits.
UnicodeString bare(const UnicodeString& word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* parting = icu::Normalizer2::getNFDInstance(status);
  const UnicodeString parted = U_SUCCESS(status) ? parting->normalize(word, status) : word;
  UnicodeString out;
  for (std::int32_t at = 0; at < parted.length(); at = parted.moveIndex32(at, 1)) {
    const UChar32 point = parted.char32At(at);
    if ((U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_CF_MASK)) != 0) continue;
    if (const std::int32_t digit = u_charDigitValue(point); digit >= 0) {
      out.append(static_cast<char16_t>(u'0' + digit));
    } else if (point == 0x0640) {  // a letter only drawn longer
      continue;
    } else if (point == 0x0649 || point == 0x06CC) {
      out.append(static_cast<char16_t>(0x064A));
    } else if (point == 0x0629) {
      out.append(static_cast<char16_t>(0x0647));
    } else if (point == 0x06A9) {
      out.append(static_cast<char16_t>(0x0643));
    } else {
      out.append(point);
    }
  }
  return out;
}

/// Particles that Arabic writes as one with the word: "and", "so", "by", "for", "the".
UnicodeString without_particles(UnicodeString word) {
  const auto drop = [&](const char16_t* particle, std::int32_t left_min) {
    const UnicodeString beginning(particle);
    if (!word.startsWith(beginning) || word.length() - beginning.length() < left_min) return false;
    word.remove(0, beginning.length());
    return true;
  };
  for (const char16_t* particle :
       {u"وبال", u"فبال", u"وال", u"فال", u"بال", u"كال", u"ولل", u"لل", u"ال"}) {
    if (drop(particle, 3)) return word;
  }
  return word;
}

/// Endings of nouns that Snowball takes for part of a verb, or leaves.
UnicodeString without_case(UnicodeString word) {
  for (const char16_t* ending :
       {u"ами", u"ями", u"ах", u"ях", u"ов", u"ев", u"еи", u"ои", u"ом", u"ем", u"ам", u"ям",
        u"ою",  u"ею",  u"ы",  u"и",  u"а",  u"я",  u"о",  u"е",  u"у",  u"ю",  u"ь"}) {
    const UnicodeString end(ending);
    if (word.endsWith(end) && word.length() - end.length() >= 4) {
      word.truncate(word.length() - end.length());
      return word;
    }
  }
  return word;
}

/// "l'ambassade" is two words, and the first says nothing.
std::vector<UnicodeString> without_elisions(const UnicodeString& word) {
  std::vector<UnicodeString> out;
  UnicodeString part;
  for (std::int32_t at = 0; at <= word.length(); ++at) {
    const char16_t c = at < word.length() ? word.charAt(at) : u'\'';
    if (c == u'\'' || c == u'’' || c == u'ʼ') {
      const bool last = at == word.length();
      const bool elided = !last && (part.length() == 1 || part.endsWith(UnicodeString(u"qu")));
      const bool ending = last && !out.empty() && part.length() == 1;
      if (!part.isEmpty() && !elided && !ending) out.push_back(part);
      part.remove();
    } else {
      part.append(c);
    }
  }
  return out;
}

std::vector<std::string> pairs(const UnicodeString& word) {
  std::vector<std::string> out;
  for (std::int32_t at = 0; at < word.length();) {
    const std::int32_t next = word.moveIndex32(at, 1);
    if (next >= word.length()) break;
    out.push_back(narrow(word.tempSubStringBetween(at, word.moveIndex32(next, 1))));
    at = next;
  }
  return out;
}

}  // namespace

struct Analyser::Parts {
  struct Stemmer {
    Language language;
    sb_stemmer* stemmer;
  };
  std::array<Stemmer, 5> stemmers{{{Language::ar, sb_stemmer_new("arabic", "UTF_8")},
                                   {Language::en, sb_stemmer_new("english", "UTF_8")},
                                   {Language::fr, sb_stemmer_new("french", "UTF_8")},
                                   {Language::ru, sb_stemmer_new("russian", "UTF_8")},
                                   {Language::es, sb_stemmer_new("spanish", "UTF_8")}}};
  std::unique_ptr<icu::BreakIterator> bounds;

  Parts() {
    UErrorCode status = U_ZERO_ERROR;
    bounds.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) bounds.reset();
  }
  ~Parts() {
    for (const Stemmer& one : stemmers) sb_stemmer_delete(one.stemmer);
  }

  static std::string stem(sb_stemmer* stemmer, const std::string& word) {
    const sb_symbol* out = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                           static_cast<int>(word.size()));
    return out ? std::string(reinterpret_cast<const char*>(out),
                             static_cast<std::size_t>(sb_stemmer_length(stemmer)))
               : word;
  }

  /// The stems of a word in every language that `wanted` takes, each marked with its language: a
  /// French stem is no English one.
  template <class Wanted>
  void add_stems(const UnicodeString& word, Script script, std::vector<std::string>& out,
                 Wanted wanted) const {
    for (const Stemmer& one : stemmers) {
      if (!one.stemmer || !written_in(one.language, script) || !wanted(one.language)) continue;
      const std::string mark = std::string(tag(one.language)) + ":";
      const UnicodeString plain = bare(word);
      out.push_back(mark + narrow(bare(wide(stem(one.stemmer, narrow(word))))));
      // Accents are often left out: the stem must not hang on them.
      if (one.language != Language::ru) out.push_back(mark + stem(one.stemmer, narrow(plain)));
      if (one.language == Language::ru) out.push_back(mark + narrow(without_case(plain)));
      if (one.language == Language::ar) {
        const UnicodeString light = without_particles(plain);
        out.push_back(mark + narrow(light));
        out.push_back(mark + narrow(bare(wide(stem(one.stemmer, narrow(light))))));
      }
    }
  }

  /// Each word of the text, with its script and whether it stands directly after the one before.
  template <class Visit>
  void each_word(std::string_view text, Visit visit) {
    if (!bounds) return;
    UnicodeString all = folded(text);
    all.findAndReplace(UnicodeString(u"ё"), UnicodeString(u"е"));
    bounds->setText(all);
    std::int32_t from = bounds->first();
    std::int32_t before = -1;
    for (std::int32_t to = bounds->next(); to != icu::BreakIterator::DONE;
         from = to, to = bounds->next()) {
      if (bounds->getRuleStatus() < UBRK_WORD_NUMBER) continue;
      const UnicodeString word = all.tempSubStringBetween(from, to);
      const Script script = script_of(word);
      if (script == Script::latin) {
        for (const UnicodeString& part : without_elisions(word)) visit(part, script, false);
      } else {
        visit(word, script, before == from);
      }
      before = to;
    }
  }
};

Analyser::Analyser() : parts_(std::make_unique<Parts>()) {}
Analyser::~Analyser() = default;

std::vector<std::string> Analyser::forms(std::string_view text, Language language) {
  std::vector<std::string> out;
  UnicodeString last_han;
  parts_->each_word(text, [&](const UnicodeString& word, Script script, bool adjoins) {
    out.push_back("=" + narrow(bare(word)));
    parts_->add_stems(word, script, out, [&](Language one) {
      return written_in(language, script) ? one == language : true;
    });
    if (script != Script::han) {
      last_han.remove();
      return;
    }
    for (const std::string& pair : pairs(word)) out.push_back("2:" + pair);
    if (adjoins && !last_han.isEmpty()) {
      UnicodeString across = last_han;
      across.append(word.char32At(0));
      out.push_back("3:" + narrow(across));
    }
    last_han = UnicodeString(word.char32At(word.moveIndex32(word.length(), -1)));
  });
  return out;
}

std::vector<Sought> Analyser::question(std::string_view text,
                                       const std::set<std::string>& passed_over) {
  std::vector<Sought> out;
  std::vector<Sought> idle;
  UnicodeString run;          // of Chinese words that stand side by side
  bool run_is_parted = true;  // whether ICU knows each of them
  const auto put = [&](const UnicodeString& word, Script script) {
    Sought one;
    const std::string plain = narrow(bare(word));
    one.forms.push_back("=" + plain);
    parts_->add_stems(word, script, one.forms, [](Language) { return true; });
    if (script == Script::han) {
      for (const std::string& pair : pairs(word)) {
        one.inner.push_back("2:" + pair);
        one.across.push_back("3:" + pair);
      }
    }
    (passed_over.contains(plain) ? idle : out).push_back(std::move(one));
  };
  std::vector<UnicodeString> in_run;
  const auto close_run = [&] {
    if (run_is_parted) {
      for (const UnicodeString& word : in_run) put(word, Script::han);
    } else if (!run.isEmpty()) {
      put(run, Script::han);
    }
    in_run.clear();
    run.remove();
    run_is_parted = true;
  };
  parts_->each_word(text, [&](const UnicodeString& word, Script script, bool adjoins) {
    const bool idle_word = passed_over.contains(narrow(bare(word)));
    if (script != Script::han || !adjoins || idle_word) close_run();
    if (script != Script::han || idle_word) return put(word, script);
    in_run.push_back(word);
    run.append(word);
    run_is_parted = run_is_parted && word.countChar32() > 1;
  });
  close_run();
  return out.empty() ? idle : out;
}

std::set<std::string> Analyser::plain_words(std::string_view text) {
  std::set<std::string> out;
  parts_->each_word(
      text, [&](const UnicodeString& word, Script, bool) { out.insert(narrow(bare(word))); });
  return out;
}

}  // namespace inviola::publication::search
