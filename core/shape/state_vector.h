// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/shape/shape_check.h"

#include <complex>
#include <optional>
#include <string_view>
#include <vector>

namespace muscope {

// The amplitudes of a quantum state, in the order of the payload.
struct StateVector {
    static constexpr std::size_t MostKept = 65'536;
    static constexpr double NormTolerance = 1e-6;

    std::string path;                             // where in the payload: "result.statevector"
    std::vector<std::complex<double>> amplitudes; // the first MostKept; NaN: no number
    std::size_t count = 0;                        // of all
    std::optional<unsigned> qubits;               // log2(count) where that is whole
    bool isCut = false;                           // the text leaves some out ("...")
    double norm = 0;                              // sum of |a|² over all that are numbers
    std::vector<std::uint32_t> byProbability;     // places of amplitudes, the likeliest first
    std::vector<std::uint32_t> byPhase;           // from -π to π
    std::vector<ShapeCheck> checks;
};

// Reads amplitudes as they are written in the wild: a list of real numbers, of [re, im] pairs, of
// {"re", "im"} or of strings; two lists {"real": […], "imag": […]}; or a text as NumPy prints it,
// "[0.70710678+0.j 0.+0.j]", with spaces or commas. Nullopt: it is none of these. Linear.
[[nodiscard]] std::optional<StateVector> readStateVector(const json::Document& document,
                                                         json::NodeId node);

// "-0.5+0.5j", "1.j", "(0.7+0j)", "0."; nullopt where it is no complex number.
[[nodiscard]] std::optional<std::complex<double>> readComplex(std::string_view text);

} // namespace muscope
