// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/line_source.h"

#include <algorithm>
#include <cmath>

namespace muscope {

LineSource::LineSource(std::shared_ptr<const void> kept, const SensorSeries& series)
    : m_kept(std::move(kept))
    , m_event(&series) {
    for (const SensorSeries::Channel& channel : series.channels) {
        m_steps = std::max(m_steps, channel.values.size());
    }
}

LineSource::LineSource(std::shared_ptr<const FoldedSeries> series)
    : m_session(std::move(series))
    , m_steps(m_session->stepCount()) {}

std::size_t LineSource::channelCount() const {
    return m_event != nullptr ? m_event->channels.size()
           : m_session        ? m_session->channels().size()
                              : 0;
}

const std::string& LineSource::name(std::size_t channel) const {
    return m_event != nullptr ? m_event->channels[channel].name
                              : m_session->channels()[channel].name;
}

LineSource::Step LineSource::step(std::size_t channel, std::size_t at) const {
    if (m_event == nullptr) {
        return m_session->channels()[channel].steps[at];
    }
    const std::vector<double>& values = m_event->channels[channel].values;
    if (at >= values.size()) {
        return {};
    }
    const double value = values[at];
    return std::isnan(value) ? Step{0, 0, 0, 0, 0, 1} : Step{value, value, value, value, 1, 0};
}

} // namespace muscope
