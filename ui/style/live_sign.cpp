// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/live_sign.h"

#include <QPainter>

#include <algorithm>

namespace muscope {

void LiveSign::paint(QPainter& painter, const QRectF& area, LiveTone tone) const {
    const double side = std::min(area.width(), area.height());
    const QPointF centre = area.center();
    const double radius = side * 0.4;
    const QColor color = m_theme.color(roleOf(tone));
    QPen pen(color, side * 0.15, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (tone) {
    case LiveTone::Neutral:
        painter.drawEllipse(centre, side * 0.14, side * 0.14);
        break;
    case LiveTone::Good:
        painter.drawEllipse(centre, radius, radius);
        break;
    case LiveTone::Warning:
        painter.drawPolygon(QPolygonF(QList<QPointF>{centre + QPointF(0, -side * 0.46),
                                                     centre + QPointF(side * 0.48, side * 0.42),
                                                     centre + QPointF(-side * 0.48, side * 0.42)}));
        break;
    case LiveTone::Working:
        // Lengths of a dash pattern are in pen widths.
        pen.setDashPattern({0.1, 2 * 3.14159 * radius / pen.widthF() / 8 - 0.1});
        [[fallthrough]];
    case LiveTone::Over:
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(centre, radius - pen.widthF() / 4, radius - pen.widthF() / 4);
        break;
    case LiveTone::Failure: {
        painter.setPen(pen);
        const double arm = side * 0.34;
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm));
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm));
        break;
    }
    }
    painter.restore();
}

ColorRole LiveSign::roleOf(LiveTone tone) {
    switch (tone) {
    case LiveTone::Good:
        return ColorRole::Match;
    case LiveTone::Working:
        return ColorRole::Accent;
    case LiveTone::Warning:
        return ColorRole::Malformed;
    case LiveTone::Failure:
        return ColorRole::Differs;
    case LiveTone::Neutral:
    case LiveTone::Over:
        break;
    }
    return ColorRole::Muted;
}

} // namespace muscope
