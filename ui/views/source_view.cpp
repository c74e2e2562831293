// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/source_view.h"

#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/severity_sign.h"
#include "ui/views/source_gutter.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype LongestSourceLine = 2000;
constexpr qsizetype ChunkCharacters = 16'384;
constexpr qint64 SourceMilliseconds = 5;
constexpr int SignRoom = metrics::SignSize + metrics::Half;

} // namespace

SourceView::SourceView(const Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_gutter(new SourceGutter(*this)) {
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFont(monospaceFont());
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Source of the workflow"));
    setCornerWidget(new QWidget(this)); // else the style draws a frame there
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &SourceView::fill);
    connect(this, &QPlainTextEdit::updateRequest, this,
            [this](const QRect&, int) { m_gutter->update(); });
    connect(&theme, &Theme::changed, this, &SourceView::mark);
}

void SourceView::showSource(const QString& text, std::vector<MamlDiagnostic> diagnostics) {
    m_timer.stop();
    m_diagnostics.clear();
    for (MamlDiagnostic& each : diagnostics) {
        const int line = each.line;
        m_diagnostics[line].push_back(std::move(each));
    }
    m_text = text;
    m_done = 0;
    m_firstBlocks.clear();
    m_wantedLine.reset();
    m_markedLine.reset();
    m_lines = static_cast<int>(text.count(u'\n')) + 1;
    clear();
    setExtraSelections({});
    placeGutter();
    fill();
    m_timer.start();
}

void SourceView::fill() {
    QElapsedTimer elapsed;
    elapsed.start();
    while (!isFilled() && elapsed.elapsed() < SourceMilliseconds) {
        QString chunk;
        const qsizetype start = m_done;
        while (!isFilled() && m_done - start < ChunkCharacters) {
            const qsizetype found = m_text.indexOf(u'\n', m_done);
            const qsizetype end = found < 0 ? m_text.size() : found;
            appendLine(QStringView(m_text).sliced(m_done, end - m_done), chunk);
            m_done = found < 0 ? m_text.size() : end + 1;
        }
        QTextCursor cursor(document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertText(chunk);
    }
    if (isFilled()) {
        m_timer.stop();
    }
    if (m_wantedLine && (isFilled() || *m_wantedLine < static_cast<int>(m_firstBlocks.size()))) {
        goToLine(*m_wantedLine);
    }
}

void SourceView::appendLine(QStringView line, QString& text) {
    const bool isFirst = m_firstBlocks.empty();
    const int blocks = static_cast<int>(text.count(u'\n')) + document()->blockCount();
    m_firstBlocks.push_back(isFirst ? 0 : blocks);
    if (!isFirst) {
        text += u'\n';
    }
    for (qsizetype begin = 0; begin < line.size(); begin += LongestSourceLine) {
        if (begin > 0) {
            text += u'\n';
        }
        text += visibleText(line.sliced(begin, std::min(LongestSourceLine, line.size() - begin)));
    }
}

void SourceView::goToLine(int line) {
    m_markedLine = line;
    const auto place = static_cast<std::size_t>(std::max(1, line) - 1);
    if (place >= m_firstBlocks.size()) {
        m_wantedLine = isFilled() ? std::nullopt : std::optional(line);
        return;
    }
    m_wantedLine.reset();
    setTextCursor(QTextCursor(document()->findBlockByNumber(m_firstBlocks[place])));
    horizontalScrollBar()->setValue(0);
    centerCursor();
    mark();
}

void SourceView::mark() {
    const auto place = static_cast<std::size_t>(m_markedLine.value_or(0) - 1);
    if (!m_markedLine || place >= m_firstBlocks.size()) {
        return;
    }
    QTextEdit::ExtraSelection line;
    line.format.setBackground(m_theme.color(ColorRole::Selection));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = QTextCursor(document()->findBlockByNumber(m_firstBlocks[place]));
    setExtraSelections({line});
}

int SourceView::lineOf(int block) const {
    const auto behind = std::ranges::upper_bound(m_firstBlocks, block);
    return static_cast<int>(std::distance(m_firstBlocks.begin(), behind));
}

int SourceView::gutterWidth() const {
    const int digits = static_cast<int>(QString::number(std::max(m_lines, 99)).size());
    return SignRoom + metrics::Half + metrics::Gap + digits * fontMetrics().horizontalAdvance(u'0');
}

void SourceView::placeGutter() {
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void SourceView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
    // It may have been hidden, and without a height, when it was told the line.
    if (m_markedLine && lineOf(textCursor().blockNumber()) == m_markedLine) {
        centerCursor();
    }
}

void SourceView::paintGutter(QWidget& gutter, const QRect& area) const {
    QPainter painter(&gutter);
    painter.fillRect(area, m_theme.color(ColorRole::Code));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF rect = blockBoundingGeometry(block).translated(contentOffset());
    for (; block.isValid() && rect.top() <= area.bottom(); block = block.next()) {
        const int line = lineOf(block.blockNumber());
        const bool isFirst =
            line > 0 && static_cast<std::size_t>(line) <= m_firstBlocks.size() &&
            m_firstBlocks[static_cast<std::size_t>(line) - 1] == block.blockNumber();
        if (isFirst) {
            painter.setPen(
                m_theme.color(line == m_markedLine ? ColorRole::Text : ColorRole::Faint));
            painter.drawText(QRectF(0, rect.top(), gutter.width() - metrics::Half, rect.height()),
                             Qt::AlignRight | Qt::AlignTop, QString::number(line));
        }
        if (const auto told = m_diagnostics.find(line); isFirst && told != m_diagnostics.end()) {
            const auto worst = std::ranges::min(told->second, {}, &MamlDiagnostic::severity);
            SeveritySign(m_theme).paint(painter,
                                        QRectF(metrics::Quarter,
                                               rect.top() + (rect.height() - metrics::SignSize) / 2,
                                               metrics::SignSize, metrics::SignSize),
                                        worst.severity);
        }
        rect.translate(0, rect.height());
        rect.setHeight(blockBoundingRect(block.next()).height());
    }
}

std::optional<int> SourceView::lineAt(int y) const {
    const int line = lineOf(cursorForPosition(QPoint(0, y)).blockNumber());
    return line > 0 ? std::optional(line) : std::nullopt;
}

QString SourceView::gutterTip(int y) const {
    const auto told = m_diagnostics.find(lineAt(y).value_or(0));
    QStringList lines;
    if (told != m_diagnostics.end()) {
        for (const MamlDiagnostic& each : told->second) {
            lines += visibleStart(each.message, 400).toHtmlEscaped();
        }
    }
    return lines.join(u"<br>"_s);
}

} // namespace muscope
