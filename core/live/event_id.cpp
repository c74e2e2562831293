// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/event_id.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>

namespace muscope {

namespace {

constexpr int FractionBits = 12;

// Milliseconds since the epoch with 4096ths of one behind them, greater with every call. The
// order of ids is the process's own, so the last one is.
std::uint64_t nextTick(Timestamp seen) {
    static std::atomic<std::uint64_t> last{0};
    const auto microseconds = static_cast<std::uint64_t>(
        std::max<std::int64_t>(seen.isKnown() ? seen.microseconds() : 0, 0));
    const std::uint64_t now =
        (microseconds / 1000 << FractionBits) + (microseconds % 1000 << FractionBits) / 1000;
    std::uint64_t before = last.load(std::memory_order_relaxed);
    while (true) {
        const std::uint64_t tick = std::max(now, before + 1);
        if (last.compare_exchange_weak(before, tick, std::memory_order_relaxed)) {
            return tick;
        }
    }
}

} // namespace

EventId newEventId(Timestamp seen) {
    constexpr std::array<int, 4> DashesBefore{8, 12, 16, 20};
    const std::uint64_t tick = nextTick(seen);
    const std::uint64_t random = QRandomGenerator::global()->generate64();
    const std::uint64_t version = std::uint64_t{7} << FractionBits;
    const std::array<std::uint64_t, 2> halves{tick >> FractionBits << 16 | version |
                                                  (tick & ((1U << FractionBits) - 1)),
                                              std::uint64_t{2} << 62 | random >> 2};
    QByteArray text;
    text.reserve(36);
    for (int digit = 0; digit < 32; ++digit) {
        if (std::ranges::find(DashesBefore, digit) != DashesBefore.end()) {
            text += '-';
        }
        const std::uint64_t half = halves[digit < 16 ? 0 : 1];
        text += "0123456789abcdef"[half >> (60 - 4 * (digit % 16)) & 15U];
    }
    return EventId(text);
}

} // namespace muscope
