// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/picture_box.h"

#include <QPainter>

#include <algorithm>

namespace muscope {

PictureBox::PictureBox(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PictureBox::setImage(const QImage& image) {
    m_image = image;
    m_scaled = QPixmap();
    fitHeight();
    update();
}

QSize PictureBox::shownSize() const {
    const int room = std::max(1, width() - 2);
    return m_image.width() <= room
               ? m_image.size()
               : m_image.size().scaled(room, m_image.height(), Qt::KeepAspectRatio);
}

void PictureBox::fitHeight() {
    const int wanted = shownSize().height() + 2;
    if (wanted != height()) {
        setFixedHeight(wanted);
    }
}

void PictureBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_scaled = QPixmap();
    fitHeight();
}

void PictureBox::paintEvent(QPaintEvent*) {
    if (m_image.isNull()) {
        return;
    }
    const QSize size = shownSize();
    if (m_scaled.isNull()) {
        const double ratio = devicePixelRatioF();
        m_scaled = QPixmap::fromImage(
            m_image.size() == size * ratio
                ? m_image
                : m_image.scaled(size * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        m_scaled.setDevicePixelRatio(ratio);
    }
    QPainter painter(this);
    const QRect area(QPoint(0, 0), size + QSize(1, 1));
    painter.fillRect(area, m_theme.color(ColorRole::Code));
    painter.drawPixmap(QPoint(1, 1), m_scaled);
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.drawRect(area);
}

} // namespace muscope
