// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_outline.h"

#include <qpdf/QPDF.hh>

namespace muscope {

namespace {

using Pages = std::vector<QPDFPageObjectHelper>;
using Bookmark = PdfAdditions::Bookmark;

QPDFObjectHandle real(qreal value) {
    constexpr int Digits = 2;
    return QPDFObjectHandle::newReal(value, Digits);
}

qreal heightOf(QPDFPageObjectHelper& page) {
    return page.getMediaBox().getArrayAsRectangle().ury;
}

QPDFObjectHandle destination(Pages& pages, const Bookmark& bookmark) {
    QPDFPageObjectHelper& page = pages[static_cast<std::size_t>(bookmark.page)];
    return QPDFObjectHandle::newArray(
        {page.getObjectHandle(), QPDFObjectHandle::newName("/XYZ"), QPDFObjectHandle::newNull(),
         real(heightOf(page) - bookmark.top), QPDFObjectHandle::newNull()});
}

// Puts child behind the last child of parent.
void append(QPDFObjectHandle parent, QPDFObjectHandle child) {
    child.replaceKey("/Parent", parent);
    if (parent.hasKey("/Last")) {
        QPDFObjectHandle last = parent.getKey("/Last");
        last.replaceKey("/Next", child);
        child.replaceKey("/Prev", last);
    } else {
        parent.replaceKey("/First", child);
    }
    parent.replaceKey("/Last", child);
}

// How many entries show below one; negative where it is closed.
void count(QPDFObjectHandle parent, int change) {
    const int before = parent.hasKey("/Count") ? parent.getKey("/Count").getIntValueAsInt() : 0;
    parent.replaceKey("/Count", QPDFObjectHandle::newInteger(before + change));
}

} // namespace

void addBookmarks(QPDF& pdf, Pages& pages, const PdfAdditions& additions) {
    QPDFObjectHandle outline = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    outline.replaceKey("/Type", QPDFObjectHandle::newName("/Outlines"));
    QPDFObjectHandle section;
    for (const Bookmark& bookmark : additions.bookmarks) {
        QPDFObjectHandle entry = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        entry.replaceKey("/Title",
                         QPDFObjectHandle::newUnicodeString(bookmark.title.toStdString()));
        entry.replaceKey("/Dest", destination(pages, bookmark));
        const bool isSection = bookmark.level == 0 || !section.isInitialized();
        append(isSection ? outline : section, entry);
        count(isSection ? outline : section, isSection ? 1 : -1);
        section = isSection ? entry : section;
    }
    pdf.getRoot().replaceKey("/Outlines", outline);
    pdf.getRoot().replaceKey("/PageMode", QPDFObjectHandle::newName("/UseOutlines"));
}

void addLinks(QPDF& pdf, Pages& pages, const PdfAdditions& additions) {
    for (const PdfAdditions::Link& link : additions.links) {
        QPDFPageObjectHelper& page = pages[static_cast<std::size_t>(link.page)];
        const qreal height = heightOf(page);
        QPDFObjectHandle annotation = pdf.makeIndirectObject(
            QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Link /Border [ 0 0 0 ] /F 4 >>"));
        annotation.replaceKey(
            "/Rect",
            QPDFObjectHandle::newArray({real(link.area.left()), real(height - link.area.bottom()),
                                        real(link.area.right()), real(height - link.area.top())}));
        annotation.replaceKey("/Dest", destination(pages, additions.section(link.section)));
        QPDFObjectHandle dictionary = page.getObjectHandle();
        if (!dictionary.getKey("/Annots").isArray()) {
            dictionary.replaceKey("/Annots", QPDFObjectHandle::newArray());
        }
        dictionary.getKey("/Annots").appendItem(annotation);
    }
}

} // namespace muscope
