// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_finish.h"

#include "ui/export/pdf_fonts.h"
#include "ui/export/pdf_number_forms.h"
#include "ui/export/pdf_outline.h"
#include "ui/export/pdf_references.h"

#include <QRegularExpression>
#include <qpdf/QPDFObjectHandle.hh>

namespace muscope {

namespace {

QByteArray textOf(const QString& text) {
    return QByteArray::fromStdString(
        QPDFObjectHandle::newUnicodeString(text.toStdString()).unparse());
}

// "2026-11-20T12:00:01.123456Z" as "D:20261120120001Z".
QByteArray dateOf(const QString& time) {
    QByteArray digits;
    for (const QChar one : time.left(QStringLiteral("2026-11-20T12:00:01").size())) {
        if (one.isDigit()) {
            digits += one.toLatin1();
        }
    }
    return "D:" + digits + 'Z';
}

QByteArray informationOf(const PdfAdditions& additions) {
    QByteArray text = "\n<< /Title " + textOf(additions.title) + " /Author (muscope) /Creator " +
                      textOf(additions.creator) + " /Producer " + textOf(additions.creator);
    if (!additions.madeAt.isEmpty()) {
        text += " /CreationDate (" + dateOf(additions.madeAt) + ')';
    }
    return text + " >>\n";
}

// What follows key in an object, as far as it matches; empty where there is none.
QByteArray valueOf(const QByteArray& object, const char* key, const char* value) {
    const QRegularExpression pattern(QLatin1String(key) + QLatin1String("\\s*") +
                                     QLatin1String(value));
    return pattern.match(QString::fromLatin1(object)).captured().toLatin1();
}

// Adds the pages of a list of pages, which may hold further lists.
Result<void> findPages(PdfCopy& copy, int list, std::vector<int>& pages) {
    const Result<QByteArray> object = copy.object(list);
    if (!object) {
        return tl::unexpected(object.error());
    }
    const QByteArray below = valueOf(*object, "/Kids", "\\[[^\\]]*\\]");
    if (below.isEmpty()) {
        pages.push_back(list);
        return {};
    }
    for (const int one : referencesOf(below)) {
        if (const Result<void> found = findPages(copy, one, pages); !found) {
            return found;
        }
    }
    return {};
}

Result<std::vector<int>> pagesOf(PdfCopy& copy, int list, int count) {
    std::vector<int> pages;
    if (const Result<void> found = findPages(copy, list, pages); !found) {
        return tl::unexpected(found.error());
    }
    if (pages.size() != static_cast<std::size_t>(count)) {
        return failure(ErrorCode::Write,
                       QStringLiteral("finishing the PDF: it has %1 pages where %2 were set")
                           .arg(pages.size())
                           .arg(count));
    }
    return pages;
}

Result<void> addAll(PdfCopy& copy, int root, const QString& numbersPath,
                    const PdfAdditions& additions) {
    const Result<QByteArray> catalog = copy.object(root);
    if (!catalog) {
        return tl::unexpected(catalog.error());
    }
    const std::vector<int> list = referencesOf(valueOf(*catalog, "/Pages", "\\d+ 0 R"));
    const auto pages = pagesOf(copy, list.empty() ? 0 : list.front(), additions.pageCount);
    if (!pages) {
        return tl::unexpected(pages.error());
    }
    if (const auto placed = placeNumbers(copy, *pages, numbersPath, additions); !placed) {
        return placed;
    }
    if (const auto linked = addLinks(copy, *pages, additions); !linked) {
        return linked;
    }
    const auto outline = addBookmarks(copy, *pages, additions);
    if (!outline) {
        return tl::unexpected(outline.error());
    }
    copy.replace(root, "\n<< /Type /Catalog /Pages " + referenceTo(list.front()) + " /Outlines " +
                           referenceTo(*outline) +
                           " /PageMode /UseOutlines /Lang (en) /ViewerPreferences << "
                           "/DisplayDocTitle true >> >>\n");
    return {};
}

} // namespace

Result<void> finishPdf(const QString& path, const QString& numbersPath,
                       const PdfAdditions& additions, ReportOutput& output) {
    PdfFile file(path);
    if (const Result<void> opened = file.open(); !opened) {
        return opened;
    }
    PdfCopy copy(file);
    if (const auto added = addAll(copy, file.root(), numbersPath, additions); !added) {
        return added;
    }
    const int information = copy.add(informationOf(additions));
    std::vector<int> fonts;
    const Result<void> settled = copy.settle([&fonts](int number, const QByteArray& object) {
        if (object.contains("/Subtype /Type0")) {
            fonts.push_back(number);
        }
    });
    if (!settled) {
        return settled;
    }
    if (const auto mended = mendFonts(copy, fonts); !mended) {
        return mended;
    }
    return copy.write(information, output);
}

} // namespace muscope
