// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace muscope {

// From values to pixels along one axis of a chart, with round numbers to mark.
struct ChartScale {
    double least = 0;
    double most = 1;
    double start = 0; // the pixel of least
    double end = 1;   // the pixel of most

    [[nodiscard]] double at(double value) const {
        return start + (value - least) / (most - least) * (end - start);
    }

    // The round numbers between least and most, at most that many and at least two where the
    // numbers allow.
    [[nodiscard]] std::vector<double> marks(int atMost) const;

    // Widened so that it does not end in nothing: to a range around a single value.
    void ensureRange();
};

} // namespace muscope
