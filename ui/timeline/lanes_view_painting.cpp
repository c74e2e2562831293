// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/number_text.h"
#include "ui/style/metrics.h"
#include "ui/style/verdict_sign.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/timeline_measures.h"
#include "ui/timeline/timeline_texts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace muscope {

namespace {

constexpr double BandShare = 0.14;
constexpr double FocusWidth = 3;

} // namespace

void LanesView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(ColorRole::Panel));
    if (m_navigator.timeline()->isEmpty()) {
        paintMessage(painter);
        return;
    }
    paintGrid(painter);
    paintBand(painter);
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(measures::LabelWidth, 0, 0, 0));
    painter.translate(measures::LabelWidth, topOf(firstLane()));
    picture().paint(painter);
    painter.restore();
    paintCurrent(painter);
    if (const auto& x = m_navigator.cursor()) {
        painter.fillRect(QRectF(measures::LabelWidth + std::floor(*x), 0, 1, viewport()->height()),
                         m_theme.color(ColorRole::Faint));
    }
    paintLabels(painter);
}

void LanesView::paintGrid(QPainter& painter) const {
    const QColor line = m_theme.color(ColorRole::Line);
    for (const double x : m_ticks) {
        painter.fillRect(QRectF(measures::LabelWidth + std::floor(x), 0, 1, viewport()->height()),
                         line);
    }
    for (std::size_t lane = 0; lane < m_navigator.timeline()->lanes().size(); ++lane) {
        painter.fillRect(QRectF(0, topOf(lane) + measures::LaneHeight - 1, viewport()->width(), 1),
                         line);
    }
}

void LanesView::paintBand(QPainter& painter) const {
    const auto& band = m_band ? m_band : m_state.selectedRange();
    if (!band) {
        return;
    }
    const Viewport view = m_navigator.view();
    const double least = -1;
    const double most = m_navigator.width() + 1;
    const double left = std::clamp(view.xOf(band->from), least, most);
    const double right = std::clamp(view.xOf(band->to), least, most);
    const QRectF area(measures::LabelWidth + left, 0, std::max(1.0, right - left),
                      viewport()->height());
    const QColor accent = m_theme.color(ColorRole::Accent);
    QColor fill = accent;
    fill.setAlphaF(static_cast<float>(BandShare));
    painter.fillRect(area, fill);
    painter.fillRect(QRectF(area.left(), 0, 1, area.height()), accent);
    painter.fillRect(QRectF(area.right() - 1, 0, 1, area.height()), accent);
    painter.setPen(accent);
    painter.setFont(scaledFont(font(), measures::SmallFont));
    painter.drawText(area.adjusted(-200, 0, 200, -2), Qt::AlignHCenter | Qt::AlignBottom,
                     durationText(band->duration()));
}

void LanesView::paintCurrent(QPainter& painter) {
    const auto place = currentPlace();
    if (!place) {
        return;
    }
    const EventRow row = m_navigator.timeline()->index().row(*m_state.currentRow());
    const QColor color = isFailure(row.verdict) ? VerdictSign(m_theme).colorOf(row.verdict)
                                                : m_theme.color(ColorRole::Accent);
    painter.save();
    painter.setClipRect(viewport()->rect().adjusted(measures::LabelWidth, 0, 0, 0));
    if (const DrawnBar* bar = picture().barOf(place->lane, RowNumber(place->entry.row))) {
        const QRectF area = picture()
                                .rectOf(place->lane, *bar)
                                .translated(measures::LabelWidth, topOf(firstLane()));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(ColorRole::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area, 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const double x =
        measures::LabelWidth + std::floor(m_navigator.view().xOf(row.time.microseconds())) + 0.5;
    painter.setPen(QPen(color, 1, Qt::CustomDashLine, Qt::FlatCap));
    QPen pen = painter.pen();
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(x, 0), QPointF(x, viewport()->height()));
    painter.restore();
}

void LanesView::paintLabels(QPainter& painter) const {
    const Timeline& timeline = *m_navigator.timeline();
    painter.setFont(font());
    painter.fillRect(measures::LabelWidth, 0, 1, viewport()->height(),
                     m_theme.color(ColorRole::Line));
    const int room = measures::LabelWidth - metrics::Gap - metrics::Quarter;
    for (std::size_t number = firstLane(); number < timeline.lanes().size(); ++number) {
        const QRectF area(metrics::Gap, topOf(number), room, measures::LaneHeight - 1);
        if (area.top() > viewport()->height()) {
            return;
        }
        if (hasFocus() && number == currentLane()) { // where the arrow keys walk
            painter.fillRect(QRectF(0, area.top(), FocusWidth, area.height()),
                             m_theme.color(ColorRole::Accent));
        }
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(laneTitle(timeline, timeline.lanes()[number]),
                                                  Qt::ElideRight, room));
    }
}

void LanesView::paintMessage(QPainter& painter) const {
    painter.setFont(font());
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

} // namespace muscope
