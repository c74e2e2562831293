// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <cstdint>
#include <optional>

namespace muscope {

// Whole numbers from 0 on; what does not fit saturates.
[[nodiscard]] std::optional<std::int64_t> readCount(QStringView text);
// Bytes: 90, 90B, 1.5kB (1000), 2MB, 1GB, 4KiB (1024), 1MiB. nullopt also for parts of a byte.
[[nodiscard]] std::optional<std::int64_t> readSize(QStringView text);
// Microseconds: 250us (or µs), 41ms, 1.2s, 2min, 1h. The unit must be there, but for 0.
[[nodiscard]] std::optional<std::int64_t> readDuration(QStringView text);

// A moment as far as it was written: from its first microsecond, and how many it lasts.
struct WrittenTime {
    std::int64_t from = 0; // since 1970, or since midnight
    std::int64_t length = 1;
    bool isTimeOfDay = false; // written without a date
};

// "2026-11-20", "2026-11-20 12:00", "2026-11-20T12:00:01.25Z", "…+02:00", "12:00:01.2". Without
// a zone it is UTC, or what the store has.
[[nodiscard]] std::optional<WrittenTime> readTime(QStringView text);

} // namespace muscope
