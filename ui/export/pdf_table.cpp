// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_table.h"

#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace muscope {

namespace {

using paper::Point;

constexpr std::size_t RowsThatSettle = 200;
constexpr qreal ColumnGap = 9 * Point;
constexpr qreal RowPadding = 2.5 * Point;
constexpr qreal CellSignSize = 7 * Point;
constexpr qreal SignWidth = 11 * Point;
constexpr qreal FailureBar = 2.5 * Point;
constexpr qreal SidePadding = 5 * Point;
constexpr qreal LineWidth = 0.4 * Point;
constexpr qreal MostKeptTogether = 300 * Point;
constexpr int LeastLinesOnPage = 4; // of a row that goes on on the next page

Qt::Alignment alignmentOf(CellStyle style) {
    return style == CellStyle::Number ? Qt::AlignRight : Qt::AlignLeft;
}

// As wide as wanted, the widest cut down to one width so that all have room. Numbers are not cut.
std::vector<qreal> fitted(std::vector<qreal> wanted, const std::vector<PdfTable::Column>& columns,
                          qreal room) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (columns[i].style == CellStyle::Number) {
            room -= wanted[i];
        } else {
            open.push_back(i);
        }
    }
    std::ranges::sort(open, {}, [&wanted](std::size_t i) { return wanted[i]; });
    for (std::size_t place = 0; place < open.size(); ++place) {
        const qreal share = std::max(room, 0.0) / static_cast<qreal>(open.size() - place);
        wanted[open[place]] = std::min(wanted[open[place]], share);
        room -= wanted[open[place]];
    }
    if (!open.empty()) { // what is left goes to the last column of text, so that heads line up
        wanted[*std::ranges::max_element(open)] += std::max(room, 0.0);
    }
    return wanted;
}

} // namespace

PdfTable::PdfTable(PdfPaper& paper, const PaperStyle& style, std::vector<Column> columns,
                   MakeRoom makeRoom)
    : m_paper(paper)
    , m_style(style)
    , m_columns(std::move(columns))
    , m_makeRoom(std::move(makeRoom)) {}

void PdfTable::row(std::vector<Cell> cells, bool fails) {
    cells.resize(m_columns.size());
    m_waiting.push_back({std::move(cells), fails});
    if (m_waiting.size() >= RowsThatSettle || !m_widths.empty()) {
        drawWaiting();
    }
}

void PdfTable::end() {
    drawWaiting();
    m_paper.space(8);
}

const TextStyle& PdfTable::styleOf(CellStyle style) const {
    return style == CellStyle::Code ? m_style.cellCode : m_style.cell;
}

QString PdfTable::shown(const QString& text, CellStyle style) const {
    static const QRegularExpression time(QStringLiteral("^(\\d{4}-\\d\\d-\\d\\dT)(?=\\d)"));
    QString broken = text;
    return m_breaksTimes && style == CellStyle::Code
               ? broken.replace(time, QStringLiteral("\\1") + QChar::LineSeparator)
               : broken;
}

std::vector<qreal> PdfTable::wantedWidths() const {
    std::vector<qreal> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const CellStyle style = m_columns[i].style;
        qreal wanted = widthOf(m_columns[i].title, m_style.cellHead);
        for (const Row& row : m_waiting) {
            const qreal sign = row.cells[i].sign ? SignWidth : 0;
            for (const QString& line :
                 shown(row.cells[i].text, style).split(QChar::LineSeparator)) {
                wanted = std::max(wanted, widthOf(line, styleOf(style)) + sign);
            }
        }
        widths.push_back(wanted + Point); // what rounding takes
    }
    return widths;
}

void PdfTable::settleWidths() {
    const qreal gaps = ColumnGap * static_cast<qreal>(m_columns.size() - 1) + 2 * SidePadding;
    const qreal room = m_paper.width() - gaps;
    std::vector<qreal> wanted = wantedWidths();
    if (std::accumulate(wanted.begin(), wanted.end(), 0.0) > room) {
        m_breaksTimes = true;
        wanted = wantedWidths();
    }
    m_widths = fitted(std::move(wanted), m_columns, room);
}

void PdfTable::drawWaiting() {
    if (m_widths.empty()) {
        settleWidths();
        const qreal height = waitingHeight();
        m_makeRoom(height <= MostKeptTogether ? height
                                              : (LeastLinesOnPage + 2) * m_style.cell.lineHeight);
        drawHead();
    }
    for (const Row& row : m_waiting) {
        drawRow(row);
    }
    m_waiting.clear();
}

// With the head; some of the rows may have more than one line, which is not looked for here.
qreal PdfTable::waitingHeight() const {
    return static_cast<qreal>(m_waiting.size() + 1) * (m_style.cell.lineHeight + 2 * RowPadding);
}

void PdfTable::drawHead() {
    qreal x = m_paper.left() + SidePadding;
    std::vector<TextBlock> titles;
    int lines = 1;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.emplace_back(StyledText(m_columns[i].title, m_style.cellHead), m_widths[i],
                            alignmentOf(m_columns[i].style));
        lines = std::max(lines, titles.back().lineCount());
    }
    const qreal height = lines * m_style.cellHead.lineHeight;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        titles[i].draw(m_paper.painter(), {x, m_paper.y() + height - titles[i].height()});
        x += m_widths[i] + ColumnGap;
    }
    m_paper.advance(height + RowPadding);
    m_paper.painter().setPen(QPen(m_style.color(ColorRole::Faint), 0.6 * Point));
    m_paper.painter().drawLine(QPointF(m_paper.left(), m_paper.y()),
                               QPointF(m_paper.left() + m_paper.width(), m_paper.y()));
}

std::vector<TextBlock> PdfTable::textsOf(const Row& row) const {
    std::vector<TextBlock> texts;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Cell& cell = row.cells[i];
        texts.emplace_back(
            StyledText(shown(cell.text, m_columns[i].style), styleOf(m_columns[i].style)),
            m_widths[i] - (cell.sign ? SignWidth : 0), alignmentOf(m_columns[i].style));
    }
    return texts;
}

void PdfTable::drawRow(const Row& row) {
    const std::vector<TextBlock> texts = textsOf(row);
    int lines = 1;
    for (const TextBlock& text : texts) {
        lines = std::max(lines, text.lineCount());
    }
    const qreal lineHeight = m_style.cell.lineHeight;
    for (int done = 0; done < lines;) {
        const int least = std::min(lines - done, LeastLinesOnPage);
        if (m_paper.room() < least * lineHeight + 2 * RowPadding) {
            m_paper.startPage();
            drawHead();
        }
        const int fit = std::clamp(static_cast<int>((m_paper.room() - 2 * RowPadding) / lineHeight),
                                   1, lines - done);
        drawSlice(row, texts, done, fit);
        done += fit;
    }
}

void PdfTable::drawSlice(const Row& row, const std::vector<TextBlock>& texts, int first,
                         int count) {
    QPainter& painter = m_paper.painter();
    const QRectF area(m_paper.left(), m_paper.y(), m_paper.width(),
                      count * m_style.cell.lineHeight + 2 * RowPadding);
    if (row.fails) {
        painter.fillRect(area.adjusted(0, LineWidth / 2, 0, 0), // not over the line above
                         m_style.color(ColorRole::FailureBackground));
        painter.fillRect(QRectF(area.topLeft(), QSizeF(FailureBar, area.height())),
                         m_style.color(ColorRole::Differs));
    }
    qreal x = area.left() + SidePadding;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::optional<Verdict>& sign = row.cells[i].sign;
        if (sign && first == 0) {
            m_style.signs.paint(
                painter, QRectF(x, area.top() + RowPadding, CellSignSize, m_style.cell.lineHeight),
                *sign);
        }
        texts[i].draw(painter, {x + (sign ? SignWidth : 0), area.top() + RowPadding}, first, count);
        x += m_widths[i] + ColumnGap;
    }
    painter.setPen(QPen(m_style.color(ColorRole::Line), LineWidth));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    m_paper.advance(area.height());
}

} // namespace muscope
