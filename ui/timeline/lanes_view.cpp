// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/lanes_view.h"

#include "ui/models/number_text.h"
#include "ui/style/metrics.h"
#include "ui/timeline/lane_gestures.h"
#include "ui/timeline/timeline_measures.h"
#include "ui/timeline/timeline_texts.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr double ReachPixels = 4; // how far beside a mark it still is hit

} // namespace

LanesView::LanesView(TimeNavigator& navigator, Workspace& workspace, InspectionState& state,
                     const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_navigator(navigator)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_picture(theme, LaneMeasures()) {
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setAccessibleName(tr("Lanes"));
    verticalScrollBar()->setSingleStep(measures::LaneHeight);
    setFont(scaledFont(font(), measures::LaneFont));
    viewport()->setMouseTracking(true);
    m_gestures = std::make_unique<LaneGestures>(*this, navigator, state);
    connectAll();
    refresh();
}

LanesView::~LanesView() = default;

void LanesView::connectAll() {
    connect(&m_navigator, &TimeNavigator::viewChanged, this, &LanesView::refresh);
    connect(&m_navigator, &TimeNavigator::cursorChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_workspace, &Workspace::passChanged, this, &LanesView::markStale);
    connect(&m_state, &InspectionState::currentRowChanged, this, &LanesView::showCurrent);
    connect(&m_state, &InspectionState::selectedRangeChanged, viewport(),
            qOverload<>(&QWidget::update));
    connect(&m_state, &InspectionState::timeFormatChanged, this, &LanesView::describe);
    connect(&m_theme, &Theme::changed, this, &LanesView::markStale);
}

void LanesView::refresh() {
    fitScrollBar();
    markStale();
    describe();
}

void LanesView::markStale() {
    m_isStale = true;
    viewport()->update();
}

void LanesView::fitScrollBar() {
    const int content =
        static_cast<int>(m_navigator.timeline()->lanes().size()) * measures::LaneHeight;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
}

void LanesView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    m_navigator.setWidth(viewport()->width() - measures::LabelWidth);
    fitScrollBar();
    markStale();
}

void LanesView::scrollContentsBy(int, int) {
    markStale();
}

void LanesView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        markStale();
    }
    QAbstractScrollArea::changeEvent(event);
}

void LanesView::describe() {
    const Timeline& timeline = *m_navigator.timeline();
    if (timeline.isEmpty()) {
        setAccessibleDescription(m_message);
        return;
    }
    const TimeRange shown = m_navigator.view().range();
    const TimeFormat& format = m_state.timeFormat();
    QString text =
        tr("%1 to %2, %3, in %n lanes", nullptr, int(timeline.lanes().size()))
            .arg(format.preciseText(m_navigator.stamp(shown.from)),
                 format.preciseText(m_navigator.stamp(shown.to)), durationText(shown.duration()));
    if (const auto& row = m_state.currentRow(); row && row->value() < timeline.index().size()) {
        text += u'\n' + eventText(timeline.index(), *row, format, noAnswerText());
    }
    setAccessibleDescription(text);
}

QString LanesView::noAnswerText() const {
    return m_workspace.mayBeAnswered() ? tr("(no answer yet)") : tr("(no answer)");
}

const LanesPicture& LanesView::picture() {
    const Timeline& timeline = *m_navigator.timeline();
    if (m_isStale) {
        m_isStale = false;
        const std::size_t first = firstLane();
        const auto most = static_cast<std::size_t>(viewport()->height() / measures::LaneHeight + 2);
        m_picture.prepare(
            timeline, {m_navigator.view().range(), m_navigator.width(), devicePixelRatioF(), first,
                       std::min(first + most, timeline.lanes().size()), font(), noAnswerText()});
    }
    return m_picture;
}

std::size_t LanesView::firstLane() const {
    const auto first =
        static_cast<std::size_t>(verticalScrollBar()->value() / measures::LaneHeight);
    return std::min(first, m_navigator.timeline()->lanes().size());
}

double LanesView::topOf(std::size_t lane) const {
    return double(lane) * measures::LaneHeight - verticalScrollBar()->value();
}

double LanesView::laneX(const QPointF& point) {
    return point.x() - measures::LabelWidth;
}

std::optional<LanesView::Hit> LanesView::hitAt(const QPointF& point) {
    const Timeline& timeline = *m_navigator.timeline();
    const double y = point.y() + verticalScrollBar()->value();
    const double x = laneX(point);
    const auto number = static_cast<std::size_t>(std::max(0.0, y) / measures::LaneHeight);
    if (x < 0 || y < 0 || number >= timeline.lanes().size()) {
        return std::nullopt;
    }
    const Lane& lane = timeline.lanes()[number];
    const Viewport view = m_navigator.view();
    const double inLane = y - double(number) * measures::LaneHeight;
    if (const DrawnBar* bar = picture().barAt(number, x, inLane)) {
        const std::int64_t time = timeline.index().row(bar->number).time.microseconds();
        return Hit{number, bar->number, bar->count, {time, time + 1}};
    }
    if (const DrawnSign* sign = picture().signAt(number, x)) {
        const std::int64_t time = timeline.index().row(sign->number).time.microseconds();
        return Hit{number, sign->number, sign->count, {time, time + 1}};
    }
    // The event nearest to the point, and all that are drawn in its column.
    const auto after = lane.firstFrom({view.timeAt(x), 0});
    const auto before = lane.lastBefore({view.timeAt(x), 0});
    const auto distance = [&](const std::optional<TimelineEntry>& entry) {
        return entry ? std::abs(view.xOf(entry->time) - x) : ReachPixels + 1;
    };
    const auto& nearest = distance(after) <= distance(before) ? after : before;
    if (distance(nearest) > ReachPixels) {
        return Hit{number, std::nullopt, 0, {}};
    }
    const double column = std::floor(view.xOf(nearest->time));
    const TimeRange range{view.startOf(int(column)), view.startOf(int(column) + 1)};
    const auto first = lane.firstFrom({range.from, 0});
    const auto last = lane.lastBefore({range.to, 0});
    return Hit{number, RowNumber(first->row), lane.countIn(range), {first->time, last->time + 1}};
}

QString LanesView::textAt(const QPointF& point) {
    const Timeline& timeline = *m_navigator.timeline();
    const auto lane =
        static_cast<std::size_t>((point.y() + verticalScrollBar()->value()) / measures::LaneHeight);
    if (laneX(point) < 0 && lane < timeline.lanes().size()) {
        return laneTitle(timeline, timeline.lanes()[lane]);
    }
    const auto hit = hitAt(point);
    if (!hit || !hit->row) {
        return {};
    }
    const TimeFormat& format = m_state.timeFormat();
    if (hit->count > 1) {
        const std::int64_t last = hit->range.to - 1;
        return foldedText(hit->count, format.preciseText(m_navigator.stamp(hit->range.from)),
                          format.preciseText(m_navigator.stamp(last)), last - hit->range.from);
    }
    return eventText(timeline.index(), *hit->row, format, noAnswerText());
}

std::optional<QPointF> LanesView::pointOf(RowNumber row) const {
    const auto place = m_navigator.timeline()->placeOf(row);
    return place ? std::optional(
                       QPointF(measures::LabelWidth + m_navigator.view().xOf(place->entry.time) + 1,
                               topOf(place->lane) + measures::LaneHeight / 2.0))
                 : std::nullopt;
}

std::optional<LanePlace> LanesView::currentPlace() const {
    const auto& row = m_state.currentRow();
    return row ? m_navigator.timeline()->placeOf(*row) : std::nullopt;
}

std::optional<std::size_t> LanesView::currentLane() const {
    if (m_lane && *m_lane < m_navigator.timeline()->lanes().size()) {
        return m_lane;
    }
    const auto place = currentPlace();
    return place ? std::optional(place->lane) : std::nullopt;
}

void LanesView::setCurrentLane(std::size_t lane) {
    m_lane = lane;
    const int top = static_cast<int>(lane) * measures::LaneHeight;
    const int value = verticalScrollBar()->value();
    verticalScrollBar()->setValue(
        std::clamp(value, top + measures::LaneHeight - viewport()->height(), top));
    viewport()->update();
}

void LanesView::chooseNeighbour(bool forward) {
    const Timeline& timeline = *m_navigator.timeline();
    if (timeline.isEmpty()) {
        return;
    }
    const std::size_t lane = currentLane().value_or(0);
    const auto place = currentPlace();
    const TimelineEntry here =
        place ? place->entry : TimelineEntry{m_navigator.view().range().from, 0};
    const auto next = !place    ? timeline.lanes()[lane].firstFrom(here)
                      : forward ? timeline.lanes()[lane].firstFrom({here.time, here.row + 1})
                                : timeline.lanes()[lane].lastBefore(here);
    if (next) {
        m_state.setCurrentRow(RowNumber(next->row));
        setCurrentLane(lane);
    }
}

void LanesView::chooseLane(bool down) {
    const Timeline& timeline = *m_navigator.timeline();
    const auto place = currentPlace();
    const std::int64_t time =
        place ? place->entry.time : m_navigator.view().timeAt(m_navigator.width() / 2.0);
    const int step = down ? 1 : -1;
    int lane = currentLane() ? int(*currentLane()) + step : 0;
    for (; lane >= 0 && lane < int(timeline.lanes().size()); lane += step) {
        const Lane& other = timeline.lanes()[std::size_t(lane)];
        const auto after = other.firstFrom({time, 0});
        const auto before = other.lastBefore({time, 0});
        if (after || before) {
            const bool isAfter = !before || (after && after->time - time <= time - before->time);
            m_state.setCurrentRow(RowNumber(isAfter ? after->row : before->row));
            setCurrentLane(std::size_t(lane));
            return;
        }
    }
}

void LanesView::showCurrent() {
    // Chosen elsewhere: the walk goes on in the lane of its own.
    m_lane.reset();
    if (const auto place = currentPlace()) {
        setCurrentLane(place->lane);
        m_lane.reset();
    }
    describe();
    viewport()->update();
}

void LanesView::setBand(std::optional<TimeRange> band) {
    m_band = band;
    viewport()->update();
}

void LanesView::setTicks(const std::vector<double>& places) {
    m_ticks = places;
    viewport()->update();
}

void LanesView::setMessage(const QString& message) {
    if (message != m_message) {
        m_message = message;
        describe();
        viewport()->update();
    }
}

} // namespace muscope
