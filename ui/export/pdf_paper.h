// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/paper_style.h"
#include "ui/export/pdf_additions.h"
#include "ui/export/text_block.h"

#include <QPainter>
#include <QPdfWriter>

namespace muscope {

// The pages of a PDF, filled from top to bottom; each has the name of the store above and its
// number below. Pages that are full go to the device at once. Numbers of pages that are not known
// yet are pictures, which finishPdf() puts the numbers in the place of.
class PdfPaper final {
public:
    // device: open for writing, not owned. title, store: as they are shown.
    PdfPaper(QIODevice& device, const PaperStyle& style, const QString& title,
             const QString& store);
    Q_DISABLE_COPY_MOVE(PdfPaper)

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] qreal left() const;
    [[nodiscard]] qreal width() const;
    [[nodiscard]] qreal y() const { return m_y; }
    [[nodiscard]] qreal room() const; // down to the margin
    [[nodiscard]] bool isAtTop() const;

    void startPage();
    // Starts a page unless there is room for height, or the page is empty.
    void keep(qreal height);
    void advance(qreal height) { m_y += height; }
    void space(qreal points); // nothing at the top of a page

    // Sets a text, over as many pages as it needs.
    void set(const TextBlock& text, qreal indent = 0);
    // Sets a text on a ground.
    void setOnGround(const StyledText& text, const QColor& ground);

    void bookmark(const QString& title, int level);
    // The number of the page of a section, which may be still to come, and a link to it.
    void numberOf(std::size_t section, const QRectF& area);
    void link(std::size_t section, const QRectF& area);

    // The last page is done: nothing more is set.
    [[nodiscard]] PdfAdditions finish();

private:
    void furnish();
    QImage addNumber(const QSizeF& size, std::optional<std::size_t> section);

    const PaperStyle& m_style;
    QString m_title;
    QString m_store;
    QPdfWriter m_writer;
    QPainter m_painter;
    QImage m_total; // in the place of the number of pages
    PdfAdditions m_additions;
    qreal m_y = 0;
    int m_page = 0;
};

} // namespace muscope
