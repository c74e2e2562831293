// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/draw_list.h"
#include "ui/style/theme.h"
#include "ui/timeline/time_navigator.h"

#include <QWidget>

namespace muscope {

// The whole session in one row, with its failing receipts. What the lanes show of it is a frame
// that can be dragged, and resized at its edges; a click elsewhere brings it there.
class MinimapView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MinimapView)

public:
    MinimapView(TimeNavigator& navigator, const Theme& theme, QWidget* parent = nullptr);

    // What the lanes show, in this widget's pixels.
    [[nodiscard]] QRectF frame() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum class Grip : unsigned char { None, Left, Right, Whole };

    void refresh();
    [[nodiscard]] Viewport whole() const;
    [[nodiscard]] Grip gripAt(double x) const;
    void paintProblems(QPainter& painter) const;

    TimeNavigator& m_navigator;
    const Theme& m_theme;
    DrawnMinimap m_drawn;
    std::shared_ptr<const Timeline> m_drawnTimeline; // what m_drawn shows, and how wide
    int m_drawnWidth = 0;
    Grip m_grip = Grip::None;
    double m_gripX = 0;    // of the mouse when it was pressed
    TimeRange m_gripRange; // in view then
};

} // namespace muscope
