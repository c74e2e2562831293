// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace muscope {

// How numbers and durations are written everywhere in the window.

// "12 003": digits in groups of three, held together.
[[nodiscard]] QString countText(std::int64_t count);

// "250 µs", "41 ms", "1.2 s", "2 min 14 s", "1 h 02 min", "3 d 4 h".
[[nodiscard]] QString durationText(std::int64_t microseconds);

// The same with its sign: "+15 ms", "−3 ms".
[[nodiscard]] QString deltaText(std::int64_t microseconds);

} // namespace muscope
