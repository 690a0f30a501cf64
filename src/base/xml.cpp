#include "base/xml.h"

#include <algorithm>
#include <cassert>

namespace inviola {
namespace {

void escape(std::string& out, std::string_view text, bool in_attribute) {
  for (const char sign : text) {
    switch (sign) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '"':
        out += in_attribute ? "&quot;" : "\"";
        break;
      case '\n':
        out += in_attribute ? "&#10;" : "\n";
        break;
      case '\t':
        out += in_attribute ? "&#9;" : "\t";
        break;
      default:
        out += sign;
    }
  }
}

}  // namespace

bool is_xml_text(std::string_view text) {
  const bool no_controls = std::ranges::all_of(text, [](char sign) {
    return static_cast<unsigned char>(sign) >= 0x20 || sign == '\t' || sign == '\n' || sign == '\r';
  });
  // U+FFFE and U+FFFF.
  return no_controls && text.find("\xEF\xBF\xBE") == text.npos &&
         text.find("\xEF\xBF\xBF") == text.npos;
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  escape(out, text, true);
  return out;
}

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::end_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  end_tag();
  out_ += '<';
  out_ += name;
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_);
  if (value.empty()) return *this;
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  escape(out_, value, true);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view words) {
  end_tag();
  escape(out_, words, false);
  return *this;
}

XmlWriter& XmlWriter::close() {
  assert(!open_.empty());
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    out_ += "</" + open_.back() + ">";
  }
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::new_line() {
  end_tag();
  out_ += '\n';
  return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, std::string_view words) {
  return open(name).text(words).close();
}

std::string XmlWriter::take() {
  assert(open_.empty());
  return std::move(out_);
}

}  // namespace inviola
