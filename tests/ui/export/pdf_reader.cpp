// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/export/pdf_reader.h"

#include <QProcess>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <map>

namespace muscope {

namespace {

using PageNumbers = std::map<QPDFObjGen, int>;

int pageOf(QPDFObjectHandle destination, const PageNumbers& pages) {
    return pages.at(destination.getArrayItem(0).getObjGen());
}

void addBookmarks(std::vector<QPDFOutlineObjectHelper> outlines, int level,
                  const PageNumbers& pages, std::vector<PdfReader::Bookmark>& into) {
    for (QPDFOutlineObjectHelper& outline : outlines) {
        into.push_back(
            {QString::fromStdString(outline.getTitle()), level, pageOf(outline.getDest(), pages)});
        addBookmarks(outline.getKids(), level + 1, pages, into);
    }
}

// The text of each page; how: the order that its lines have.
QStringList textOf(const QByteArray& pdf, const QString& how) {
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {how, QStringLiteral("-enc"), QStringLiteral("UTF-8"),
                                               QStringLiteral("-"), QStringLiteral("-")});
    reader.write(pdf);
    reader.closeWriteChannel();
    if (!reader.waitForFinished() || reader.exitCode() != 0) {
        qFatal("pdftotext: %s %s", qPrintable(reader.errorString()),
               reader.readAllStandardError().constData());
    }
    QStringList pages = QString::fromUtf8(reader.readAllStandardOutput()).split(u'\f');
    pages.removeLast(); // each page ends with a form feed
    return pages;
}

} // namespace

PdfReader::PdfReader(const QByteArray& pdf)
    : m_pages(textOf(pdf, QStringLiteral("-layout")))
    , m_packedText(packed(textOf(pdf, QStringLiteral("-raw")).join(QChar::Space))) {
    readStructure(pdf);
}

void PdfReader::readStructure(const QByteArray& bytes) {
    QPDF pdf;
    pdf.processMemoryFile("report", bytes.constData(), static_cast<std::size_t>(bytes.size()));
    PageNumbers numbers;
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(pdf).getAllPages();
    for (QPDFPageObjectHelper& page : pages) {
        numbers[page.getObjectHandle().getObjGen()] = ++m_pageCount;
    }
    for (QPDFPageObjectHelper& page : pages) {
        std::vector<int>& links = m_links.emplace_back();
        for (QPDFAnnotationObjectHelper& one : page.getAnnotations()) {
            links.push_back(pageOf(one.getObjectHandle().getKey("/Dest"), numbers));
        }
    }
    addBookmarks(QPDFOutlineDocumentHelper(pdf).getTopLevelOutlines(), 0, numbers, m_bookmarks);
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) {
            continue;
        }
        for (auto& [key, value] : dictionary.getDictAsMap()) {
            if (value.isString()) {
                m_otherTexts += QString::fromStdString(value.getUTF8Value());
            }
        }
        for (const char* key : {"/A", "/AA", "/OpenAction", "/JS", "/S", "/EmbeddedFiles"}) {
            if (dictionary.hasKey(key)) {
                m_doings += QString::fromLatin1(key);
            }
        }
    }
    m_doings.removeDuplicates();
    for (const std::string& key : pdf.getTrailer().getKey("/Info").getKeys()) {
        m_informationKeys += QString::fromStdString(key);
    }
}

std::vector<int> PdfReader::links(int page) const {
    return m_links[static_cast<std::size_t>(page - 1)];
}

QString PdfReader::packed(QString text) {
    return text.removeIf([](QChar one) { return one.isSpace(); });
}

} // namespace muscope
