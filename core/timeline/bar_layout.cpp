// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/bar_layout.h"

#include <algorithm>
#include <array>

namespace muscope {

void layOutBars(std::vector<DrawnBar>& bars) {
    std::ranges::sort(bars, [](const DrawnBar& left, const DrawnBar& right) {
        return left.left != right.left ? left.left < right.left : left.number < right.number;
    });
    std::array<double, MostBarRows> ends{};
    std::size_t first = 0; // of the run of bars that hang together
    int rows = 0;
    double runEnd = 0;
    const auto closeRun = [&](std::size_t end) {
        for (std::size_t place = first; place < end; ++place) {
            bars[place].rows = static_cast<std::uint8_t>(rows);
        }
        first = end;
        rows = 0;
    };
    for (std::size_t place = 0; place < bars.size(); ++place) {
        DrawnBar& bar = bars[place];
        if (place > first && bar.left >= runEnd) {
            closeRun(place);
        }
        const auto used = ends.begin() + rows;
        auto row = std::find_if(ends.begin(), used, [&](double end) { return end <= bar.left; });
        if (row == used && rows < MostBarRows) {
            ++rows;
        } else if (row == used) {
            row = std::min_element(ends.begin(), used);
        }
        bar.row = static_cast<std::uint8_t>(row - ends.begin());
        runEnd = place == first ? bar.right : std::max(runEnd, bar.right);
        *row = bar.right;
    }
    closeRun(bars.size());
}

} // namespace muscope
