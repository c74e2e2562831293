// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/tool_strip.h"

#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPainter>

namespace muscope {

ToolStrip::ToolStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_left(new QHBoxLayout)
    , m_center(new QHBoxLayout)
    , m_right(new QHBoxLayout) {
    setAccessibleName(tr("Tool bar"));
    setFixedHeight(std::max(metrics::ToolBarHeight, fontMetrics().height() + 3 * metrics::Half));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, 0, metrics::Gap, 1);
    layout->setSpacing(metrics::Half);
    layout->addLayout(m_left);
    layout->addLayout(m_center, 1);
    layout->addStretch(); // where the center is hidden
    layout->addLayout(m_right);
    for (QHBoxLayout* side : {m_left, m_center, m_right}) {
        side->setSpacing(metrics::Half);
    }
}

void ToolStrip::addLeft(QWidget* widget) {
    m_left->addWidget(widget, 0, Qt::AlignVCenter);
}

void ToolStrip::addCenter(QWidget* widget) {
    m_center->addWidget(widget, 1, Qt::AlignVCenter);
}

void ToolStrip::addRight(QWidget* widget) {
    m_right->addWidget(widget, 0, Qt::AlignVCenter);
}

void ToolStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
}

} // namespace muscope
