// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/timeline.h"
#include "core/timeline/viewport.h"
#include "core/workspace/workspace.h"
#include "ui/state/inspection_state.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

namespace muscope {

// Which stretch of time the parts of a timeline show, and how gestures change it. A run of small
// steps of one gesture is one step of the history. Lives on the GUI thread; all x and widths are in
// pixels of the desktop.
class TimeNavigator final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeNavigator)

public:
    enum class Gesture : unsigned char { None, Wheel, Pinch, Keys, Drag };

    TimeNavigator(Workspace& workspace, InspectionState& state, QObject* parent = nullptr);

    // Never null.
    [[nodiscard]] const std::shared_ptr<const Timeline>& timeline() const { return m_timeline; }
    // The width of the lanes without their labels.
    void setWidth(int width);
    [[nodiscard]] int width() const { return m_width; }
    // What the whole session takes, with a margin.
    [[nodiscard]] TimeRange wholeRange() const;
    [[nodiscard]] Viewport view() const;

    // What is shown next begins a new step of the history, also within a run.
    void beginStep() { m_gesture = Gesture::None; }
    void zoomAt(double x, double factor, Gesture gesture);
    void panBy(double pixels, Gesture gesture);
    void show(const TimeRange& range, Gesture gesture);
    void fit();
    void zoomTo(std::int64_t from, std::int64_t to);
    // Moves the view, as part of the step that chose it, so that a moment is in it.
    void reveal(std::int64_t time);

    // Where the mouse is, for all parts to show.
    void setCursor(std::optional<double> x);
    [[nodiscard]] const std::optional<double>& cursor() const { return m_cursor; }

    // A moment of this session as a time to be written.
    [[nodiscard]] Timestamp stamp(std::int64_t time) const;

signals:
    void viewChanged(); // timeline(), view() or wholeRange() is new
    void cursorChanged();

private:
    void takeTimeline();
    void showNewest();
    void followCurrent();
    void set(const std::optional<TimeRange>& range, InspectionState::Step step);
    [[nodiscard]] InspectionState::Step stepOf(Gesture gesture);

    Workspace& m_workspace;
    InspectionState& m_state;
    std::shared_ptr<const Timeline> m_timeline;
    int m_width = 1;
    std::optional<double> m_cursor;
    Gesture m_gesture = Gesture::None; // the run that goes on
    QElapsedTimer m_sinceStep;
    bool m_isShowing = false;  // it is this object that sets the range
    bool m_isRangeNew = false; // somebody else did, the history: what is current may be beside it
};

} // namespace muscope
