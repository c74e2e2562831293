// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/folded_series.h"

#include <memory>

namespace muscope {

// Channels of values in steps, as the line chart draws them: one event's values, a step each, or a
// session's, a step being one or more events. Immutable.
class LineSource {
public:
    using Step = FoldedSeries::Step;

    LineSource() = default;
    // kept keeps series alive.
    LineSource(std::shared_ptr<const void> kept, const SensorSeries& series);
    explicit LineSource(std::shared_ptr<const FoldedSeries> series);

    [[nodiscard]] std::size_t channelCount() const;
    [[nodiscard]] const std::string& name(std::size_t channel) const;
    [[nodiscard]] std::size_t stepCount() const { return m_steps; }
    [[nodiscard]] Step step(std::size_t channel, std::size_t at) const;
    // The session's; null where this is one event's.
    [[nodiscard]] const FoldedSeries* session() const { return m_session.get(); }

private:
    std::shared_ptr<const void> m_kept;
    const SensorSeries* m_event = nullptr;
    std::shared_ptr<const FoldedSeries> m_session;
    std::size_t m_steps = 0;
};

} // namespace muscope
