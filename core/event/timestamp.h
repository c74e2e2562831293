// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace muscope {

// A moment to the microsecond, or the honest absence of one: NULL, infinity, or a spelling that
// could not be read. Holds years from 4713 BC, as PostgreSQL does, to 294246 AD. A moment whose
// zone is unknown counts its microseconds as if it were UTC and says so.
class Timestamp {
public:
    enum class Zone : unsigned char { Utc, Unknown };

    constexpr Timestamp() = default;

    [[nodiscard]] static constexpr Timestamp fromMicroseconds(std::int64_t sinceEpoch,
                                                              Zone zone = Zone::Utc) {
        return Timestamp(sinceEpoch, zone);
    }
    [[nodiscard]] static constexpr Timestamp missing() { return {}; }
    [[nodiscard]] static constexpr Timestamp infinity() { return Timestamp(Infinity, Zone::Utc); }
    [[nodiscard]] static constexpr Timestamp minusInfinity() {
        return Timestamp(MinusInfinity, Zone::Utc);
    }
    [[nodiscard]] static constexpr Timestamp unreadable() {
        return Timestamp(Unreadable, Zone::Utc);
    }

    // Reads PostgreSQL's ISO spelling ("2026-11-20 12:00:01.25+00", "0044-03-15 00:00:00 BC",
    // "infinity"), RFC 3339, and a bare number as time since the epoch in the unit its size gives
    // away (seconds below 1e11, then milli-, micro- and nanoseconds). An empty text is missing;
    // what cannot be read is unreadable(). Fractions beyond the microsecond are cut.
    [[nodiscard]] static Timestamp parse(std::string_view text);

    [[nodiscard]] constexpr bool isKnown() const {
        return m_value > Unreadable && m_value < Infinity;
    }
    [[nodiscard]] constexpr bool isMissing() const { return m_value == Missing; }
    [[nodiscard]] constexpr bool isUnreadable() const { return m_value == Unreadable; }
    [[nodiscard]] constexpr Zone zone() const { return m_zone; }

    // Microseconds since 1970-01-01 00:00; meaningful only when isKnown().
    [[nodiscard]] constexpr std::int64_t microseconds() const { return m_value; }

    // What an index keeps of a time: the microseconds, or the mark of what is there instead.
    [[nodiscard]] constexpr std::int64_t packed() const { return m_value; }
    [[nodiscard]] static constexpr Timestamp fromPacked(std::int64_t packed, Zone zone) {
        return Timestamp(packed, zone);
    }

    // "2026-11-20T12:00:01.250000Z", without Z where the zone is unknown; "infinity", "-infinity"
    // and years before 1 as PostgreSQL spells them; empty when missing or unreadable.
    [[nodiscard]] std::string toText() const;

    // How muscope prints a time that the store spells so: toText(), but as the store has it where
    // that is empty and for years before 1.
    [[nodiscard]] static std::string printed(std::string_view stored);

    bool operator==(const Timestamp&) const = default;

private:
    static constexpr std::int64_t MinusInfinity = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t Missing = MinusInfinity + 1;
    static constexpr std::int64_t Unreadable = MinusInfinity + 2;
    static constexpr std::int64_t Infinity = std::numeric_limits<std::int64_t>::max();

    constexpr Timestamp(std::int64_t value, Zone zone)
        : m_value(value)
        , m_zone(zone) {}

    std::int64_t m_value = Missing;
    Zone m_zone = Zone::Utc;
};

} // namespace muscope
