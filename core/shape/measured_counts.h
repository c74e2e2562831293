// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/shape/shape_check.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// How often each outcome of a circuit was measured.
struct MeasuredCounts {
    static constexpr std::size_t MostKept = 65'536;

    struct Outcome {
        std::string key; // as the payload spells it, escapes resolved; cut where it is very long
        std::string spelling; // of the count
        double count = 0;     // NaN: no number
    };

    std::string path;              // where in the payload: "result.counts"
    std::vector<Outcome> outcomes; // in the payload's order, the first MostKept
    std::size_t count = 0;         // of all
    double total = 0;              // of all counts that are numbers
    std::optional<std::int64_t> shots;
    std::optional<std::size_t> bits;    // of each key, where they agree
    std::vector<std::uint32_t> byKey;   // places of outcomes, ascending
    std::vector<std::uint32_t> byCount; // the largest first
    std::vector<ShapeCheck> checks;

    // The part of all counts an outcome has; nullopt where that means nothing.
    [[nodiscard]] std::optional<double> shareOf(const Outcome& outcome) const;
};

// What the rest of the payload says of the counts.
struct StatedRun {
    std::optional<json::NodeId> shots;
    std::optional<json::NodeId> qubits;
};

// Whether a key is a bit string: of 0 and 1 (parted by blanks or underscores), or hexadecimal.
[[nodiscard]] bool isBitString(std::string_view key);

// Reads an object of outcomes and counts. Linear, but for the order of the outcomes kept.
[[nodiscard]] MeasuredCounts readCounts(const json::Document& document, json::NodeId object,
                                        const StatedRun& stated);

} // namespace muscope
