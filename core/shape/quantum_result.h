// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/measured_counts.h"
#include "core/shape/state_vector.h"

#include <optional>
#include <vector>

namespace muscope {

// What a payload says of a quantum circuit that was run: counts, a state vector, or both.
struct QuantumResult {
    std::optional<MeasuredCounts> counts;
    std::optional<StateVector> state;
    std::vector<ShapeCheck> checks; // of what belongs to neither: the fidelity
};

// Looks for one at the usual places of a payload (result, structuredContent, params, …). isTold:
// the event's type says that it is one, so less has to speak for it. Nullopt: there is none.
[[nodiscard]] std::optional<QuantumResult> quantumResult(const json::Document& document,
                                                         bool isTold = false);

} // namespace muscope
