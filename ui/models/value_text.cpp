// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/value_text.h"

#include "ui/models/number_text.h"

#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int Digits = 6; // of a value
constexpr int Places = 4; // of a part of an amplitude
constexpr double LargestGrouped = 1e15;

QString withMinus(QString text) {
    return text.replace(u'-', u'−');
}

QString fixed(double value, int places) {
    // What rounds to zero has no sign.
    const double least = 0.5 * std::pow(10.0, -places);
    return withMinus(QString::number(std::abs(value) < least ? 0.0 : value, 'f', places));
}

} // namespace

QString valueText(double value) {
    if (value == std::floor(value) && std::abs(value) < LargestGrouped) {
        return withMinus(countText(static_cast<std::int64_t>(value)));
    }
    return withMinus(QString::number(value, 'g', Digits));
}

QString shareText(double share) {
    constexpr double Percent = 100;
    return fixed(share * Percent, 1) + u"\u00a0%"_s;
}

QString amplitudeText(const std::complex<double>& amplitude) {
    if (!std::isfinite(std::norm(amplitude))) {
        return u"?"_s;
    }
    const QString imaginary = fixed(amplitude.imag(), Places);
    const bool isNegative = imaginary.startsWith(u'−');
    return fixed(amplitude.real(), Places) + (isNegative ? u" − "_s : u" + "_s) +
           imaginary.mid(isNegative ? 1 : 0) + u'i';
}

QString probabilityText(const std::complex<double>& amplitude) {
    const double probability = std::norm(amplitude);
    return std::isfinite(probability) ? fixed(probability, Places) : u"?"_s;
}

QString phaseText(const std::complex<double>& amplitude) {
    constexpr int PhasePlaces = 3;
    const double norm = std::norm(amplitude);
    return !std::isfinite(norm) || norm == 0
               ? QString()
               : fixed(std::arg(amplitude) / std::numbers::pi, PhasePlaces) + u"\u00a0π"_s;
}

QString basisText(std::size_t place, std::optional<unsigned> qubits) {
    if (!qubits) {
        return QString::number(place);
    }
    return u'|' +
           QString::number(static_cast<qulonglong>(place), 2)
               .rightJustified(static_cast<qsizetype>(*qubits), u'0') +
           u'⟩';
}

} // namespace muscope
