// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/timeline/time_navigator.h"

#include <QObject>
#include <QPointF>

class QGestureEvent;
class QKeyEvent;
class QMouseEvent;
class QNativeGestureEvent;
class QWheelEvent;

namespace muscope {

class LanesView;

// What a person's mouse, touchpad and keys do to the lanes. Owned by the view, whose events it
// sees first; gone before the view begins to take itself apart.
class LaneGestures final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneGestures)

public:
    LaneGestures(LanesView& view, TimeNavigator& navigator, InspectionState& state);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag : unsigned char { None, Pressed, Panning, Selecting };

    [[nodiscard]] bool handle(QEvent& event);
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);
    bool pinch(QGestureEvent& event);
    bool nativeZoom(const QNativeGestureEvent& event);
    bool key(const QKeyEvent& event);
    bool escape();
    void showToolTip(const QPoint& point, const QPoint& globalPoint);
    [[nodiscard]] double zoomPoint() const;
    [[nodiscard]] TimeRange bandTo(double x) const;

    LanesView& m_view;
    TimeNavigator& m_navigator;
    InspectionState& m_state;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
    std::int64_t m_pressedTime = 0;
    bool m_isShift = false; // when it was pressed
};

} // namespace muscope
