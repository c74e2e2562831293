// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/timeline.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace muscope {

namespace {

constexpr std::int64_t FarthestMicroseconds = std::int64_t{1} << 59;

// The row at the other end, once this index has it.
std::optional<EventRow> peerIn(const IndexSnapshot& index, const EventRow& row) {
    return row.peer && row.peer->value() < index.size() ? std::optional(index.row(*row.peer))
                                                        : std::nullopt;
}

} // namespace

bool isDrawable(const Timestamp& time) {
    return time.isKnown() && time.microseconds() > -FarthestMicroseconds &&
           time.microseconds() < FarthestMicroseconds;
}

LaneKey laneKeyOf(const EventRow& row, LaneGrouping grouping) {
    if (grouping == LaneGrouping::Stream) {
        return {LaneKind::Stream, row.stream};
    }
    switch (row.kind) {
    case MessageKind::Notification:
        return {LaneKind::Notifications, {}};
    case MessageKind::Request:
    case MessageKind::Call:
        return {row.direction == Direction::ServerToClient ? LaneKind::ServerToClient
                                                           : LaneKind::ClientToServer,
                {}};
    case MessageKind::Response:
        return {row.direction == Direction::ClientToServer ? LaneKind::ClientToServer
                                                           : LaneKind::ServerToClient,
                {}};
    case MessageKind::Other:
    case MessageKind::Receipt:
        break;
    }
    return {LaneKind::Type, row.type};
}

std::optional<RowNumber> requestDrawnFor(const IndexSnapshot& index, const RowSelection& selection,
                                         RowNumber number, const EventRow& row) {
    const auto request =
        row.operation == OperationState::Answer ? peerIn(index, row) : std::nullopt;
    const bool isDrawn = isDrawnWith(request ? &*request : nullptr, number, row) &&
                         selection.placeOf(*row.peer).has_value();
    return isDrawn ? row.peer : std::nullopt;
}

bool isDrawnWith(const EventRow* request, RowNumber number, const EventRow& row) {
    return row.operation == OperationState::Answer && request != nullptr &&
           request->peer == number && isDrawable(request->time);
}

int durationBitsOf(const IndexSnapshot& index, const EventRow& row) {
    const auto answer =
        row.operation == OperationState::Answered ? peerIn(index, row) : std::nullopt;
    return durationBitsOf(row, answer ? &*answer : nullptr);
}

int durationBitsOf(const EventRow& row, const EventRow* answer) {
    if (row.operation == OperationState::Open) {
        return LaneSeries::Open;
    }
    if (row.operation != OperationState::Answered) {
        return 0;
    }
    if (answer == nullptr) {
        return LaneSeries::Open; // answered by what is not there yet
    }
    if (!isDrawable(answer->time) || answer->time.microseconds() <= row.time.microseconds()) {
        return 0;
    }
    const auto duration =
        static_cast<std::uint64_t>(answer->time.microseconds() - row.time.microseconds());
    return static_cast<int>(std::bit_width(duration));
}

bool hasReceipt(Verdict verdict) {
    return isFailure(verdict) || verdict == Verdict::Match || verdict == Verdict::NotCheckable;
}

Timeline::Timeline(IndexSnapshot index, RowSelection selection, LaneGrouping grouping,
                   std::vector<Lane> lanes)
    : m_index(std::move(index))
    , m_selection(std::move(selection))
    , m_grouping(grouping)
    , m_lanes(std::move(lanes)) {}

std::optional<LanePlace> Timeline::placeOf(RowNumber number) const {
    if (number.value() >= m_index.size() || !m_selection.placeOf(number)) {
        return std::nullopt;
    }
    const EventRow row = m_index.row(number);
    if (!isDrawable(row.time)) {
        return std::nullopt;
    }
    if (const auto request = requestDrawnFor(m_index, m_selection, number, row)) {
        return placeOf(*request);
    }
    const LaneKey key = laneKeyOf(row, m_grouping);
    const auto isLane = [&](const Lane& lane) {
        return lane.kind == key.kind && lane.name == key.name;
    };
    auto lane = std::ranges::find_if(m_lanes, isLane);
    if (lane == m_lanes.end()) {
        lane = std::ranges::find(m_lanes, LaneKind::Others, &Lane::kind);
    }
    if (lane == m_lanes.end()) {
        return std::nullopt;
    }
    return LanePlace{static_cast<std::size_t>(lane - m_lanes.begin()),
                     {row.time.microseconds(), number.value()}};
}

std::optional<std::int64_t> Timeline::endOf(RowNumber number) const {
    const EventRow row = m_index.row(number);
    const int bits = durationBitsOf(m_index, row);
    return bits == 0                  ? std::nullopt
           : bits == LaneSeries::Open ? std::optional(m_last)
                                      : std::optional(m_index.row(*row.peer).time.microseconds());
}

std::size_t Timeline::bytes() const {
    std::size_t bytes = sizeof(*this) + m_lanes.capacity() * sizeof(Lane);
    for (const Lane& lane : m_lanes) {
        bytes += lane.series.capacity() * sizeof(LaneSeries);
        for (const LaneSeries& series : lane.series) {
            bytes += series.entries.bytes();
        }
    }
    return bytes;
}

} // namespace muscope
