// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace muscope {

// A picture as wide as there is room, never larger than it is, over a ground that shows where it is
// transparent.
class PictureBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureBox)

public:
    explicit PictureBox(const Theme& theme, QWidget* parent = nullptr);

    void setImage(const QImage& image);
    [[nodiscard]] const QImage& image() const { return m_image; }

    [[nodiscard]] QSize sizeHint() const override { return {160, height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QSize shownSize() const;
    void fitHeight();

    const Theme& m_theme;
    QImage m_image;
    QPixmap m_scaled; // for the present size
};

} // namespace muscope
