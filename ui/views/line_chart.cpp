// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/line_chart.h"

#include "ui/models/number_text.h"
#include "ui/models/value_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/views/chart_scale.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::array Colors{ColorRole::LaneClient, ColorRole::LaneOlive, ColorRole::LaneViolet,
                            ColorRole::LaneBrown,  ColorRole::LaneTeal,  ColorRole::LaneRose,
                            ColorRole::LaneSlate,  ColorRole::LaneServer};
constexpr std::size_t Shapes = 4;
constexpr double MarkRadius = 3;
constexpr double MarkPitch = 56; // pixels between two marks of a line
constexpr double CurveWidth = 1.5;
constexpr double GapTick = 5;
constexpr int MostValueMarks = 5;
constexpr double LegendFont = 0.92;
constexpr qsizetype LongestChannelName = 60;

} // namespace

LineChart::LineChart(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_small(scaledFont(font(), LegendFont)) {
    setAccessibleName(accessibleName);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LineChart::setSource(LineSource source) {
    m_source = std::move(source);
    if (m_cursor && *m_cursor >= m_source.stepCount()) {
        m_cursor.reset();
    }
    prepare();
    update();
    emit cursorMoved();
}

void LineChart::prepare() {
    m_lines.clear();
    m_texts.clear();
    m_gridLines.clear();
    m_gaps.clear();
    const double top = prepareLegend();
    bool isEmpty = true;
    for (std::size_t channel = 0; channel < m_source.channelCount(); ++channel) {
        for (std::size_t at = 0; at < m_source.stepCount(); ++at) {
            const LineSource::Step step = m_source.step(channel, at);
            if (step.values > 0) {
                m_least = isEmpty ? step.least : std::min(m_least, step.least);
                m_most = isEmpty ? step.most : std::max(m_most, step.most);
                isEmpty = false;
            }
        }
    }
    if (isEmpty) {
        m_least = 0;
        m_most = 1;
    }
    prepareAxes(top);
    for (std::size_t channel = 0; channel < m_source.channelCount(); ++channel) {
        prepareLine(channel);
    }
    std::ranges::sort(m_gaps);
    m_gaps.erase(std::ranges::unique(m_gaps).begin(), m_gaps.end());
}

double LineChart::prepareLegend() {
    const QFontMetricsF measures(m_small);
    const double rowHeight = measures.height() + metrics::Quarter;
    const double signWidth = 2 * metrics::Half + metrics::Quarter;
    double x = 0;
    double y = 0;
    m_legend.clear();
    for (std::size_t channel = 0; channel < m_source.channelCount(); ++channel) {
        const QString name =
            measures.elidedText(visibleStart(m_source.name(channel), LongestChannelName),
                                Qt::ElideMiddle, std::max(20.0, width() - signWidth));
        const double entryWidth = signWidth + measures.horizontalAdvance(name) + 1;
        if (x > 0 && x + entryWidth > width()) {
            x = 0;
            y += rowHeight;
        }
        m_legend.push_back({QRectF(x, y, entryWidth, rowHeight), name});
        x += entryWidth + metrics::Gap;
    }
    return m_legend.empty() ? 0 : y + rowHeight;
}

void LineChart::prepareAxes(double top) {
    const QFontMetricsF measures(m_small);
    ChartScale scale{m_least, m_most, 0, 1};
    scale.ensureRange();
    m_least = scale.least;
    m_most = scale.most;
    const std::vector<double> marks = scale.marks(MostValueMarks);
    double textWidth = 0;
    for (const double mark : marks) {
        textWidth = std::max(textWidth, measures.horizontalAdvance(valueText(mark)));
    }
    const double left = std::ceil(textWidth) + metrics::Half;
    const double bottom = std::ceil(measures.height()) + metrics::Half;
    m_plot = QRectF(left, top + metrics::Half, width() - left - MarkRadius,
                    height() - top - metrics::Half - bottom);
    scale.start = m_plot.bottom() - GapTick;
    scale.end = m_plot.top() + MarkRadius;
    for (const double mark : marks) {
        const double y = std::round(scale.at(mark));
        m_gridLines.push_back(y);
        m_texts.push_back(
            {QRectF(0, y - measures.height() / 2, left - metrics::Half, measures.height()),
             valueText(mark), Qt::AlignRight | Qt::AlignVCenter});
    }
    if (m_source.stepCount() == 0) {
        return;
    }
    const FoldedSeries* session = m_source.session();
    const std::size_t last = m_source.stepCount() - 1;
    const auto place = [&](std::size_t step) {
        return countText(
            static_cast<std::int64_t>(session == nullptr ? step : step * session->perStep() + 1));
    };
    const QRectF line(m_plot.left(), height() - measures.height(), m_plot.width(),
                      measures.height());
    m_texts.push_back({line, place(0), Qt::AlignLeft | Qt::AlignVCenter});
    if (last > 0) {
        m_texts.push_back({line, place(last), Qt::AlignRight | Qt::AlignVCenter});
    }
    m_texts.push_back({line,
                       session == nullptr ? tr("place in the list") : tr("event with readings"),
                       Qt::AlignHCenter | Qt::AlignVCenter});
}

void LineChart::prepareLine(std::size_t channel) {
    const ChartScale scale{m_least, m_most, m_plot.bottom() - GapTick, m_plot.top() + MarkRadius};
    Line line;
    QPolygonF piece;
    double nextMark = m_plot.left() + static_cast<double>(channel) * MarkRadius * 4;
    const auto end = [&] {
        if (!piece.isEmpty()) {
            line.pieces.push_back(std::exchange(piece, {}));
        }
    };
    const std::size_t count = m_source.stepCount();
    for (std::size_t at = 0; at < count;) {
        // All steps of one pixel.
        const double x = xOf(at);
        LineSource::Step all;
        for (; at < count && xOf(at) < x + 1; ++at) {
            const LineSource::Step step = m_source.step(channel, at);
            all.gaps += step.gaps;
            if (step.values > 0) {
                all = all.values == 0 ? LineSource::Step{step.first, step.last,   step.least,
                                                         step.most,  step.values, all.gaps}
                                      : LineSource::Step{all.first,
                                                         step.last,
                                                         std::min(all.least, step.least),
                                                         std::max(all.most, step.most),
                                                         all.values + step.values,
                                                         all.gaps};
            }
        }
        if (all.gaps > 0) {
            m_gaps.push_back(std::round(x));
        }
        if (all.values == 0) {
            end();
            continue;
        }
        piece << QPointF(x, scale.at(all.first));
        if (all.least != all.most) {
            piece << QPointF(x, scale.at(all.least)) << QPointF(x, scale.at(all.most))
                  << QPointF(x, scale.at(all.last));
        }
        if (x >= nextMark) {
            line.marks.emplace_back(x, scale.at(all.last));
            nextMark = x + MarkPitch;
        }
    }
    end();
    for (const QPolygonF& single : line.pieces) {
        if (single.size() == 1) {
            line.marks.push_back(single.first());
        }
    }
    m_lines.push_back(std::move(line));
}

void LineChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    for (const double y : m_gridLines) {
        painter.fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1),
                         m_theme.color(ColorRole::Line));
    }
    for (const double x : m_gaps) {
        painter.fillRect(QRectF(x - 1, m_plot.bottom() - GapTick + 1, 2, GapTick),
                         m_theme.color(ColorRole::Malformed));
    }
    painter.setFont(m_small);
    painter.setPen(m_theme.color(ColorRole::Muted));
    for (const Text& text : m_texts) {
        painter.drawText(text.area, int(text.alignment) | Qt::TextSingleLine, text.text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t channel = 0; channel < m_lines.size(); ++channel) {
        painter.setPen(
            QPen(colorOf(channel), CurveWidth, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin));
        painter.setBrush(Qt::NoBrush);
        for (const QPolygonF& piece : m_lines[channel].pieces) {
            painter.drawPolyline(piece);
        }
        for (const QPointF& at : m_lines[channel].marks) {
            paintMark(painter, channel, at);
        }
        const Entry& entry = m_legend[channel];
        const double middle = entry.area.center().y();
        painter.setPen(QPen(colorOf(channel), CurveWidth));
        painter.drawLine(QPointF(entry.area.left(), middle),
                         QPointF(entry.area.left() + 2 * metrics::Half, middle));
        paintMark(painter, channel, {entry.area.left() + metrics::Half, middle});
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(entry.area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                         entry.name);
    }
    paintCursor(painter);
    if (hasFocus()) {
        painter.setPen(m_theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(m_plot.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3);
    }
}

void LineChart::paintMark(QPainter& painter, std::size_t channel, const QPointF& at) const {
    painter.save();
    painter.setPen(QPen(colorOf(channel), CurveWidth));
    painter.setBrush(m_theme.color(ColorRole::Panel));
    const double r = MarkRadius;
    switch (channel % Shapes) {
    case 0:
        painter.drawEllipse(at, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        break;
    case 2: {
        const std::array points{at + QPointF(0, -r * 1.2), at + QPointF(r * 1.1, r),
                                at + QPointF(-r * 1.1, r)};
        painter.drawPolygon(points.data(), int(points.size()));
        break;
    }
    default: {
        const std::array points{at + QPointF(0, -r * 1.3), at + QPointF(r * 1.3, 0),
                                at + QPointF(0, r * 1.3), at + QPointF(-r * 1.3, 0)};
        painter.drawPolygon(points.data(), int(points.size()));
    }
    }
    painter.restore();
}

void LineChart::paintCursor(QPainter& painter) const {
    if (!m_cursor) {
        return;
    }
    const ChartScale scale{m_least, m_most, m_plot.bottom() - GapTick, m_plot.top() + MarkRadius};
    const double x = xOf(*m_cursor);
    painter.fillRect(QRectF(std::round(x), m_plot.top(), 1, m_plot.height()),
                     m_theme.color(ColorRole::Faint));
    for (std::size_t channel = 0; channel < m_source.channelCount(); ++channel) {
        const LineSource::Step step = m_source.step(channel, *m_cursor);
        if (step.values > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colorOf(channel));
            painter.drawEllipse(QPointF(x, scale.at(step.last)), MarkRadius + 1, MarkRadius + 1);
        }
    }
}

void LineChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    prepare();
}

void LineChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_small = scaledFont(font(), LegendFont);
        prepare();
        update();
    }
}

void LineChart::mouseMoveEvent(QMouseEvent* event) {
    setCursorStep(stepAt(event->position().x()));
}

void LineChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto step = stepAt(event->position().x())) {
        emit activated(*step);
    }
}

void LineChart::leaveEvent(QEvent*) {
    if (!hasFocus()) {
        setCursorStep(std::nullopt);
    }
}

void LineChart::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = m_source.stepCount();
    const bool isForward = event->key() == Qt::Key_Right;
    if (count > 0 && (isForward || event->key() == Qt::Key_Left)) {
        const std::size_t from = m_cursor.value_or(isForward ? count - 1 : 0);
        setCursorStep((from + (isForward ? 1 : count - 1)) % count);
    } else if (count > 0 && event->key() == Qt::Key_Home) {
        setCursorStep(0);
    } else if (count > 0 && event->key() == Qt::Key_End) {
        setCursorStep(count - 1);
    } else if (m_cursor && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit activated(*m_cursor);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LineChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void LineChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    setCursorStep(std::nullopt);
    update();
}

QColor LineChart::colorOf(std::size_t channel) const {
    return m_theme.color(Colors[channel % Colors.size()]);
}

double LineChart::xOf(std::size_t step) const {
    const std::size_t count = m_source.stepCount();
    return count < 2 ? m_plot.center().x()
                     : m_plot.left() + MarkRadius +
                           (m_plot.width() - 2 * MarkRadius) * static_cast<double>(step) /
                               static_cast<double>(count - 1);
}

std::optional<std::size_t> LineChart::stepAt(double x) const {
    const std::size_t count = m_source.stepCount();
    if (count == 0) {
        return std::nullopt;
    }
    const double share =
        (x - m_plot.left() - MarkRadius) / std::max(1.0, m_plot.width() - 2 * MarkRadius);
    return static_cast<std::size_t>(
        std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(count - 1)));
}

void LineChart::setCursorStep(std::optional<std::size_t> step) {
    if (step != m_cursor) {
        m_cursor = step;
        update();
        emit cursorMoved();
    }
}

} // namespace muscope
