// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/time_navigator.h"

#include "core/workspace/timeline_service.h"

#include <algorithm>
#include <chrono>

namespace muscope {

namespace {

constexpr double MarginPixels = 10;
constexpr std::chrono::milliseconds RunPause{800}; // a longer one ends a run of steps
constexpr double ZoomMargin = 0.15;                // of a bar, on both sides

} // namespace

TimeNavigator::TimeNavigator(Workspace& workspace, InspectionState& state, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_timeline(workspace.timeline().timeline()) {
    connect(&workspace.timeline(), &TimelineService::timelineChanged, this,
            &TimeNavigator::takeTimeline);
    connect(&state, &InspectionState::visibleRangeChanged, this, [this] {
        if (!m_isShowing) {
            m_isRangeNew = true;
            const auto forget = [this] { m_isRangeNew = false; };
            QMetaObject::invokeMethod(this, forget, Qt::QueuedConnection);
        }
        emit viewChanged();
    });
    connect(&state, &InspectionState::currentRowChanged, this, &TimeNavigator::followCurrent);
    connect(&state.follow(), &FollowState::newestWanted, this, &TimeNavigator::showNewest);
}

void TimeNavigator::takeTimeline() {
    m_timeline = m_workspace.timeline().timeline();
    showNewest();
    emit viewChanged();
}

// While the newest is kept in view, what is in view moves along with it.
void TimeNavigator::showNewest() {
    const auto& visible = m_state.visibleRange();
    const TimeRange whole = wholeRange();
    if (m_state.follow().isFollowing() && visible && !m_timeline->isEmpty() &&
        visible->to < whole.to) {
        set(clampedTo(TimeRange{whole.to - visible->duration(), whole.to}, whole),
            InspectionState::Step::Continued);
    }
}

void TimeNavigator::setWidth(int width) {
    if (width != m_width) {
        m_width = std::max(1, width);
        emit viewChanged();
    }
}

TimeRange TimeNavigator::wholeRange() const {
    return fittingRange(m_timeline->firstTime(), m_timeline->lastTime(), m_width, MarginPixels);
}

Viewport TimeNavigator::view() const {
    const TimeRange whole = wholeRange();
    const auto& visible = m_state.visibleRange();
    return {visible ? clampedTo(*visible, whole) : whole, static_cast<double>(m_width)};
}

InspectionState::Step TimeNavigator::stepOf(Gesture gesture) {
    // A drag lasts until it is let go; the others until there is a pause.
    const bool goesOn = gesture != Gesture::None && gesture == m_gesture &&
                        (gesture == Gesture::Drag || !m_sinceStep.hasExpired(RunPause.count()));
    m_gesture = gesture;
    m_sinceStep.start();
    return goesOn ? InspectionState::Step::Continued : InspectionState::Step::New;
}

void TimeNavigator::show(const TimeRange& range, Gesture gesture) {
    const TimeRange whole = wholeRange();
    const TimeRange shown = clampedTo(range, whole);
    if (m_timeline->isEmpty() || shown == view().range()) {
        return;
    }
    if (shown.to < whole.to) {
        m_state.follow().pause();
    } else if (shown != whole) {
        m_state.follow().resume();
    }
    set(shown == whole ? std::nullopt : std::optional(shown), stepOf(gesture));
}

void TimeNavigator::set(const std::optional<TimeRange>& range, InspectionState::Step step) {
    m_isShowing = true;
    m_state.setVisibleRange(range, step);
    m_isShowing = false;
}

void TimeNavigator::zoomAt(double x, double factor, Gesture gesture) {
    show(view().zoomedAt(x, factor, wholeRange()), gesture);
}

void TimeNavigator::panBy(double pixels, Gesture gesture) {
    show(view().pannedBy(pixels, wholeRange()), gesture);
}

void TimeNavigator::fit() {
    show(wholeRange(), Gesture::None);
}

void TimeNavigator::zoomTo(std::int64_t from, std::int64_t to) {
    const auto margin = static_cast<std::int64_t>(static_cast<double>(to - from) * ZoomMargin) + 1;
    show({from - margin, to + margin}, Gesture::None);
}

void TimeNavigator::reveal(std::int64_t time) {
    const TimeRange shown = view().range();
    if (!m_timeline->isEmpty() && !shown.contains(time)) {
        const std::int64_t from = time - shown.duration() / 2;
        const TimeRange around = clampedTo({from, from + shown.duration()}, wholeRange());
        set(around, InspectionState::Step::Continued);
    }
}

void TimeNavigator::followCurrent() {
    const auto& row = m_state.currentRow();
    if (row && row->value() < m_timeline->index().size() && !m_isRangeNew) {
        const Timestamp time = m_timeline->index().row(*row).time;
        if (isDrawable(time)) {
            reveal(time.microseconds());
        }
    }
}

void TimeNavigator::setCursor(std::optional<double> x) {
    if (x != m_cursor) {
        m_cursor = x;
        emit cursorChanged();
    }
}

Timestamp TimeNavigator::stamp(std::int64_t time) const {
    const IndexSnapshot& index = m_timeline->index();
    return Timestamp::fromMicroseconds(time, index.isEmpty() ? Timestamp::Zone::Utc
                                                             : index.row(RowNumber(0)).time.zone());
}

} // namespace muscope
