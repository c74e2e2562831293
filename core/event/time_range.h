// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace muscope {

// A stretch of time in microseconds since 1970, from (included) to (excluded), as
// Timestamp::microseconds() counts them. Empty when to is not after from.
struct TimeRange {
    std::int64_t from = 0;
    std::int64_t to = 0;

    [[nodiscard]] constexpr std::int64_t duration() const { return to - from; }
    [[nodiscard]] constexpr bool isEmpty() const { return to <= from; }
    [[nodiscard]] constexpr bool contains(std::int64_t time) const {
        return from <= time && time < to;
    }

    bool operator==(const TimeRange&) const = default;
};

} // namespace muscope
