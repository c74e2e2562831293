// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "ui/models/time_format.h"

namespace muscope {

// The texts of the event table: what a column says of an event. A value; may be used on any thread.
struct EventCells {
    enum Column { Number, Time, Delta, Arrow, Type, Name, Took, Receipt, Bytes, ColumnCount };
    enum class TookState { None, Duration, NoAnswer, NoRequest, Ambiguous };

    // What a time has before it, so that two times of the session are never the same by mistake.
    enum class Dates : unsigned char { None, WithoutYear, Full };

    IndexSnapshot snapshot;
    TimeFormat format;
    Dates dates = Dates::None;
    bool isPassDone = false; // an open request counts as hung only then

    // As the table shows it.
    [[nodiscard]] QString text(RowNumber number, int column) const;
    // As a program wants it: ISO times, durations in microseconds, words of the command line.
    [[nodiscard]] QString plainText(RowNumber number, int column) const;
    [[nodiscard]] TookState tookState(const EventRow& row) const;
    // What the times of the snapshot's first and last event ask for, and no less than there is.
    [[nodiscard]] Dates neededDates() const;

    // A column's name for a program: "time", "delta_us", ...
    [[nodiscard]] static QString plainTitle(int column);
    [[nodiscard]] static bool isNumeric(int column);

private:
    [[nodiscard]] std::optional<std::int64_t> deltaMicroseconds(RowNumber number) const;
    [[nodiscard]] QString timeText(const Timestamp& time) const;
    [[nodiscard]] QString tookText(const EventRow& row) const;
};

} // namespace muscope
