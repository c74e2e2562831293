// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <complex>
#include <optional>

namespace muscope {

// How measured values are written in charts and tables.

// "512", "0.5": the shortest of up to six digits; whole numbers in groups of three.
[[nodiscard]] QString valueText(double value);

// "50.0 %".
[[nodiscard]] QString shareText(double share);

// "−0.5000 + 0.5000i": both parts with four places, so that columns align.
[[nodiscard]] QString amplitudeText(const std::complex<double>& amplitude);

// |a|² with four places, and the phase in units of π: "−0.500 π"; nothing where the amplitude is
// zero and has none.
[[nodiscard]] QString probabilityText(const std::complex<double>& amplitude);
[[nodiscard]] QString phaseText(const std::complex<double>& amplitude);

// "|0011⟩" of the amplitude at that place among those of so many qubits; the bare place where the
// number of qubits is not known.
[[nodiscard]] QString basisText(std::size_t place, std::optional<unsigned> qubits);

} // namespace muscope
