// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/timestamp.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace muscope {

// How numbers, times and durations are written everywhere in the window.

// "12 003": digits in groups of three, held together.
[[nodiscard]] QString countText(std::int64_t count);

// "250 µs", "41 ms", "1.2 s", "2 min 14 s", "1 h 02 min", "3 d 4 h".
[[nodiscard]] QString durationText(std::int64_t microseconds);

// The same with its sign: "+15 ms", "−3 ms".
[[nodiscard]] QString deltaText(std::int64_t microseconds);

// "12:00:01.046" or "2026-11-20 12:00:01.046"; "infinity", "not readable" or empty where there is
// none.
[[nodiscard]] QString timeText(const Timestamp& time, bool withDate);

// "2026-11-20 12:00:01.046123 UTC", or "… (zone unknown)".
[[nodiscard]] QString preciseTimeText(const Timestamp& time);

// Days since 1970-01-01, for telling whether two moments share a date; nullopt where unknown.
[[nodiscard]] std::optional<std::int64_t> dayOf(const Timestamp& time);

} // namespace muscope
