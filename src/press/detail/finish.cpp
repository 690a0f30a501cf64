#include "press/detail/finish.h"

#include <cstdio>
#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "press/detail/marked_content.h"
#include "publication/akoma_ntoso/akoma_ntoso.h"

namespace inviola::press::detail {
namespace {

using Object = QPDFObjectHandle;

constexpr std::string_view source_file = "source.xml";

Object name(std::string_view value) { return Object::newName("/" + std::string(value)); }
Object text(const std::string& value) { return Object::newUnicodeString(value); }
Object number(double value) { return Object::newReal(value, 2); }
Object whole(std::size_t value) { return Object::newInteger(static_cast<long long>(value)); }

/// Whether anything is left of the element on the pages. Cells count, being places in a grid.
bool is_kept(const Structure& structure, ElementId id) {
  const Element& element = structure.at(id);
  if (element.role == Role::data_cell || element.role == Role::header_cell) return true;
  for (const auto& child : element.children) {
    if (const auto* slot = std::get_if<SlotId>(&child)) {
      if (!structure.fragments(*slot).empty()) return true;
    } else if (is_kept(structure, std::get<ElementId>(child))) {
      return true;
    }
  }
  return false;
}

class Finisher {
 public:
  Finisher(const Composition& composition, const Drawing& drawing)
      : composition_(composition), structure_(composition.structure), drawing_(drawing) {}

  Result<std::string> run() {
    pdf_.processMemoryFile("drawn pages", drawing_.pdf.data(), drawing_.pdf.size());
    // Handles are copied: the list itself is constant.
    for (auto page : QPDFPageDocumentHelper(pdf_).getAllPages()) pages_.push_back(page);
    if (pages_.size() != drawing_.marked.size()) {
      return failure(Fault{"join pages and structure", "a page is missing"});
    }
    name_marks();
    build_tree();
    build_outline();
    describe();
    if (auto attached = attach_source(); !attached) return failure(attached.error());
    return write();
  }

 private:
  void name_marks() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      std::vector<MarkName> names;
      for (const SlotId slot : drawing_.marked[i]) {
        MarkName mark{.slot = slot, .role = {}};
        if (slot >= 0) mark.role = name_of(structure_.at(structure_.owner(slot)).role);
        names.push_back(std::move(mark));
      }
      filters_.push_back(std::make_shared<MarkFilter>(std::move(names)));
      pages_[i].addContentTokenFilter(filters_.back());
    }
  }

  Object page(std::size_t index) { return pages_[index].getObjectHandle(); }

  void build_tree() {
    Object root = pdf_.makeIndirectObject(Object::newDictionary());
    root.replaceKey("/Type", name("StructTreeRoot"));
    parents_.resize(pages_.size());
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      parents_[i].assign(drawing_.marked[i].size(), Object::newNull());
    }
    Object document = build(Structure::root, root);
    root.replaceKey("/K", Object::newArray({document}));
    root.replaceKey("/ParentTree", parent_tree());
    root.replaceKey("/ParentTreeNextKey", whole(pages_.size() + annotations_.size()));
    if (!note_names_.empty()) root.replaceKey("/IDTree", id_tree());
    pdf_.getRoot().replaceKey("/StructTreeRoot", root);
    Object marking = Object::newDictionary();
    marking.replaceKey("/Marked", Object::newBool(true));
    pdf_.getRoot().replaceKey("/MarkInfo", marking);
  }

  Object build(ElementId id, Object parent) {
    const Element& element = structure_.at(id);
    Object object = pdf_.makeIndirectObject(Object::newDictionary());
    object.replaceKey("/Type", name("StructElem"));
    object.replaceKey("/S", name(name_of(element.role)));
    object.replaceKey("/P", parent);
    const bool top = id == Structure::root;
    if (top || element.language != structure_.at(element.parent).language) {
      object.replaceKey("/Lang", Object::newString(std::string(tag(element.language))));
    }
    if (!element.actual_text.empty()) object.replaceKey("/ActualText", text(element.actual_text));
    put_attributes(element, object);
    Object kids = Object::newArray();
    for (const auto& child : element.children) {
      if (const auto* slot = std::get_if<SlotId>(&child)) {
        put_content(*slot, object, kids);
      } else if (is_kept(structure_, std::get<ElementId>(child))) {
        kids.appendItem(build(std::get<ElementId>(child), object));
      }
    }
    put_links(element, object, kids);
    object.replaceKey("/K", kids);
    return object;
  }

  void put_attributes(const Element& element, Object object) {
    Object attributes = Object::newDictionary();
    if (!element.scope.empty()) {
      attributes.replaceKey("/O", name("Table"));
      attributes.replaceKey("/Scope", name(element.scope));
    } else if (element.role == Role::list) {
      attributes.replaceKey("/O", name("List"));
      attributes.replaceKey("/ListNumbering", name(element.numbered_list ? "Decimal" : "Disc"));
    }
    if (attributes.hasKey("/O")) object.replaceKey("/A", attributes);
    if (element.note_name.empty()) return;
    object.replaceKey("/ID", Object::newString(element.note_name));
    note_names_.emplace(element.note_name, object);
  }

  /// Marked content is named by its page and number; /Pg gives the page of most of it.
  void put_content(SlotId slot, Object object, Object kids) {
    for (const Fragment& fragment : structure_.fragments(slot)) {
      parents_[fragment.page][static_cast<std::size_t>(fragment.mark)] = object;
      const Object mark = Object::newInteger(fragment.mark);
      if (!object.hasKey("/Pg")) object.replaceKey("/Pg", page(fragment.page));
      if (object.getKey("/Pg").getObjGen() == page(fragment.page).getObjGen()) {
        kids.appendItem(mark);
        continue;
      }
      Object reference = Object::newDictionary();
      reference.replaceKey("/Type", name("MCR"));
      reference.replaceKey("/Pg", page(fragment.page));
      reference.replaceKey("/MCID", mark);
      kids.appendItem(reference);
    }
  }

  void put_links(const Element& element, Object object, Object kids) {
    for (const LinkArea& area : element.areas) {
      Object annotation = pdf_.makeIndirectObject(link_annotation(element, area));
      annotation.replaceKey("/StructParent", whole(pages_.size() + annotations_.size()));
      annotations_.push_back(object);
      Object at = page(area.page);
      if (!at.hasKey("/Annots")) at.replaceKey("/Annots", Object::newArray());
      at.getKey("/Annots").appendItem(annotation);
      at.replaceKey("/Tabs", name("S"));
      Object reference = Object::newDictionary();
      reference.replaceKey("/Type", name("OBJR"));
      reference.replaceKey("/Obj", annotation);
      reference.replaceKey("/Pg", at);
      kids.appendItem(reference);
    }
  }

  Object link_annotation(const Element& element, const LinkArea& area) {
    Object action = Object::newDictionary();
    action.replaceKey("/S", name("URI"));
    action.replaceKey("/URI", Object::newString(element.target));
    Object annotation = Object::newDictionary();
    annotation.replaceKey("/Type", name("Annot"));
    annotation.replaceKey("/Subtype", name("Link"));
    annotation.replaceKey("/Contents", text(element.target));
    annotation.replaceKey("/Border", Object::newArray({whole(0), whole(0), whole(0)}));
    annotation.replaceKey("/F", whole(4));
    annotation.replaceKey(
        "/Rect",
        Object::newArray({number(area.left), number(page_height - area.top - area.height),
                          number(area.left + area.width), number(page_height - area.top)}));
    annotation.replaceKey("/A", action);
    return annotation;
  }

  Object parent_tree() {
    Object numbers = Object::newArray();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      page(i).replaceKey("/StructParents", whole(i));
      numbers.appendItem(whole(i));
      numbers.appendItem(pdf_.makeIndirectObject(Object::newArray(parents_[i])));
    }
    for (std::size_t i = 0; i < annotations_.size(); ++i) {
      numbers.appendItem(whole(pages_.size() + i));
      numbers.appendItem(annotations_[i]);
    }
    Object tree = Object::newDictionary();
    tree.replaceKey("/Nums", numbers);
    return pdf_.makeIndirectObject(tree);
  }

  Object id_tree() {
    Object names = Object::newArray();
    for (const auto& [id, object] : note_names_) {
      names.appendItem(Object::newString(id));
      names.appendItem(object);
    }
    Object tree = Object::newDictionary();
    tree.replaceKey("/Names", names);
    return pdf_.makeIndirectObject(tree);
  }

  /// Headings nest by their levels, whatever levels are left out.
  void build_outline() {
    if (composition_.outline.empty()) return;
    Object root = pdf_.makeIndirectObject(Object::newDictionary());
    root.replaceKey("/Type", name("Outlines"));
    std::vector<std::pair<int, Object>> open{{0, root}};
    for (const OutlineEntry& entry : composition_.outline) {
      while (open.size() > 1 && open.back().first >= entry.level) open.pop_back();
      Object item = outline_item(entry);
      Object parent = open.back().second;
      item.replaceKey("/Parent", parent);
      if (parent.hasKey("/Last")) {
        Object before = parent.getKey("/Last");
        before.replaceKey("/Next", item);
        item.replaceKey("/Prev", before);
      } else {
        parent.replaceKey("/First", item);
      }
      parent.replaceKey("/Last", item);
      for (auto& [level, ancestor] : open) {
        const long long count =
            ancestor.hasKey("/Count") ? ancestor.getKey("/Count").getIntValue() : 0;
        ancestor.replaceKey("/Count", Object::newInteger(count + 1));
      }
      open.emplace_back(entry.level, item);
    }
    pdf_.getRoot().replaceKey("/Outlines", root);
    pdf_.getRoot().replaceKey("/PageMode", name("UseOutlines"));
  }

  Object outline_item(const OutlineEntry& entry) {
    Object item = pdf_.makeIndirectObject(Object::newDictionary());
    item.replaceKey("/Title", text(entry.words));
    item.replaceKey("/Dest",
                    Object::newArray({page(entry.page), name("XYZ"), Object::newNull(),
                                      number(page_height - entry.top + 6), Object::newNull()}));
    return item;
  }

  void describe() {
    const publication::Document& document = composition_.document;
    Object root = pdf_.getRoot();
    root.replaceKey("/Lang", Object::newString(std::string(tag(document.language))));
    Object viewer = Object::newDictionary();
    viewer.replaceKey("/DisplayDocTitle", Object::newBool(true));
    if (right_to_left(document.language)) viewer.replaceKey("/Direction", name("R2L"));
    root.replaceKey("/ViewerPreferences", viewer);
    Object packet = pdf_.newStream(metadata_packet(document));
    packet.getDict().replaceKey("/Type", name("Metadata"));
    packet.getDict().replaceKey("/Subtype", name("XML"));
    root.replaceKey("/Metadata", packet);
    // Cairo's own entries are replaced whole: its date is the clock's.
    Object info = pdf_.makeIndirectObject(Object::newDictionary());
    info.replaceKey("/Title", text(document.title));
    info.replaceKey("/Producer", text("Inviola"));
    pdf_.getTrailer().replaceKey("/Info", info);
  }

  /// What an official document was set from travels in it.
  Result<void> attach_source() {
    if (composition_.document.kind == publication::DocumentKind::page) return {};
    const auto source = publication::print_akoma_ntoso(composition_.document);
    if (!source) return failure(source.error());
    auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf_, *source);
    stream.setSubtype("application/akn+xml");
    auto specification =
        QPDFFileSpecObjectHelper::createFileSpec(pdf_, std::string(source_file), stream);
    specification.getObjectHandle().replaceKey("/AFRelationship", name("Source"));
    QPDFEmbeddedFileDocumentHelper(pdf_).replaceEmbeddedFile(std::string(source_file),
                                                             specification);
    pdf_.getRoot().replaceKey("/AF", Object::newArray({specification.getObjectHandle()}));
    return {};
  }

  Result<std::string> write() {
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.setDeterministicID(true);
    writer.write();
    for (const auto& filter : filters_) {
      if (!filter->complete()) {
        return failure(Fault{"join pages and structure", "marks do not match what was drawn"});
      }
    }
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
  }

  const Composition& composition_;
  const Structure& structure_;
  const Drawing& drawing_;
  QPDF pdf_;
  std::vector<QPDFPageObjectHelper> pages_;
  std::vector<std::shared_ptr<MarkFilter>> filters_;
  std::vector<std::vector<Object>> parents_;
  std::vector<Object> annotations_;
  std::map<std::string, Object> note_names_;
};

}  // namespace

Result<std::string> finish_pdf(const Composition& composition, const Drawing& drawing) {
  return Finisher(composition, drawing).run();
}

}  // namespace inviola::press::detail
