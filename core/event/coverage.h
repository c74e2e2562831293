// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"

#include <cstdint>

namespace muscope {

// How many events of a session or store were found, and what is known of their receipts. Each event
// is counted once, under its worst verdict, so the numbers add up to events.
struct Coverage {
    std::int64_t events = 0;
    std::int64_t exact = 0;
    std::int64_t equivalent = 0;
    std::int64_t lossy = 0;
    std::int64_t differs = 0;
    std::int64_t wrongSubject = 0;
    std::int64_t malformed = 0;
    std::int64_t notCheckable = 0;
    std::int64_t none = 0;
    std::int64_t receiptEvents = 0;
    std::int64_t unchecked = 0;

    void add(Verdict verdict, MatchLevel level);
    void add(const Coverage& other);

    // How many have this verdict, whatever the level of a match.
    [[nodiscard]] std::int64_t of(Verdict verdict) const;
    [[nodiscard]] std::int64_t match() const { return exact + equivalent + lossy; }
    [[nodiscard]] std::int64_t failures() const { return differs + wrongSubject + malformed; }

    bool operator==(const Coverage&) const = default;
};

} // namespace muscope
