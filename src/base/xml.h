#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inviola {

/// Whether XML 1.0 allows every sign of the text: no controls but tab, line feed, carriage return.
/// `text` must be well-formed UTF-8.
bool is_xml_text(std::string_view text);

/// As it stands in an element or an attribute.
std::string xml_escaped(std::string_view text);

/// Writes XML element by element. All text is escaped so that a reader gets back the same signs;
/// nothing is indented, since a space may mean something.
class XmlWriter {
 public:
  XmlWriter();
  XmlWriter& open(std::string_view name);
  /// Of the element just opened, before anything stands in it. An empty value is left out.
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& text(std::string_view words);
  XmlWriter& close();
  /// A line feed between elements, for people.
  XmlWriter& new_line();
  /// An element with nothing but text in it.
  XmlWriter& element(std::string_view name, std::string_view words);

  /// The document. Every element must have been closed.
  std::string take();

 private:
  void end_tag();

  std::string out_;
  std::vector<std::string> open_;
  bool in_tag_ = false;
};

}  // namespace inviola
