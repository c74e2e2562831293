// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_timeline.h"

#include "ui/style/lane_colors.h"

#include <QPainterPath>

#include <algorithm>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal TitleWidth = 84 * Point;
constexpr qreal RulerHeight = 14 * Point;
constexpr qreal LaneHeight = 20 * Point;
constexpr qreal BarHeight = 11 * Point;
constexpr qreal MarkHeight = 9 * Point;
constexpr qreal ReceiptHeight = 4.5 * Point;
constexpr qreal SharedHeight = 4 * Point; // what bars that share a lane leave free of it
constexpr qreal BarGap = 1 * Point;
constexpr qreal ArrowWidth = 4 * Point;
constexpr qreal Inset = 3.5 * Point;
constexpr qreal Rounding = 1.5 * Point;
constexpr qreal FailureSize = 10 * Point;
constexpr qreal RingSize = 6 * Point;
constexpr qreal MostHeight = 255;
constexpr qreal LeastLabelHeight = 8 * Point;

} // namespace

qreal PdfTimeline::xOf(double column) const {
    return m_paper.left() + TitleWidth +
           column * (m_paper.width() - TitleWidth) / TimelinePicture::Columns;
}

qreal PdfTimeline::middle() const {
    return m_paper.y() + LaneHeight / 2;
}

void PdfTimeline::draw(const TimelinePicture& picture) {
    m_paper.keep(RulerHeight + 2 * LaneHeight);
    drawRuler(picture);
    for (const TimelinePicture::Lane& lane : picture.lanes) {
        if (m_paper.room() < LaneHeight) {
            m_paper.startPage();
            drawRuler(picture);
        }
        drawLane(picture, lane);
    }
    m_paper.space(10);
}

void PdfTimeline::drawRuler(const TimelinePicture& picture) {
    for (std::size_t i = 0; i < picture.ticks.size(); ++i) {
        const QString label = QString::fromStdString(picture.ticks[i].label);
        const qreal x = xOf(picture.ticks[i].column) + 2 * Point;
        const qreal end = xOf(i + 1 < picture.ticks.size() ? picture.ticks[i + 1].column
                                                           : TimelinePicture::Columns);
        if (x + widthOf(label, m_style.margin) < end) {
            TextBlock(StyledText(label, m_style.margin), m_paper.width())
                .draw(m_paper.painter(), {x, m_paper.y() + 2 * Point});
        }
    }
    m_paper.advance(RulerHeight);
}

void PdfTimeline::drawLane(const TimelinePicture& picture, const TimelinePicture::Lane& lane) {
    QPainter& painter = m_paper.painter();
    painter.setPen(QPen(m_style.color(ColorRole::Line), 0.5 * Point));
    const qreal bottom = m_paper.y() + LaneHeight;
    for (const qreal y : {m_paper.y(), bottom}) {
        painter.drawLine(QPointF(m_paper.left(), y), QPointF(xOf(TimelinePicture::Columns), y));
    }
    for (const TimelinePicture::Tick& tick : picture.ticks) {
        painter.drawLine(QPointF(xOf(tick.column), m_paper.y()), QPointF(xOf(tick.column), bottom));
    }
    const QString title = elided(m_text.line(lane.title), m_style.margin, TitleWidth - 2 * Inset);
    TextBlock(StyledText(title, m_style.margin), TitleWidth)
        .draw(painter, {m_paper.left() + Inset, middle() - m_style.margin.lineHeight / 2});
    const QColor hue = laneColor(m_style.theme, lane.hue);
    for (std::size_t i = 0; i < lane.drawn.bars.size(); ++i) {
        drawBar(lane.drawn.bars[i], lane.labels[i], hue);
    }
    drawDensity(lane, hue);
    drawMarks(lane, hue);
    drawSigns(lane);
    m_paper.advance(LaneHeight);
}

void PdfTimeline::drawBar(const DrawnBar& bar, const TimelinePicture::BarLabel& label,
                          const QColor& hue) {
    QRectF area(QPointF(xOf(std::max(bar.left, 0.0)), middle() - BarHeight / 2),
                QPointF(xOf(std::min<double>(bar.right, TimelinePicture::Columns)),
                        middle() + BarHeight / 2));
    area.setWidth(std::max(area.width() - 0.4 * Point, 0.5 * Point));
    if (bar.rows > 1) {
        const qreal height = (LaneHeight - SharedHeight - BarGap * (bar.rows - 1)) / bar.rows;
        area.setTop(m_paper.y() + SharedHeight / 2 + (height + BarGap) * bar.row);
        area.setHeight(height);
    }
    QPainter& painter = m_paper.painter();
    if (!bar.isOpen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(hue);
        painter.drawRoundedRect(area, Rounding, Rounding);
        drawLabel(label, area, readableOn(hue));
        return;
    }
    const qreal shoulder = std::max(area.right() - ArrowWidth, area.left());
    painter.setPen(QPen(hue, 0.5 * Point));
    painter.setBrush(Theme::mix(m_style.color(ColorRole::Panel), hue, 0.45));
    painter.drawPolygon(QPolygonF{area.topLeft(), QPointF(shoulder, area.top()),
                                  QPointF(area.right(), area.center().y()),
                                  QPointF(shoulder, area.bottom()), area.bottomLeft()});
    drawLabel(label, area.adjusted(0, 0, -ArrowWidth, 0), m_style.color(ColorRole::Text));
}

void PdfTimeline::drawLabel(const TimelinePicture::BarLabel& label, const QRectF& bar,
                            const QColor& color) {
    TextStyle style = m_style.margin;
    style.color = color;
    const qreal room = bar.width() - 2 * Inset;
    const QString name = m_text.line(label.name);
    const QString full = name + u' ' + QString::fromStdString(label.took);
    const QString shown = widthOf(full, style) <= room ? full : elided(name, style, room);
    constexpr qsizetype LeastCharacters = 3;
    if (name.isEmpty() || shown.size() < LeastCharacters || bar.height() < LeastLabelHeight) {
        return;
    }
    TextBlock(StyledText(shown, style), bar.width())
        .draw(m_paper.painter(), {bar.left() + Inset, bar.center().y() - style.lineHeight / 2});
}

void PdfTimeline::drawDensity(const TimelinePicture::Lane& lane, const QColor& hue) {
    const std::vector<std::uint8_t>& density = lane.drawn.density;
    const bool isReceipts = lane.kind == LaneKind::Receipts;
    const qreal height = isReceipts ? ReceiptHeight : BarHeight;
    const qreal bottom = middle() + height / 2;
    QPainterPath path;
    for (std::size_t column = 0; column < density.size();) {
        std::size_t end = column + 1;
        while (end < density.size() && density[end] == density[column]) {
            ++end;
        }
        if (density[column] > 0) {
            const qreal top = bottom - height * density[column] / MostHeight;
            path.addRect(QRectF(QPointF(xOf(static_cast<double>(column)), top),
                                QPointF(xOf(static_cast<double>(end)), bottom)));
        }
        column = end;
    }
    if (!path.isEmpty()) {
        constexpr double Quiet = 0.6;
        constexpr double Usual = 0.8;
        m_paper.painter().fillPath(
            path, Theme::mix(m_style.color(ColorRole::Panel), hue, isReceipts ? Quiet : Usual));
    }
}

void PdfTimeline::drawMarks(const TimelinePicture::Lane& lane, const QColor& hue) {
    m_paper.painter().setPen(QPen(hue, 0.9 * Point, Qt::SolidLine, Qt::FlatCap));
    for (const DrawnMark& mark : lane.drawn.marks) {
        m_paper.painter().drawLine(QPointF(xOf(mark.column), middle() - MarkHeight / 2),
                                   QPointF(xOf(mark.column), middle() + MarkHeight / 2));
    }
}

void PdfTimeline::drawSigns(const TimelinePicture::Lane& lane) {
    for (const bool failing : {false, true}) { // the worst on top
        for (const DrawnSign& sign : lane.drawn.signs) {
            if (isFailure(sign.verdict) == failing) {
                const qreal size = failing ? FailureSize : RingSize;
                m_style.signs.paint(
                    m_paper.painter(),
                    QRectF(xOf(sign.column + 0.5) - size / 2, middle() - size / 2, size, size),
                    sign.verdict);
            }
        }
    }
}

} // namespace muscope
