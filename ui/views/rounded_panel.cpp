// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/rounded_panel.h"

#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

RoundedPanel::RoundedPanel(const Theme& theme, ColorRole ground, ColorRole line, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
    , m_line(line) {}

void RoundedPanel::setRoles(ColorRole ground, ColorRole line) {
    m_ground = ground;
    m_line = line;
    update();
}

void RoundedPanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(m_line));
    painter.setBrush(m_theme.color(m_ground));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
}

} // namespace muscope
