// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/problem_sign.h"

#include "ui/style/verdict_sign.h"

#include <QPainter>
#include <QPainterPath>

#include <optional>

namespace muscope {

namespace {

std::optional<Verdict> verdictOf(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return Verdict::Differs;
    case ProblemKind::WrongSubject:
        return Verdict::WrongSubject;
    case ProblemKind::Malformed:
        return Verdict::Malformed;
    default:
        return std::nullopt;
    }
}

QPainterPath polyline(std::initializer_list<QPointF> points) {
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    return path;
}

// All shapes lie in a square from -1 to 1 and are stroked, but for the error's ground.
QPainterPath exclamationMark() {
    QPainterPath path = polyline({{0, -0.5}, {0, 0.12}});
    path.addPath(polyline({{0, 0.5}, {0, 0.52}}));
    return path;
}

// A bar that has begun and does not end.
QPainterPath openBar() {
    return polyline({{0.9, -0.62}, {-0.85, -0.62}, {-0.85, 0.62}, {0.9, 0.62}});
}

QPainterPath brokenRing() {
    constexpr QRectF Ring(-0.74, -0.74, 1.48, 1.48);
    QPainterPath path;
    path.arcMoveTo(Ring, 75);
    path.arcTo(Ring, 75, 120);
    path.arcMoveTo(Ring, 255);
    path.arcTo(Ring, 255, 120);
    return path;
}

QPainterPath twoRings() {
    QPainterPath path;
    path.addEllipse(QPointF(-0.36, 0), 0.5, 0.5);
    path.addEllipse(QPointF(0.36, 0), 0.5, 0.5);
    return path;
}

QPainterPath hollowDiamond() {
    return polyline({{0, -0.85}, {0.85, 0}, {0, 0.85}, {-0.85, 0}, {0, -0.85}});
}

QPainterPath leftArrow() {
    QPainterPath path = polyline({{0.85, 0}, {-0.8, 0}});
    path.addPath(polyline({{-0.15, -0.62}, {-0.8, 0}, {-0.15, 0.62}}));
    return path;
}

QPainterPath crossedBox() {
    QPainterPath path;
    path.addRect(QRectF(-0.72, -0.72, 1.44, 1.44));
    path.addPath(polyline({{-0.3, -0.3}, {0.3, 0.3}}));
    path.addPath(polyline({{0.3, -0.3}, {-0.3, 0.3}}));
    return path;
}

// A form with a line that leaves it.
QPainterPath brokenForm() {
    QPainterPath path = polyline({{0.4, -0.8}, {-0.7, -0.8}, {-0.7, 0.8}, {0.4, 0.8}});
    path.addPath(polyline({{-0.3, -0.3}, {0.9, -0.3}}));
    path.addPath(polyline({{-0.3, 0.3}, {0.3, 0.3}}));
    return path;
}

QPainterPath lock() {
    QPainterPath path;
    path.addRect(QRectF(-0.7, -0.1, 1.4, 0.9));
    path.arcMoveTo(QRectF(-0.42, -0.8, 0.84, 1.1), 0);
    path.arcTo(QRectF(-0.42, -0.8, 0.84, 1.1), 0, 180);
    return path;
}

QPainterPath plus() {
    QPainterPath path = polyline({{-0.75, 0}, {0.75, 0}});
    path.addPath(polyline({{0, -0.75}, {0, 0.75}}));
    return path;
}

QPainterPath page() {
    QPainterPath path;
    path.addRect(QRectF(-0.6, -0.8, 1.2, 1.6));
    path.addPath(polyline({{-0.25, -0.3}, {0.25, -0.3}}));
    path.addPath(polyline({{-0.25, 0.2}, {0.25, 0.2}}));
    return path;
}

// A form with a line missing.
QPainterPath gappedForm() {
    QPainterPath path;
    path.addRect(QRectF(-0.7, -0.8, 1.4, 1.6));
    path.addPath(polyline({{-0.3, 0}, {-0.1, 0}}));
    path.addPath(polyline({{0.15, 0}, {0.35, 0}}));
    return path;
}

QPainterPath twoSquares() {
    QPainterPath path;
    path.addRect(QRectF(-0.8, -0.8, 1.1, 1.1));
    path.addRect(QRectF(-0.3, -0.3, 1.1, 1.1));
    return path;
}

QPainterPath shapeOf(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Error:
        return exclamationMark();
    case ProblemKind::Hung:
        return openBar();
    case ProblemKind::Orphan:
        return brokenRing();
    case ProblemKind::Ambiguous:
        return twoRings();
    case ProblemKind::OrphanReceipt:
        return hollowDiamond();
    case ProblemKind::TimeBackwards:
        return leftArrow();
    case ProblemKind::NotUtf8:
        return crossedBox();
    case ProblemKind::DuplicateKeys:
        return twoSquares();
    case ProblemKind::Schema:
        return brokenForm();
    case ProblemKind::Permission:
        return lock();
    case ProblemKind::Undeclared:
        return plus();
    case ProblemKind::SchemaUnchecked:
        return gappedForm();
    case ProblemKind::Workflow:
        return page();
    case ProblemKind::Differs:
    case ProblemKind::WrongSubject:
    case ProblemKind::Malformed:
        break;
    }
    return {};
}

} // namespace

ColorRole ProblemSign::roleOf(ProblemKind kind) {
    if (const auto verdict = verdictOf(kind)) {
        return VerdictSign::roleOf(*verdict);
    }
    switch (kind) {
    case ProblemKind::Error:
    case ProblemKind::Schema:
        return ColorRole::Differs;
    case ProblemKind::Hung:
    case ProblemKind::Orphan:
    case ProblemKind::Ambiguous:
    case ProblemKind::Permission:
        return ColorRole::Malformed;
    case ProblemKind::OrphanReceipt:
        return ColorRole::WrongSubject;
    default:
        return ColorRole::Muted;
    }
}

void ProblemSign::paint(QPainter& painter, const QRectF& area, ProblemKind kind) const {
    if (const auto verdict = verdictOf(kind)) {
        VerdictSign(m_theme).paint(painter, area, *verdict);
        return;
    }
    const double half = std::min(area.width(), area.height()) / 2;
    QColor color = colorOf(kind);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.center());
    painter.scale(half, half);
    if (kind == ProblemKind::Error) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(0, 0), 0.95, 0.95);
        color = m_theme.color(ColorRole::OnFailure);
    }
    painter.setPen(QPen(color, 0.26, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shapeOf(kind));
    painter.restore();
}

} // namespace muscope
