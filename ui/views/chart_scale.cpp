// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/chart_scale.h"

#include <algorithm>
#include <cmath>

namespace muscope {

std::vector<double> ChartScale::marks(int atMost) const {
    const double rough = (most - least) / std::max(1, atMost);
    if (!(rough > 0) || !std::isfinite(rough)) {
        return {};
    }
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double factor = rough / power;
    const double step = power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    std::vector<double> values;
    const double first = std::ceil(least / step);
    for (int i = 0; i <= atMost + 1; ++i) {
        const double value = (first + i) * step;
        if (value > most + step * 1e-9) {
            break;
        }
        values.push_back(value == 0 ? 0 : value); // no minus before a zero
    }
    return values;
}

void ChartScale::ensureRange() {
    constexpr double Share = 0.05;
    if (most - least > std::abs(most) * 1e-12 && most > least) {
        return;
    }
    const double around = std::max(std::abs(most) * Share, 0.5);
    least -= around;
    most += around;
}

} // namespace muscope
