// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/timeline_picture.h"

#include "core/report/report_text.h"
#include "core/timeline/ruler.h"

namespace muscope {

namespace {

constexpr int MostTicks = 9;
constexpr double Margin = 12;
constexpr double LeastLabelWidth = 44;
constexpr std::size_t DateCharacters = 10;       // "2026-11-20"
constexpr std::size_t ClockCharacters = 15;      // "12:00:01.250000"
constexpr std::size_t MicrosecondCharacters = 3; // at its end
constexpr std::int64_t TickMillisecond = 1'000;
constexpr std::int64_t TickSecond = 1'000'000;

std::string laneTitle(const IndexSnapshot& texts, const PlottedLanes::Lane& lane) {
    const std::string name = texts.text(lane.name).toStdString();
    switch (lane.kind) {
    case LaneKind::ClientToServer:
        return std::string(directionText(Direction::ClientToServer));
    case LaneKind::ServerToClient:
        return std::string(directionText(Direction::ServerToClient));
    case LaneKind::Notifications:
        return "notifications";
    case LaneKind::Type:
        return name.empty() ? "no type" : name;
    case LaneKind::Stream:
        return name.empty() ? "no stream" : name;
    case LaneKind::Others:
        return "other types";
    case LaneKind::Receipts:
        break;
    }
    return "receipts";
}

// Exact, unlike durationText(): what a ruler says is where its tick is.
std::string offsetText(std::int64_t microseconds, std::int64_t step) {
    const std::string text = millisecondsText(microseconds);
    return (step % TickMillisecond == 0 ? text.substr(0, text.find('.')) : text) + "\u00a0ms";
}

// The first one is a moment, those after it as little as tells them apart.
std::string tickLabel(const RulerTicks& ticks, std::size_t place) {
    const std::int64_t time = ticks.wallTimes[place];
    const std::string text = Timestamp::fromMicroseconds(time, Timestamp::Zone::Unknown).toText();
    if (ticks.unit != RulerTicks::Unit::Microseconds || text.size() < DateCharacters) {
        return text.substr(0, DateCharacters);
    }
    if (place > 0 && ticks.step < TickSecond) {
        return "+" + offsetText(time - ticks.wallTimes.front(), ticks.step);
    }
    const std::string clock = text.substr(DateCharacters + 1, ClockCharacters);
    return ticks.step % TickSecond == 0 ? clock.substr(0, clock.find('.'))
           : ticks.step % TickMillisecond == 0
               ? clock.substr(0, clock.size() - MicrosecondCharacters)
               : clock;
}

std::vector<TimelinePicture::BarLabel> labelsOf(const PlottedLanes& plotted, const DrawnLane& drawn,
                                                const IndexSnapshot& texts) {
    std::vector<TimelinePicture::BarLabel> labels(drawn.bars.size());
    for (std::size_t i = 0; i < drawn.bars.size(); ++i) {
        const DrawnBar& bar = drawn.bars[i];
        if (bar.right - bar.left >= LeastLabelWidth) {
            const PlottedLanes::Bar& told = plotted.bars.at(bar.number);
            labels[i] = {texts.text(told.name).toStdString(),
                         bar.isOpen ? "no answer" : durationText(told.microseconds)};
        }
    }
    return labels;
}

// Lanes without their events: all that their colours depend on.
Timeline legendOf(const PlottedLanes& plotted, const IndexSnapshot& texts) {
    std::vector<Lane> lanes;
    for (const PlottedLanes::Lane& lane : plotted.lanes) {
        lanes.push_back({lane.kind, lane.name, {}});
    }
    return {texts, RowSelection(), LaneGrouping::Direction, std::move(lanes)};
}

} // namespace

Result<TimelinePicture> makePicture(LanePlot& plot, const IndexSnapshot& texts) {
    TimelinePicture picture;
    picture.untimed = plot.untimed();
    const TimeRange range =
        fittingRange(plot.firstTime(), plot.lastTime(), TimelinePicture::Columns, Margin);
    const Viewport view(range, TimelinePicture::Columns);
    const RulerTicks ticks = rulerTicks(range, MostTicks);
    for (std::size_t place = 0; place < ticks.wallTimes.size(); ++place) {
        picture.ticks.push_back({view.xOf(ticks.wallTimes[place]), tickLabel(ticks, place)});
    }
    Result<PlottedLanes> plotted = plot.draw(view);
    if (!plotted) {
        return tl::unexpected(plotted.error());
    }
    const Timeline legend = legendOf(*plotted, texts);
    for (PlottedLanes::Lane& lane : plotted->lanes) {
        std::vector<TimelinePicture::BarLabel> labels = labelsOf(*plotted, lane.drawn, texts);
        const LaneHue hue = laneHue(legend, lane.drawn.lane);
        picture.lanes.push_back({lane.kind, laneTitle(texts, lane), hue, std::move(lane.drawn),
                                 std::move(labels), lane.events});
    }
    return picture;
}

} // namespace muscope
