// What the PDF says about itself, read back with libqpdf.
#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>
#include <string>

#include "press/detail/samples.h"
#include "press/typesetter.h"

namespace inviola::press {
namespace {

using Object = QPDFObjectHandle;

/// A document set and read back. The bytes must outlive the reader.
struct Opened {
  explicit Opened(const publication::Document& document) {
    PangoTypesetter typesetter;
    auto set = typesetter.pdf(document);
    INFO((set ? std::string() : to_string(set.error())));
    REQUIRE(set);
    bytes = std::move(*set);
    pdf.processMemoryFile("set", bytes.data(), bytes.size());
  }
  std::vector<Object> pages() {
    std::vector<Object> found;
    for (auto page : QPDFPageDocumentHelper(pdf).getAllPages()) {
      found.push_back(page.getObjectHandle());
    }
    return found;
  }
  std::string bytes;
  QPDF pdf;
};

bool is_element(Object kid) { return kid.isDictionary() && kid.hasKey("/S"); }

void walk(Object element, const std::function<void(Object)>& visit) {
  visit(element);
  for (auto kid : element.getKey("/K").aitems()) {
    if (is_element(kid)) walk(kid, visit);
  }
}

Object document_element(Opened& opened) {
  return opened.pdf.getRoot().getKey("/StructTreeRoot").getKey("/K").getArrayItem(0);
}

std::map<std::string, int> count_roles(Opened& opened) {
  std::map<std::string, int> roles;
  walk(document_element(opened), [&](Object element) { ++roles[element.getKey("/S").getName()]; });
  return roles;
}

/// The operands of each marked-content operator of a page, and what is painted outside any mark.
struct Marks : QPDFObjectHandle::ParserCallbacks {
  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      operands.push_back(object);
      return;
    }
    const std::string name = object.getOperatorValue();
    if (name == "BDC") {
      open.push_back(operands.at(0).getName());
      Object properties = operands.at(1);
      if (properties.hasKey("/MCID")) {
        numbers.push_back(static_cast<int>(properties.getKey("/MCID").getIntValue()));
        names.push_back(open.back());
      }
      if (open.back() == "/Artifact" && properties.hasKey("/Subtype")) {
        artifacts.insert(properties.getKey("/Subtype").getName());
      }
    } else if (name == "EMC") {
      REQUIRE(!open.empty());
      open.pop_back();
    } else if (name == "TJ" || name == "Tj" || name == "f" || name == "S") {
      if (open.empty()) ++painted_outside;
    }
    operands.clear();
  }
  void handleEOF() override {}

  std::vector<Object> operands;
  std::vector<std::string> open, names;
  std::vector<int> numbers;
  std::set<std::string> artifacts;
  int painted_outside = 0;
};

}  // namespace

TEST_CASE("the catalogue names language, title and structure") {
  Opened opened(samples::report());
  Object root = opened.pdf.getRoot();
  CHECK(root.getKey("/Lang").getUTF8Value() == "en");
  CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
  CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
  Object info = opened.pdf.getTrailer().getKey("/Info");
  CHECK(info.getKey("/Title").getUTF8Value() == samples::report().title);
  CHECK_FALSE(info.hasKey("/CreationDate"));
  CHECK_FALSE(info.hasKey("/ModDate"));
  const auto packet = root.getKey("/Metadata").getStreamData();
  const std::string xmp(reinterpret_cast<const char*>(packet->getBuffer()), packet->getSize());
  CHECK(xmp.find("<rdf:li xml:lang=\"en\">Consideration of effective") != std::string::npos);
  CHECK(xmp.find("<dc:identifier>inviola/exercise/report/99</dc:identifier>") != std::string::npos);
  // What no validator has confirmed is not claimed.
  CHECK(xmp.find("pdfuaid") == std::string::npos);
  CHECK(xmp.find("pdfaid") == std::string::npos);
}

TEST_CASE("every kind of block has its place in the structure") {
  Opened report(samples::report());
  auto roles = count_roles(report);
  CHECK(roles["/Document"] == 1);
  CHECK(roles["/H1"] == 1);
  CHECK(roles["/H2"] == 4);
  CHECK(roles["/H3"] == 1);
  CHECK(roles["/H4"] == 1);
  CHECK(roles["/BlockQuote"] == 1);
  CHECK(roles["/L"] == 1);
  CHECK(roles["/LI"] == 3);
  CHECK(roles["/Table"] == 1);
  CHECK(roles["/Caption"] == 1);
  CHECK(roles["/THead"] == 1);
  CHECK(roles["/TBody"] == 1);
  CHECK(roles["/TR"] == 15);  // a head that is set again on the next page is not a second head
  CHECK(roles["/TH"] == 5 + 14);
  CHECK(roles["/TD"] == 14 * 4);
  CHECK(roles["/Note"] == 3);
  CHECK(roles["/Reference"] == 3);
  CHECK(roles["/Link"] == 1);
  Opened page(samples::page());
  roles = count_roles(page);
  CHECK(roles["/Sect"] == 2);
  CHECK(roles["/L"] == 2);
  CHECK(roles["/LI"] == 5 + 4);
}

TEST_CASE("header cells say what they head") {
  Opened opened(samples::report());
  std::map<std::string, int> scopes;
  walk(document_element(opened), [&](Object element) {
    if (element.getKey("/S").getName() != "/TH") return;
    CHECK(element.getKey("/A").getKey("/O").getName() == "/Table");
    ++scopes[element.getKey("/A").getKey("/Scope").getName()];
  });
  CHECK(scopes["/Column"] == 5);
  CHECK(scopes["/Row"] == 14);
}

TEST_CASE("language is written where it changes") {
  Opened report(samples::report());
  std::multiset<std::string> languages;
  const auto gather = [&](Object element) {
    if (element.hasKey("/Lang")) languages.insert(element.getKey("/Lang").getUTF8Value());
  };
  walk(document_element(report), gather);
  CHECK(languages == std::multiset<std::string>{"en", "ru"});
  languages.clear();
  Opened arabic(samples::arabic());
  walk(document_element(arabic), gather);
  CHECK(languages == std::multiset<std::string>{"ar", "en"});
  CHECK(arabic.pdf.getRoot().getKey("/ViewerPreferences").getKey("/Direction").getName() == "/R2L");
}

TEST_CASE("words drawn from right to left are kept in reading order") {
  Opened opened(samples::arabic());
  std::set<std::string> words;
  walk(document_element(opened), [&](Object element) {
    if (element.hasKey("/ActualText")) words.insert(element.getKey("/ActualText").getUTF8Value());
  });
  CHECK(words.contains("الجمعية العامة"));
  CHECK(words.contains("اتفاقية البعثات الخاصة"));
  CHECK(words.contains("حاشية قصيرة للتوضيح."));
}

TEST_CASE("all that is painted is text of the structure or an artifact, and the trees agree") {
  for (const auto& document : {samples::report(), samples::note(), samples::page(),
                               samples::arabic(), samples::chinese()}) {
    Opened opened(document);
    Object parents = opened.pdf.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree");
    std::map<long long, Object> by_key;
    const auto numbers = parents.getKey("/Nums").getArrayAsVector();
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
      Object key = numbers[i];
      by_key.emplace(key.getIntValue(), numbers[i + 1]);
    }
    for (Object page : opened.pages()) {
      Marks marks;
      page.parsePageContents(&marks);
      CHECK(marks.painted_outside == 0);
      CHECK(marks.open.empty());
      CHECK(marks.artifacts.contains("/Footer"));
      const auto owners = by_key.at(page.getKey("/StructParents").getIntValue()).getArrayAsVector();
      for (std::size_t i = 0; i < marks.numbers.size(); ++i) {
        Object owner = owners.at(static_cast<std::size_t>(marks.numbers[i]));
        REQUIRE(owner.isDictionary());
        CHECK(owner.getKey("/S").getName() == marks.names[i]);
      }
    }
  }
}

TEST_CASE("fonts are embedded, subset, and can be read back") {
  for (const auto& document : {samples::report(), samples::arabic(), samples::chinese()}) {
    Opened opened(document);
    int fonts = 0;
    for (auto object : opened.pdf.getAllObjects()) {
      if (!object.isDictionary() || !object.hasKey("/BaseFont")) continue;
      Object font = object;
      if (font.getKey("/Subtype").getName() == "/Type0") {
        CHECK(font.hasKey("/ToUnicode"));
        font = font.getKey("/DescendantFonts").getArrayItem(0);
      } else if (font.getKey("/Subtype").getName().rfind("/CIDFont", 0) != 0) {
        CHECK(font.hasKey("/ToUnicode"));
      }
      Object descriptor = font.getKey("/FontDescriptor");
      CHECK((descriptor.hasKey("/FontFile2") || descriptor.hasKey("/FontFile3")));
      CHECK(font.getKey("/BaseFont").getName().at(7) == '+');
      CHECK(font.getKey("/BaseFont").getName().find("Noto") != std::string::npos);
      ++fonts;
    }
    CHECK(fonts > 0);
  }
}

TEST_CASE("headings make the outline, nested by level") {
  Opened opened(samples::report());
  Object outlines = opened.pdf.getRoot().getKey("/Outlines");
  CHECK(outlines.getKey("/Count").getIntValue() == 6);
  Object first = outlines.getKey("/First");
  CHECK(first.getKey("/Title").getUTF8Value() == "I. Introduction");
  Object second = first.getKey("/Next");
  CHECK(second.getKey("/First").getKey("/Title").getUTF8Value() == "A. Ruritania");
  CHECK(second.getKey("/First").getKey("/First").getKey("/Title").getUTF8Value() ==
        "Follow-up under paragraph 10 (b)");
  CHECK(second.getKey("/Dest").getArrayItem(0).getObjGen() == opened.pages().at(1).getObjGen());
}

TEST_CASE("a link can be touched and is described; no page leads to a path of the site") {
  Opened opened(samples::report());
  int links = 0;
  for (Object page : opened.pages()) {
    if (!page.hasKey("/Annots")) continue;
    CHECK(page.getKey("/Tabs").getName() == "/S");
    for (auto annotation : page.getKey("/Annots").aitems()) {
      ++links;
      Object link = annotation;
      CHECK(link.getKey("/A").getKey("/URI").getStringValue() ==
            "https://register.example/dossiers/7");
      CHECK(link.hasKey("/Contents"));
      CHECK(link.hasKey("/StructParent"));
    }
  }
  CHECK(links == 1);
}

TEST_CASE("the same document gives the same bytes, whatever was set before") {
  PangoTypesetter one, other;
  const auto first = one.pdf(samples::report());
  REQUIRE(first);
  REQUIRE(other.pdf(samples::arabic()));
  REQUIRE(other.pdf(samples::page()));
  const auto second = other.pdf(samples::report());
  REQUIRE(second);
  CHECK(*first == *second);
  auto changed = samples::report();
  changed.identity += "/changed";
  const auto third = one.pdf(changed);
  REQUIRE(third);
  CHECK(*first != *third);
}

}  // namespace inviola::press
