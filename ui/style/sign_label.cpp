// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/sign_label.h"

#include "ui/style/metrics.h"
#include "ui/style/problem_sign.h"

#include <QPainter>

namespace muscope {

namespace {

constexpr int LabelSignGap = 5;

} // namespace

SignLabel::SignLabel(const Theme& theme, Verdict verdict, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_verdict(verdict) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SignLabel::setText(const QString& text, bool loud) {
    if (text == m_text && loud == m_isLoud) {
        return;
    }
    m_text = text;
    m_isLoud = loud;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void SignLabel::setProblem(ProblemKind kind) {
    if (m_problem != kind) {
        m_problem = kind;
        update();
    }
}

QSize SignLabel::sizeHint() const {
    return {metrics::SignSize + LabelSignGap + fontMetrics().horizontalAdvance(m_text) + 1,
            fontMetrics().height() + 2};
}

void SignLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const VerdictSign sign(m_theme);
    constexpr int Size = metrics::SignSize - 1;
    // What fails, and does not occur, keeps quiet.
    painter.setOpacity(isFailure(m_verdict) && !m_isLoud ? 0.45 : 1.0);
    const QRect area(0, (height() - Size) / 2, Size, Size);
    QColor loud = sign.colorOf(m_verdict);
    if (m_problem) {
        const ProblemSign problem(m_theme);
        problem.paint(painter, area, *m_problem);
        loud = problem.colorOf(*m_problem);
    } else {
        sign.paint(painter, area, m_verdict);
    }
    painter.setOpacity(1.0);
    painter.setPen(m_isLoud ? loud : m_theme.color(ColorRole::Muted));
    painter.drawText(rect().adjusted(metrics::SignSize + LabelSignGap, 0, 0, 0), Qt::AlignVCenter,
                     m_text);
}

} // namespace muscope
