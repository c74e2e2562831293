// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_paper.h"

#include <algorithm>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal SideMargin = 46 * Point;
constexpr qreal TopMargin = 62 * Point;
constexpr qreal BottomMargin = 58 * Point;
constexpr qreal HeaderTop = 32 * Point;
constexpr qreal FooterGap = 18 * Point; // between what is set and the footer
constexpr qreal GroundPadding = 5 * Point;
constexpr int LinesKeptTogether = 3;
const QSizeF TotalSize(40, 10); // points; room for six digits

QRectF inPoints(const QRectF& area) {
    return {area.x() / Point, area.y() / Point, area.width() / Point, area.height() / Point};
}

} // namespace

PdfPaper::PdfPaper(QIODevice& device, const PaperStyle& style, const QString& title,
                   const QString& store)
    : m_style(style)
    , m_title(title)
    , m_store(store)
    , m_writer(&device) {
    m_writer.setResolution(paper::UnitsPerInch);
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins(QMarginsF());
    m_painter.begin(&m_writer);
    m_total = addNumber(TotalSize, std::nullopt);
    furnish();
}

qreal PdfPaper::left() const {
    return SideMargin;
}

qreal PdfPaper::width() const {
    return m_writer.width() - 2 * SideMargin;
}

qreal PdfPaper::room() const {
    return m_writer.height() - BottomMargin - m_y;
}

bool PdfPaper::isAtTop() const {
    return m_y <= TopMargin;
}

void PdfPaper::startPage() {
    m_writer.newPage();
    ++m_page;
    furnish();
}

void PdfPaper::keep(qreal height) {
    if (height > room() && !isAtTop()) {
        startPage();
    }
}

void PdfPaper::space(qreal points) {
    m_y += isAtTop() ? 0 : points * Point;
}

void PdfPaper::set(const TextBlock& text, qreal indent) {
    for (int done = 0; done < text.lineCount();) {
        const int left = text.lineCount() - done;
        keep(std::min(left, LinesKeptTogether) * text.lineHeight());
        const int fit = std::clamp(static_cast<int>(room() / text.lineHeight()), 1, left);
        text.draw(m_painter, {this->left() + indent, m_y}, done, fit);
        m_y += fit * text.lineHeight();
        done += fit;
    }
}

void PdfPaper::setOnGround(const StyledText& styled, const QColor& ground) {
    const TextBlock text(styled, width() - 2 * GroundPadding);
    for (int done = 0; done < text.lineCount();) {
        const int left = text.lineCount() - done;
        keep(std::min(left, LinesKeptTogether) * text.lineHeight() + 2 * GroundPadding);
        const qreal lineRoom = room() - 2 * GroundPadding;
        const int fit = std::clamp(static_cast<int>(lineRoom / text.lineHeight()), 1, left);
        const qreal height = fit * text.lineHeight() + 2 * GroundPadding;
        m_painter.fillRect(QRectF(this->left(), m_y, width(), height), ground);
        text.draw(m_painter, {this->left() + GroundPadding, m_y + GroundPadding}, done, fit);
        m_y += height;
        done += fit;
    }
}

void PdfPaper::bookmark(const QString& title, int level) {
    m_additions.bookmarks.push_back({title, level, m_page, m_y / Point});
}

void PdfPaper::numberOf(std::size_t section, const QRectF& area) {
    m_painter.drawImage(area, addNumber(inPoints(area).size(), section));
}

void PdfPaper::link(std::size_t section, const QRectF& area) {
    m_additions.links.push_back({m_page, inPoints(area), section});
}

PdfAdditions PdfPaper::finish() {
    m_painter.end();
    m_additions.pageCount = m_page + 1;
    return std::move(m_additions);
}

void PdfPaper::furnish() {
    m_y = TopMargin;
    const qreal lineHeight = m_style.margin.lineHeight;
    if (m_page > 0) {
        const qreal titleWidth = widthOf(m_title, m_style.margin);
        TextBlock(StyledText(m_title, m_style.margin), width())
            .draw(m_painter, {left(), HeaderTop});
        const QString store = elided(m_store, m_style.marginCode,
                                     width() - titleWidth - 2 * SideMargin, Qt::ElideMiddle);
        TextBlock(StyledText(store, m_style.marginCode), width(), Qt::AlignRight)
            .draw(m_painter, {left(), HeaderTop});
        m_painter.setPen(QPen(m_style.color(ColorRole::Line), 0.5 * Point));
        const qreal line = HeaderTop + lineHeight + 4 * Point;
        m_painter.drawLine(QPointF(left(), line), QPointF(left() + width(), line));
    }
    const qreal footer = m_writer.height() - BottomMargin + FooterGap;
    const QString number = QStringLiteral("Page %1 of ").arg(m_page + 1);
    const qreal numberWidth = widthOf(number, m_style.margin);
    TextBlock(StyledText(number, m_style.margin), width()).draw(m_painter, {left(), footer});
    m_painter.drawImage(QRectF(QPointF(left() + numberWidth, footer), TotalSize * Point), m_total);
}

QImage PdfPaper::addNumber(const QSizeF& size, std::optional<std::size_t> section) {
    m_additions.numbers.push_back({m_page, size, section});
    QImage picture(1, static_cast<int>(m_additions.numbers.size()), QImage::Format_RGB32);
    picture.fill(Qt::white);
    return picture;
}

} // namespace muscope
