// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/picture_box.h"

#include <QPainter>

#include <algorithm>

namespace muscope {

PictureBox::PictureBox(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PictureBox::setImage(const QImage& image) {
    m_image = image;
    m_scaled = QPixmap();
    updateGeometry();
    update();
}

QSize PictureBox::shownSize(int width) const {
    return m_image.width() <= width
               ? m_image.size()
               : m_image.size().scaled(std::max(1, width), m_image.height(), Qt::KeepAspectRatio);
}

int PictureBox::heightForWidth(int width) const {
    return shownSize(width).height() + 2;
}

QSize PictureBox::sizeHint() const {
    return {160, heightForWidth(160)};
}

void PictureBox::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_scaled = QPixmap();
}

void PictureBox::paintEvent(QPaintEvent*) {
    if (m_image.isNull()) {
        return;
    }
    const QSize size = shownSize(width() - 2);
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
