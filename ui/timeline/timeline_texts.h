// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/ruler.h"
#include "core/timeline/timeline.h"
#include "ui/models/time_format.h"

#include <QString>

namespace muscope {

// "client → server", "notifications", a type, a stream, "receipts".
[[nodiscard]] QString laneTitle(const Timeline& timeline, const Lane& lane);

// What a tool tip says about one event: number, type, what it was about, when, how long, verdict.
[[nodiscard]] QString eventText(const IndexSnapshot& index, RowNumber number,
                                const TimeFormat& format, const QString& noAnswer);

// What it says about many that are drawn as one.
[[nodiscard]] QString foldedText(std::uint32_t count, const QString& from, const QString& to,
                                 std::int64_t microseconds);

// A tick's label: the first one is absolute, those after it as little as tells them apart.
[[nodiscard]] QString tickText(const RulerTicks& ticks, std::size_t place);

} // namespace muscope
