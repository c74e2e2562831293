// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_outline.h"

#include <QRegularExpression>
#include <qpdf/QPDFObjectHandle.hh>

#include <map>

namespace muscope {

namespace {

using Bookmark = PdfAdditions::Bookmark;

QByteArray real(qreal value) {
    constexpr int Digits = 2;
    return QByteArray::number(value, 'f', Digits);
}

// In points.
qreal heightOf(const QByteArray& page) {
    static const QRegularExpression box(
        QStringLiteral("/MediaBox\\s*\\[\\s*\\S+\\s+\\S+\\s+\\S+\\s+([0-9.]+)\\s*\\]"));
    return box.match(QString::fromLatin1(page)).captured(1).toDouble();
}

Result<QByteArray> destination(PdfCopy& copy, const std::vector<int>& pages,
                               const Bookmark& bookmark) {
    const int number = pages[static_cast<std::size_t>(bookmark.page)];
    const Result<QByteArray> page = copy.object(number);
    if (!page) {
        return page;
    }
    return "[" + referenceTo(number) + " /XYZ null " + real(heightOf(*page) - bookmark.top) +
           " null]";
}

// An entry of the outline, or the outline itself, with what lies below it.
struct Entry {
    int number = 0;
    QByteArray text; // its title and where it leads
    std::vector<Entry> below = {};
};

QByteArray relation(const char* key, int number) {
    return QByteArray(" /") + key + ' ' + referenceTo(number);
}

// An outline shows its sections; they are closed.
void write(PdfCopy& copy, const Entry& entry, const QByteArray& relations) {
    QByteArray text = "\n<<" + entry.text + relations;
    if (!entry.below.empty()) {
        const auto count = static_cast<qsizetype>(entry.below.size());
        text += relation("First", entry.below.front().number) +
                relation("Last", entry.below.back().number) + " /Count " +
                QByteArray::number(relations.isEmpty() ? count : -count);
    }
    copy.replace(entry.number, text + " >>\n");
    for (std::size_t i = 0; i < entry.below.size(); ++i) {
        write(copy, entry.below[i],
              relation("Parent", entry.number) +
                  (i > 0 ? relation("Prev", entry.below[i - 1].number) : QByteArray()) +
                  (i + 1 < entry.below.size() ? relation("Next", entry.below[i + 1].number)
                                              : QByteArray()));
    }
}

} // namespace

Result<int> addBookmarks(PdfCopy& copy, const std::vector<int>& pages,
                         const PdfAdditions& additions) {
    Entry outline{copy.add(), " /Type /Outlines"};
    for (const Bookmark& bookmark : additions.bookmarks) {
        const Result<QByteArray> place = destination(copy, pages, bookmark);
        if (!place) {
            return tl::unexpected(place.error());
        }
        const std::string title =
            QPDFObjectHandle::newUnicodeString(bookmark.title.toStdString()).unparse();
        Entry entry{copy.add(), " /Title " + QByteArray::fromStdString(title) + " /Dest " + *place};
        const bool isSection = bookmark.level == 0 || outline.below.empty();
        (isSection ? outline : outline.below.back()).below.push_back(std::move(entry));
    }
    write(copy, outline, {});
    return outline.number;
}

Result<void> addLinks(PdfCopy& copy, const std::vector<int>& pages, const PdfAdditions& additions) {
    std::map<int, QByteArray> annotations; // by page
    for (const PdfAdditions::Link& link : additions.links) {
        const Result<QByteArray> page = copy.object(pages[static_cast<std::size_t>(link.page)]);
        const Result<QByteArray> place = destination(copy, pages, additions.section(link.section));
        if (!page || !place) {
            return tl::unexpected(page ? place.error() : page.error());
        }
        const qreal height = heightOf(*page);
        const int annotation =
            copy.add("\n<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [" +
                     real(link.area.left()) + ' ' + real(height - link.area.bottom()) + ' ' +
                     real(link.area.right()) + ' ' + real(height - link.area.top()) + "] /Dest " +
                     *place + " >>\n");
        annotations[link.page] += ' ' + referenceTo(annotation);
    }
    static const QRegularExpression none(QStringLiteral("/Annots\\s+\\d+ 0 R")); // an empty list
    for (const auto& [number, list] : annotations) {
        const int page = pages[static_cast<std::size_t>(number)];
        QString text = QString::fromLatin1(copy.object(page).value_or(QByteArray())).remove(none);
        text.insert(text.lastIndexOf(QLatin1String(">>")),
                    QLatin1String("/Annots [" + list + " ]\n"));
        copy.replace(page, text.toLatin1());
    }
    return {};
}

} // namespace muscope
