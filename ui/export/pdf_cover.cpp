// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_cover.h"

#include "core/report/report_summary.h"

#include <algorithm>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal Padding = 9 * Point; // of the summary
constexpr qreal BarWidth = 3 * Point;
constexpr qreal CoverSignSize = 14 * Point;
constexpr qreal SummaryIndent = BarWidth + 2 * Padding + CoverSignSize;
constexpr qreal LineHeight = 18 * Point; // of the contents
constexpr qreal NumberWidth = 30 * Point;
constexpr qreal NumberHeight = 10 * Point;

} // namespace

void PdfCover::set(const Report& report, std::span<const ReportPage::Section> sections) {
    const auto line = [this](std::string_view text, const TextStyle& style) {
        m_paper.set(TextBlock(StyledText(m_text.line(text, style.face), style), m_paper.width()));
        m_paper.space(2);
    };
    line("Session report", m_style.title);
    line(report.question.store, m_style.code);
    if (!report.coverage.firstAt.empty()) {
        line(report.coverage.firstAt + " to " + report.coverage.lastAt, m_style.mutedCode);
    }
    m_paper.space(14);
    setSummary(report);
    m_paper.space(24);
    setContents(sections);
}

void PdfCover::setSummary(const Report& report) {
    std::vector<TextBlock> sentences;
    qreal height = 2 * Padding;
    for (const std::string& sentence : report.summary) {
        sentences.emplace_back(
            StyledText(m_text.line(sentence), sentences.empty() ? m_style.strong : m_style.body),
            m_paper.width() - SummaryIndent - Padding);
        height += sentences.back().height();
    }
    QPainter& painter = m_paper.painter();
    const QRectF area(m_paper.left(), m_paper.y(), m_paper.width(),
                      std::min(height, m_paper.room()));
    const bool fails = report.fails();
    painter.fillRect(area, m_style.color(fails ? ColorRole::FailureBackground : ColorRole::Code));
    painter.fillRect(QRectF(area.topLeft(), QSizeF(BarWidth, area.height())),
                     m_style.color(fails ? ColorRole::Differs : ColorRole::None));
    m_style.signs.paint(painter,
                        QRectF(area.topLeft() + QPointF(BarWidth + Padding, Padding),
                               QSizeF(CoverSignSize, CoverSignSize)),
                        summaryVerdict(report.coverage.events));
    m_paper.advance(Padding);
    for (const TextBlock& sentence : sentences) {
        m_paper.set(sentence, SummaryIndent);
    }
    m_paper.advance(Padding);
}

void PdfCover::setContents(std::span<const ReportPage::Section> sections) {
    m_paper.keep(static_cast<qreal>(sections.size() + 2) * LineHeight);
    m_paper.set(
        TextBlock(StyledText(QStringLiteral("Contents"), m_style.section), m_paper.width()));
    m_paper.space(6);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        QPainter& painter = m_paper.painter();
        const QRectF area(m_paper.left(), m_paper.y(), m_paper.width(), LineHeight);
        TextBlock(StyledText(m_text.line(sections[i].title), m_style.body), area.width())
            .draw(painter, {area.left(), area.center().y() - m_style.body.lineHeight / 2});
        m_paper.numberOf(i, QRectF(area.right() - NumberWidth, area.center().y() - NumberHeight / 2,
                                   NumberWidth, NumberHeight));
        m_paper.link(i, area);
        painter.setPen(QPen(m_style.color(ColorRole::Line), 0.4 * Point));
        painter.drawLine(area.bottomLeft(), area.bottomRight());
        m_paper.advance(area.height());
    }
}

} // namespace muscope
