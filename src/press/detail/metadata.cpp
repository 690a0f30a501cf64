#include "base/xml.h"
#include "press/detail/finish.h"

namespace inviola::press::detail {
std::string metadata_packet(const publication::Document& document) {
  const std::string language(tag(document.language));
  const std::string title = xml_escaped(document.title);
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
    packet += "<dc:identifier>" + xml_escaped(document.identity) + "</dc:identifier>\n";
  }
  if (!document.demonstration.empty()) {
    packet += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
              xml_escaped(document.demonstration) + "</rdf:li></rdf:Alt></dc:description>\n";
  }
  packet +=
      "<pdf:Producer>Inviola</pdf:Producer>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
  return packet;
}

}  // namespace inviola::press::detail
