// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/event/time_range.h"

#include <optional>
#include <vector>

namespace muscope {

// What was in view at one moment.
struct ViewStep {
    std::optional<TimeRange> visible;
    std::optional<TimeRange> selected;
    std::optional<RowNumber> row;

    bool operator==(const ViewStep&) const = default;
};

// The way a person came: steps to go back and forward through, the oldest forgotten beyond
// MaxSteps. A new step after going back forgets what lay ahead.
class ViewHistory {
public:
    static constexpr std::size_t MaxSteps = 200;

    // Leaves left behind for something new.
    void leave(const ViewStep& left);
    // Trade the present step for the one before or after it, which must be there.
    [[nodiscard]] ViewStep back(const ViewStep& present);
    [[nodiscard]] ViewStep forward(const ViewStep& present);
    void clear();

    [[nodiscard]] bool canGoBack() const { return !m_behind.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_ahead.empty(); }

private:
    std::vector<ViewStep> m_behind;
    std::vector<ViewStep> m_ahead;
};

} // namespace muscope
