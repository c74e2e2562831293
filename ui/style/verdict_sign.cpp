// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/verdict_sign.h"

#include <QPainter>
#include <QPainterPath>

namespace muscope {

namespace {

// All shapes lie in a square from -1 to 1.
QPainterPath diamond() {
    return [] {
        QPainterPath path;
        path.addPolygon(QPolygonF{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}});
        return path;
    }();
}

QPainterPath triangle() {
    QPainterPath path;
    path.addPolygon(QPolygonF{{0, -0.9}, {0.98, 0.85}, {-0.98, 0.85}, {0, -0.9}});
    return path;
}

QPainterPath cross() {
    QPainterPath path;
    path.moveTo(-0.7, -0.7);
    path.lineTo(0.7, 0.7);
    path.moveTo(-0.7, 0.7);
    path.lineTo(0.7, -0.7);
    return path;
}

QPainterPath ring() {
    QPainterPath path;
    path.addEllipse(QPointF(0, 0), 0.74, 0.74);
    return path;
}

QPainterPath questionMark() {
    QPainterPath path;
    path.moveTo(-0.3, -0.22);
    path.cubicTo(-0.3, -0.62, 0.34, -0.62, 0.34, -0.2);
    path.cubicTo(0.34, 0.06, 0, 0.02, 0, 0.26);
    path.moveTo(0, 0.5);
    path.lineTo(0, 0.52);
    return path;
}

QPainterPath dash() {
    QPainterPath path;
    path.moveTo(-0.5, 0);
    path.lineTo(0.5, 0);
    return path;
}

void stroke(QPainter& painter, const QPainterPath& path, const QColor& color, double width,
            const QList<qreal>& dashes = {}) {
    QPen pen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (!dashes.isEmpty()) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(dashes);
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void fill(QPainter& painter, const QPainterPath& path, const QColor& color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(path);
}

} // namespace

ColorRole VerdictSign::roleOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::Differs:
        return ColorRole::Differs;
    case Verdict::WrongSubject:
        return ColorRole::WrongSubject;
    case Verdict::Malformed:
        return ColorRole::Malformed;
    case Verdict::Match:
        return ColorRole::Match;
    case Verdict::NotCheckable:
    case Verdict::None:
    case Verdict::ReceiptEvent:
    case Verdict::Unchecked:
        break;
    }
    return ColorRole::None;
}

void VerdictSign::paint(QPainter& painter, const QRectF& area, Verdict verdict) const {
    const QColor color = colorOf(verdict);
    const double half = std::min(area.width(), area.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.center());
    painter.scale(half, half);
    switch (verdict) {
    case Verdict::Differs:
        fill(painter, diamond(), color);
        break;
    case Verdict::WrongSubject:
        stroke(painter, cross(), color, 0.42);
        break;
    case Verdict::Malformed:
        fill(painter, triangle(), color);
        break;
    case Verdict::Match:
        stroke(painter, ring(), color, 0.3);
        break;
    case Verdict::NotCheckable:
        stroke(painter, ring(), color, 0.18);
        stroke(painter, questionMark(), color, 0.2);
        break;
    case Verdict::None:
    case Verdict::ReceiptEvent:
        stroke(painter, dash(), color, 0.22);
        break;
    case Verdict::Unchecked:
        stroke(painter, ring(), color, 0.26, {1.0, 0.99});
        break;
    }
    painter.restore();
}

} // namespace muscope
