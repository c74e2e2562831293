// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace muscope {

// A PDF as readers that are not muscope's see it: libqpdf its structure, pdftotext its texts.
class PdfReader {
public:
    explicit PdfReader(const QByteArray& pdf);

    struct Bookmark {
        QString title;
        int level = 0;
        int page = 0; // from 1
    };
    [[nodiscard]] const std::vector<Bookmark>& bookmarks() const { return m_bookmarks; }
    // The pages that links on a page lead to.
    [[nodiscard]] std::vector<int> links(int page) const;
    [[nodiscard]] int pageCount() const { return m_pageCount; }
    // Types of annotations and actions, each once: what could be more than a page.
    [[nodiscard]] const QStringList& doings() const { return m_doings; }
    [[nodiscard]] QStringList informationKeys() const { return m_informationKeys; }

    // The text of each page, in lines as they stand on it.
    [[nodiscard]] const QStringList& pages() const { return m_pages; }
    // Of all pages in the order it was set in, without blanks: lines are broken anywhere.
    [[nodiscard]] const QString& packedText() const { return m_packedText; }
    // What is told beside the pages: titles of bookmarks, of the whole, by whom it was made.
    [[nodiscard]] const QStringList& otherTexts() const { return m_otherTexts; }
    [[nodiscard]] static QString packed(QString text);

private:
    void readStructure(const QByteArray& pdf);

    std::vector<Bookmark> m_bookmarks;
    std::vector<std::vector<int>> m_links; // a page each
    int m_pageCount = 0;
    QStringList m_doings;
    QStringList m_informationKeys;
    QStringList m_pages;
    QString m_packedText;
    QStringList m_otherTexts;
};

} // namespace muscope
