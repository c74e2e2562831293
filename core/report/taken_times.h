// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/scratch_records.h"

#include <array>
#include <span>

namespace muscope {

// How long each of any number of calls took, by names that are numbers. They are kept in a file
// where they are many, so that percentiles are exact and memory stays flat.
class TakenTimes {
public:
    // microseconds: not below 0.
    void add(std::uint32_t name, std::int64_t microseconds) {
        m_times.append({microseconds, name});
    }
    [[nodiscard]] std::int64_t size() const { return m_times.size(); }
    // Forgets what was added beyond the first so many.
    void truncate(std::int64_t size) { m_times.truncate(size); }

    // One value of those of a name that is wanted: the rank-th of them in their order, from 1.
    struct Wanted {
        std::uint32_t name = 0;
        std::int64_t rank = 1;
        std::int64_t value = 0; // find() puts it here
    };
    // Finds them all. longest: no time is above it. Reads all times once for each byte of longest.
    [[nodiscard]] Result<void> find(std::span<Wanted> wanted, std::int64_t longest);

private:
    static constexpr int DigitBits = 8;
    using Digits = std::array<std::int64_t, std::size_t{1} << DigitBits>;

    struct Taken {
        std::int64_t microseconds;
        std::uint32_t name;
    };

    [[nodiscard]] Result<void> findDigit(std::span<Wanted> wanted, int shift);

    ScratchRecords<Taken> m_times;
};

} // namespace muscope
