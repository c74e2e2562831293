// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/lane_gestures.h"

#include "ui/timeline/lanes_view.h"

#include <QApplication>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <array>
#include <cmath>

namespace muscope {

namespace {

constexpr double ZoomPerStep = 0.8; // of a wheel, or a key
constexpr double PanPerKey = 0.1;   // of the view's width
constexpr double PanPixelsPerStep = 60;
constexpr std::array HandledKeys{Qt::Key_W,    Qt::Key_A,    Qt::Key_S,     Qt::Key_D,
                                 Qt::Key_0,    Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                 Qt::Key_Down, Qt::Key_Home, Qt::Key_End};

bool isPlain(const QKeyEvent& event) {
    return (event.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
}

} // namespace

LaneGestures::LaneGestures(LanesView& view, TimeNavigator& navigator, InspectionState& state)
    : m_view(view)
    , m_navigator(navigator)
    , m_state(state) {
    view.installEventFilter(this);
    view.viewport()->installEventFilter(this);
    view.viewport()->grabGesture(Qt::PinchGesture);
}

bool LaneGestures::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_view.viewport()) {
        return handle(*event);
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& pressed = *static_cast<QKeyEvent*>(event);
        const bool isOurs = std::ranges::find(HandledKeys, pressed.key()) != HandledKeys.end() ||
                            (pressed.key() == Qt::Key_Escape && m_state.selectedRange());
        event->setAccepted(isOurs && isPlain(pressed));
        return event->isAccepted();
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_view.viewport()->update();
        return false;
    }
    return event->type() == QEvent::KeyPress && key(*static_cast<QKeyEvent*>(event));
}

bool LaneGestures::handle(QEvent& event) {
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        press(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::MouseMove:
        move(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::MouseButtonDblClick:
        doubleClick(static_cast<QMouseEvent&>(event));
        return true;
    case QEvent::Wheel:
        return wheel(static_cast<QWheelEvent&>(event));
    case QEvent::Gesture:
        return pinch(static_cast<QGestureEvent&>(event));
    case QEvent::NativeGesture:
        return nativeZoom(static_cast<QNativeGestureEvent&>(event));
    case QEvent::Leave:
        m_navigator.setCursor(std::nullopt);
        return false;
    case QEvent::ToolTip: {
        const auto& help = static_cast<QHelpEvent&>(event);
        showToolTip(help.pos(), help.globalPos());
        return true;
    }
    default:
        return false;
    }
}

void LaneGestures::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || m_navigator.timeline()->isEmpty()) {
        return;
    }
    m_drag = Drag::Pressed;
    m_pressed = event.position();
    m_last = m_pressed;
    m_isShift = (event.modifiers() & Qt::ShiftModifier) != 0;
    m_pressedTime = m_navigator.view().timeAt(LanesView::laneX(m_pressed));
}

void LaneGestures::move(const QMouseEvent& event) {
    const QPointF point = event.position();
    const double x = LanesView::laneX(point);
    m_navigator.setCursor(x >= 0 && x < m_navigator.width() ? std::optional(x) : std::nullopt);
    const double way = (point - m_pressed).manhattanLength();
    if (m_drag == Drag::Pressed && way >= QApplication::startDragDistance()) {
        m_drag = m_isShift ? Drag::Selecting : Drag::Panning;
        m_navigator.beginStep();
    }
    if (m_drag == Drag::Panning) {
        m_navigator.panBy(m_last.x() - point.x(), TimeNavigator::Gesture::Drag);
        QScrollBar* bar = m_view.verticalScrollBar();
        bar->setValue(bar->value() + static_cast<int>(std::lround(m_last.y() - point.y())));
        m_last = point;
    } else if (m_drag == Drag::Selecting) {
        m_view.setBand(bandTo(x));
    }
}

TimeRange LaneGestures::bandTo(double x) const {
    const TimeRange shown = m_navigator.view().range();
    const std::int64_t other = std::clamp(m_navigator.view().timeAt(x), shown.from, shown.to);
    return {std::min(m_pressedTime, other), std::max({m_pressedTime, other, m_pressedTime + 1})};
}

void LaneGestures::release(const QMouseEvent& event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    m_navigator.beginStep();
    if (drag == Drag::Selecting) {
        m_view.setBand(std::nullopt);
        m_state.setSelectedRange(bandTo(LanesView::laneX(event.position())));
    } else if (drag == Drag::Pressed) {
        const auto hit = m_view.hitAt(event.position());
        if (hit && hit->row) {
            m_state.setCurrentRow(*hit->row);
            m_view.setCurrentLane(hit->lane);
        }
    }
}

void LaneGestures::doubleClick(const QMouseEvent& event) {
    m_drag = Drag::None;
    const auto hit = m_view.hitAt(event.position());
    if (event.button() != Qt::LeftButton || (hit && hit->row && hit->count > 1)) {
        return;
    }
    if (!hit || !hit->row) {
        m_navigator.fit();
        return;
    }
    const Timeline& timeline = *m_navigator.timeline();
    if (const auto end = timeline.endOf(*hit->row)) {
        m_navigator.zoomTo(timeline.index().row(*hit->row).time.microseconds(), *end);
    }
}

bool LaneGestures::wheel(const QWheelEvent& event) {
    if (event.angleDelta().isNull()) {
        return false;
    }
    const double steps = QWheelEvent::DefaultDeltasPerStep;
    const double across = event.angleDelta().x() / steps;
    const double along = event.angleDelta().y() / steps;
    const double x = LanesView::laneX(event.position());
    const bool isShift = (event.modifiers() & Qt::ShiftModifier) != 0;
    if (x < 0 && across == 0 && !isShift) {
        return false; // over the labels it scrolls the lanes
    }
    if (isShift || std::abs(across) > std::abs(along)) {
        const double pixels = (across != 0 ? across : along) * PanPixelsPerStep;
        m_navigator.panBy(-pixels, TimeNavigator::Gesture::Wheel);
    } else {
        m_navigator.zoomAt(x, std::pow(ZoomPerStep, along), TimeNavigator::Gesture::Wheel);
    }
    return true;
}

bool LaneGestures::pinch(QGestureEvent& event) {
    const auto* gesture = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr || gesture->scaleFactor() <= 0) {
        return false;
    }
    const QPointF center = m_view.viewport()->mapFromGlobal(gesture->hotSpot());
    m_navigator.zoomAt(LanesView::laneX(center), 1 / gesture->scaleFactor(),
                       TimeNavigator::Gesture::Pinch);
    event.accept();
    return true;
}

bool LaneGestures::nativeZoom(const QNativeGestureEvent& event) {
    if (event.gestureType() != Qt::ZoomNativeGesture || event.value() <= -1) {
        return false;
    }
    m_navigator.zoomAt(LanesView::laneX(event.position()), 1 / (1 + event.value()),
                       TimeNavigator::Gesture::Pinch);
    return true;
}

double LaneGestures::zoomPoint() const {
    return m_navigator.cursor().value_or(m_navigator.width() / 2.0);
}

bool LaneGestures::key(const QKeyEvent& event) {
    if (!isPlain(event)) {
        return false;
    }
    const auto keys = TimeNavigator::Gesture::Keys;
    const double step = m_navigator.width() * PanPerKey;
    const TimeRange shown = m_navigator.view().range();
    const TimeRange whole = m_navigator.wholeRange();
    switch (event.key()) {
    case Qt::Key_W:
        m_navigator.zoomAt(zoomPoint(), ZoomPerStep, keys);
        return true;
    case Qt::Key_S:
        m_navigator.zoomAt(zoomPoint(), 1 / ZoomPerStep, keys);
        return true;
    case Qt::Key_A:
        m_navigator.panBy(-step, keys);
        return true;
    case Qt::Key_D:
        m_navigator.panBy(step, keys);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_view.chooseNeighbour(event.key() == Qt::Key_Right);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_view.chooseLane(event.key() == Qt::Key_Down);
        return true;
    case Qt::Key_Home:
        m_navigator.show({whole.from, whole.from + shown.duration()}, keys);
        return true;
    case Qt::Key_End:
        m_navigator.show({whole.to - shown.duration(), whole.to}, keys);
        return true;
    case Qt::Key_0:
        m_navigator.fit();
        return true;
    case Qt::Key_Escape:
        return escape();
    default:
        return false;
    }
}

bool LaneGestures::escape() {
    const bool isSelecting = std::exchange(m_drag, Drag::None) == Drag::Selecting;
    m_view.setBand(std::nullopt);
    if (isSelecting || !m_state.selectedRange()) {
        return isSelecting;
    }
    m_state.setSelectedRange(std::nullopt);
    return true;
}

void LaneGestures::showToolTip(const QPoint& point, const QPoint& globalPoint) {
    const QString text = m_view.textAt(point);
    if (text.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(globalPoint, text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")),
                           m_view.viewport());
    }
}

} // namespace muscope
