// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace muscope {

// How long to wait before the next attempt: what the server asked for, otherwise 250 ms; twice as
// long each time, at most 30 s unless the server asked for more, which is respected up to an hour.
class Backoff {
public:
    [[nodiscard]] std::chrono::milliseconds next(std::optional<std::chrono::milliseconds> asked) {
        const auto least = std::min(asked.value_or(First), LongestAsked);
        const auto delay = std::max(least, std::min(Longest, m_factor * std::max(least, First)));
        const bool isFirst = m_factor == 1;
        m_factor = std::min(2 * m_factor, 128);
        return isFirst ? least : delay;
    }
    void reset() { m_factor = 1; }

private:
    static constexpr std::chrono::milliseconds First{250};
    static constexpr std::chrono::milliseconds Longest{30'000};
    static constexpr std::chrono::milliseconds LongestAsked{3'600'000};

    int m_factor = 1;
};

} // namespace muscope
