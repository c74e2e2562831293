// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/viewport.h"

#include <algorithm>
#include <cmath>

namespace muscope {

namespace {

constexpr std::int64_t MicrosecondsPerSecond = 1'000'000;

} // namespace

Viewport::Viewport(TimeRange range, double width)
    : m_range(range)
    , m_width(width)
    , m_columnsPerMicrosecond(width / static_cast<double>(range.duration()))
    , m_microsecondsPerColumn(static_cast<double>(range.duration()) / width) {}

std::int64_t Viewport::timeAt(double x) const {
    return m_range.from + static_cast<std::int64_t>(std::floor(x * microsecondsPerColumn()));
}

std::int64_t Viewport::startOf(int column) const {
    // The two directions round apart by a microsecond at most.
    std::int64_t time =
        m_range.from + static_cast<std::int64_t>(std::ceil(column * microsecondsPerColumn()));
    while (xOf(time) < column) {
        ++time;
    }
    while (xOf(time - 1) >= column) {
        --time;
    }
    return time;
}

TimeRange Viewport::zoomedAt(double x, double factor, const TimeRange& limits) const {
    const auto before = static_cast<double>(m_range.duration());
    const double most = static_cast<double>(std::max(limits.duration(), LeastMicroseconds));
    const double wanted = std::clamp(before * factor, double{LeastMicroseconds}, most);
    // A step that rounding would swallow still is one.
    const double duration = wanted == before ? before
                            : factor < 1     ? std::min(std::floor(wanted), before - 1)
                                             : std::max(std::ceil(wanted), before + 1);
    const double share = std::clamp(x / m_width, 0.0, 1.0);
    const std::int64_t from =
        m_range.from + static_cast<std::int64_t>(std::llround((before - duration) * share));
    return clampedTo({from, from + static_cast<std::int64_t>(duration)}, limits);
}

TimeRange Viewport::pannedBy(double columns, const TimeRange& limits) const {
    const auto shift = static_cast<std::int64_t>(std::llround(columns * microsecondsPerColumn()));
    return clampedTo({m_range.from + shift, m_range.to + shift}, limits);
}

TimeRange clampedTo(TimeRange range, const TimeRange& limits) {
    const std::int64_t duration =
        std::min(std::max(range.duration(), Viewport::LeastMicroseconds), limits.duration());
    const std::int64_t from = std::clamp(range.from, limits.from, limits.to - duration);
    return {from, from + duration};
}

TimeRange fittingRange(std::int64_t first, std::int64_t last, double width, double margin) {
    if (last <= first) {
        return {first - MicrosecondsPerSecond / 2, first + MicrosecondsPerSecond / 2};
    }
    const double inner = std::max(width - 2 * margin, 1.0);
    const auto duration = static_cast<double>(last - first);
    const auto pad = static_cast<std::int64_t>(duration * margin / inner);
    const std::int64_t least = std::max<std::int64_t>(pad, Viewport::LeastMicroseconds / 2);
    return {first - least, last + 1 + least};
}

} // namespace muscope
