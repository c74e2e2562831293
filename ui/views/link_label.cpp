// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/link_label.h"

#include "ui/style/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace muscope {

LinkLabel::LinkLabel(const Theme& theme, const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(text) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(text);
    setToolTip(text.toHtmlEscaped());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LinkLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize LinkLabel::minimumSizeHint() const {
    return {std::min(sizeHint().width(), 2 * metrics::RowHeight), fontMetrics().height()};
}

void LinkLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QFont lined(font());
    lined.setUnderline(underMouse() || hasFocus());
    painter.setFont(lined);
    painter.setPen(m_theme.color(ColorRole::Accent));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_text, Qt::ElideMiddle, width()));
}

void LinkLabel::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) {
        emit activated();
    }
}

void LinkLabel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space) {
        emit activated();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LinkLabel::enterEvent(QEnterEvent*) {
    update();
}

void LinkLabel::leaveEvent(QEvent*) {
    update();
}

} // namespace muscope
