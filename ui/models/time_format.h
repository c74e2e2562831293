// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/timestamp.h"

#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <optional>

namespace muscope {

// How times are written everywhere in the window: in UTC or in this computer's zone; and which zone
// a column without one is taken to be in. A value; as it starts, times are shown in UTC and those
// without a zone as they are stored.
struct TimeFormat {
    enum class Display : unsigned char { Utc, Local };

    Display display = Display::Utc;
    std::optional<QTimeZone> assumedZone; // nullopt: a time without a zone is shown as stored

    // "12:00:01.046" or "2026-11-20 12:00:01.046"; "infinity", "not readable" or empty where there
    // is none.
    [[nodiscard]] QString text(const Timestamp& time, bool withDate) const;
    // "2026-11-20 12:00:01.046123 UTC", "… +02:00", or "… (zone unknown)".
    [[nodiscard]] QString preciseText(const Timestamp& time) const;
    // "times in UTC", "local times", "times as stored, zone unknown": for the status bar.
    [[nodiscard]] QString zoneText(Timestamp::Zone zone) const;

    // The microseconds that a clock on the wall shows: since 1970-01-01 00:00 of that clock. time
    // must be known.
    [[nodiscard]] std::int64_t wallMicroseconds(const Timestamp& time) const;
    // Days since 1970-01-01 on that clock, for telling whether two moments share a date; nullopt
    // where unknown.
    [[nodiscard]] std::optional<std::int64_t> dayOf(const Timestamp& time) const;

    bool operator==(const TimeFormat&) const = default;

private:
    [[nodiscard]] QString clockText(const Timestamp& time, bool withDate, int fractionDigits) const;
    [[nodiscard]] std::int64_t utcMicroseconds(const Timestamp& time) const;
    [[nodiscard]] bool isAsStored(const Timestamp& time) const;
};

} // namespace muscope
