// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/minimap_view.h"

#include "ui/style/metrics.h"
#include "ui/style/verdict_sign.h"
#include "ui/timeline/timeline_measures.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace muscope {

namespace {

constexpr int ColumnPixels = 2; // a bar and the gap behind it
constexpr double BarWidth = 1.4;
constexpr double Baseline = 34;
constexpr double MostBarHeight = 24;
constexpr double LeastFrameWidth = 6;
constexpr double EdgePixels = 5; // where the frame's edge can be gripped
constexpr double TickSize = 10;
constexpr double FrameShare = 0.14;

} // namespace

MinimapView::MinimapView(TimeNavigator& navigator, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_theme(theme) {
    setAccessibleName(tr("Whole session"));
    setFont(scaledFont(font(), measures::LaneFont));
    setFixedHeight(measures::MinimapHeight);
    setMouseTracking(true);
    connect(&navigator, &TimeNavigator::viewChanged, this, &MinimapView::refresh);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

Viewport MinimapView::whole() const {
    return {m_navigator.wholeRange(), static_cast<double>(m_navigator.width())};
}

void MinimapView::refresh() {
    const auto& timeline = m_navigator.timeline();
    if (timeline != m_drawnTimeline || m_navigator.width() != m_drawnWidth) {
        m_drawnTimeline = timeline;
        m_drawnWidth = m_navigator.width();
        const double columns = std::max(1, m_navigator.width() / ColumnPixels);
        m_drawn = timeline->isEmpty()
                      ? DrawnMinimap()
                      : drawMinimap(*timeline, Viewport(m_navigator.wholeRange(), columns));
    }
    update();
}

QRectF MinimapView::frame() const {
    const TimeRange shown = m_navigator.view().range();
    const double left = measures::LabelWidth + whole().xOf(shown.from);
    const double width = whole().xOf(shown.to) - whole().xOf(shown.from);
    const double missing = std::max(0.0, LeastFrameWidth - width);
    return {left - missing / 2, 3, width + missing, height() - 6.0};
}

void MinimapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Background));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(QRect(metrics::Gap, 0, measures::LabelWidth - metrics::Gap, height()),
                     Qt::AlignVCenter | Qt::TextSingleLine, tr("whole session"));
    const QColor bar = m_theme.color(ColorRole::LaneServer);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t column = 0; column < m_drawn.heights.size(); ++column) {
        const double tall = m_drawn.heights[column] * MostBarHeight / 255;
        if (tall > 0) {
            const double x = measures::LabelWidth + double(column) * ColumnPixels;
            painter.fillRect(QRectF(x, Baseline - tall, BarWidth, tall), bar);
        }
    }
    const bool isWhole = m_navigator.view().range() == m_navigator.wholeRange();
    if (!m_navigator.timeline()->isEmpty() && !isWhole) {
        QColor fill = m_theme.color(ColorRole::Accent);
        painter.setPen(fill);
        fill.setAlphaF(static_cast<float>(FrameShare));
        painter.setBrush(fill);
        painter.drawRoundedRect(frame().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    paintProblems(painter);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ColorRole::Line));
}

void MinimapView::paintProblems(QPainter& painter) const {
    const VerdictSign sign(m_theme);
    // The worst on top; a sign that another of its kind would cover all but its edge is left out.
    for (const Verdict verdict : {Verdict::Malformed, Verdict::WrongSubject, Verdict::Differs}) {
        double before = -TickSize;
        for (const DrawnSign& problem : m_drawn.problems) {
            const double x = measures::LabelWidth + (problem.column + 0.5) * ColumnPixels;
            if (problem.verdict == verdict && x - before >= 2) {
                sign.paint(painter, QRectF(x - TickSize / 2, 1, TickSize, TickSize), verdict);
                before = x;
            }
        }
    }
}

MinimapView::Grip MinimapView::gripAt(double x) const {
    const QRectF shown = frame();
    const bool isWide = shown.width() > 3 * EdgePixels;
    if (isWide && std::abs(x - shown.left()) <= EdgePixels) {
        return Grip::Left;
    }
    if (isWide && std::abs(x - shown.right()) <= EdgePixels) {
        return Grip::Right;
    }
    return shown.left() <= x && x <= shown.right() ? Grip::Whole : Grip::None;
}

void MinimapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_navigator.timeline()->isEmpty()) {
        return;
    }
    m_navigator.beginStep();
    m_gripX = event->position().x();
    m_grip = gripAt(m_gripX);
    if (m_grip == Grip::None) {
        const TimeRange shown = m_navigator.view().range();
        const std::int64_t from =
            whole().timeAt(m_gripX - measures::LabelWidth) - shown.duration() / 2;
        m_navigator.show({from, from + shown.duration()}, TimeNavigator::Gesture::Drag);
        m_grip = Grip::Whole;
    }
    m_gripRange = m_navigator.view().range();
}

void MinimapView::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(x);
        setCursor(grip == Grip::Left || grip == Grip::Right ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    const auto shift =
        static_cast<std::int64_t>(std::llround((x - m_gripX) * whole().microsecondsPerColumn()));
    TimeRange range = m_gripRange;
    if (m_grip != Grip::Right) {
        range.from += shift;
    }
    if (m_grip != Grip::Left) {
        range.to += shift;
    }
    if (m_grip == Grip::Left) {
        range.from = std::clamp(range.from, m_navigator.wholeRange().from,
                                range.to - Viewport::LeastMicroseconds);
    } else if (m_grip == Grip::Right) {
        range.to = std::clamp(range.to, range.from + Viewport::LeastMicroseconds,
                              m_navigator.wholeRange().to);
    }
    m_navigator.show(range, TimeNavigator::Gesture::Drag);
}

void MinimapView::mouseReleaseEvent(QMouseEvent*) {
    m_grip = Grip::None;
    m_navigator.beginStep();
}

void MinimapView::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / double{QWheelEvent::DefaultDeltasPerStep};
    m_navigator.zoomAt(m_navigator.width() / 2.0, std::pow(0.8, steps),
                       TimeNavigator::Gesture::Wheel);
    event->accept();
}

} // namespace muscope
