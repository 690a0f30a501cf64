#include "press/detail/finish.h"

namespace inviola::press::detail {
namespace {

/// Text of an XML element or attribute. Signs that XML 1.0 does not allow were refused before.
std::string escaped(const std::string& words) {
  std::string out;
  for (const char sign : words) {
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
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(sign) >= 0x20) out += sign;
    }
  }
  return out;
}

}  // namespace

std::string metadata_packet(const publication::Document& document) {
  const std::string language(tag(document.language));
  const std::string title = escaped(document.title);
  std::string packet =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
      "<dc:format>application/pdf</dc:format>\n";
  packet += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + title +
            "</rdf:li><rdf:li xml:lang=\"" + language + "\">" + title +
            "</rdf:li></rdf:Alt></dc:title>\n";
  packet += "<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>\n";
  if (!document.identity.empty()) {
    packet += "<dc:identifier>" + escaped(document.identity) + "</dc:identifier>\n";
  }
  if (!document.demonstration.empty()) {
    packet += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
              escaped(document.demonstration) + "</rdf:li></rdf:Alt></dc:description>\n";
  }
  packet +=
      "<pdf:Producer>Inviola</pdf:Producer>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
  return packet;
}

}  // namespace inviola::press::detail
