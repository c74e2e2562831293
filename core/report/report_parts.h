// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace muscope {

// What a report may hold beside the question, the coverage and the summary, which it always has: a
// part that was left out must not make the rest look better.
enum class ReportPart : unsigned char {
    Verdicts,   // how many events have which verdict
    Timelines,  // a picture of each session
    Failures,   // receipts that fail, with the evidence
    Problems,   // everything else that is wrong
    Operations, // calls, errors and how long they took
    Workflows,  // what events were held against
    Digests,    // of each session
    Proof,      // what receipts, digests and signatures prove
    Events,     // every event
};

constexpr std::size_t ReportPartCount = 9;

// The part's word on the command line: "verdicts".
[[nodiscard]] const char* wordFor(ReportPart part);
[[nodiscard]] std::optional<ReportPart> reportPartFrom(std::string_view word);

// A set of parts.
class ReportParts {
public:
    constexpr ReportParts() = default;
    constexpr ReportParts(std::initializer_list<ReportPart> parts) {
        for (const ReportPart part : parts) {
            add(part);
        }
    }

    constexpr void add(ReportPart part) { m_bits |= bit(part); }
    [[nodiscard]] constexpr bool has(ReportPart part) const { return (m_bits & bit(part)) != 0; }

    bool operator==(const ReportParts&) const = default;

private:
    static constexpr std::uint16_t bit(ReportPart part) {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(part));
    }

    std::uint16_t m_bits = 0;
};

// Every part, in the order of a report.
[[nodiscard]] constexpr std::array<ReportPart, ReportPartCount> reportParts() {
    std::array<ReportPart, ReportPartCount> parts{};
    for (std::size_t i = 0; i < ReportPartCount; ++i) {
        parts[i] = static_cast<ReportPart>(i);
    }
    return parts;
}

// All but the list of every event.
[[nodiscard]] constexpr ReportParts usualReportParts() {
    ReportParts usual;
    for (const ReportPart part : reportParts()) {
        if (part != ReportPart::Events) {
            usual.add(part);
        }
    }
    return usual;
}

} // namespace muscope
