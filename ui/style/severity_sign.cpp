// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/severity_sign.h"

#include "ui/style/problem_sign.h"
#include "ui/style/verdict_sign.h"

#include <QPainter>

namespace muscope {

void SeveritySign::paint(QPainter& painter, const QRectF& area, MamlSeverity severity) const {
    switch (severity) {
    case MamlSeverity::Error:
        ProblemSign(m_theme).paint(painter, area, ProblemKind::Error);
        return;
    case MamlSeverity::Warning:
        VerdictSign(m_theme).paint(painter, area, Verdict::Malformed);
        return;
    case MamlSeverity::Info:
        break;
    }
    const double half = std::min(area.width(), area.height()) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.center());
    painter.scale(half, half);
    painter.setPen(QPen(m_theme.color(roleOf(severity)), 0.24, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(0, 0), 0.8, 0.8);
    painter.drawLine(QPointF(0, -0.05), QPointF(0, 0.4));
    painter.drawPoint(QPointF(0, -0.42));
    painter.restore();
}

ColorRole SeveritySign::roleOf(MamlSeverity severity) {
    switch (severity) {
    case MamlSeverity::Error:
        return ColorRole::Differs;
    case MamlSeverity::Warning:
        return ColorRole::Malformed;
    case MamlSeverity::Info:
        break;
    }
    return ColorRole::Muted;
}

} // namespace muscope
