// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/elided_label.h"

#include <QFontMetrics>
#include <QPainter>

namespace muscope {

ElidedLabel::ElidedLabel(const Theme& theme, ColorRole role, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_role(role) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text) {
    if (text == m_text) {
        return;
    }
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setElide(Qt::TextElideMode elide) {
    m_elide = elide;
    update();
}

QSize ElidedLabel::sizeHint() const {
    const QFontMetrics measures = fontMetrics();
    return {measures.horizontalAdvance(m_text) + 1, measures.height() + 2};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 3, sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(m_text, m_elide, width());
    painter.setPen(m_theme.color(m_role));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    setToolTip(shown == m_text ? QString() : m_text.left(2000).toHtmlEscaped());
}

} // namespace muscope
