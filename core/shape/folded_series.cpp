// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/folded_series.h"

#include <algorithm>
#include <cmath>

namespace muscope {

namespace {

void addValue(FoldedSeries::Step& step, double value) {
    if (step.values == 0) {
        step.first = step.least = step.most = value;
    }
    step.last = value;
    step.least = std::min(step.least, value);
    step.most = std::max(step.most, value);
    ++step.values;
}

FoldedSeries::Step joined(const FoldedSeries::Step& left, const FoldedSeries::Step& right) {
    if (left.values == 0 || right.values == 0) {
        FoldedSeries::Step one = left.values == 0 ? right : left;
        one.gaps = left.gaps + right.gaps;
        return one;
    }
    return {left.first,
            right.last,
            std::min(left.least, right.least),
            std::max(left.most, right.most),
            left.values + right.values,
            left.gaps + right.gaps};
}

} // namespace

void FoldedSeries::add(const SensorSeries& series, std::uint64_t place) {
    if (m_events % m_perStep == 0 && m_places.size() == MostSteps) {
        halve();
    }
    if (m_events % m_perStep == 0) {
        m_places.push_back(place);
        for (Channel& channel : m_channels) {
            channel.steps.emplace_back();
        }
    }
    ++m_events;
    for (const SensorSeries::Channel& read : series.channels) {
        Channel* channel = channelNamed(read.name);
        if (channel == nullptr) {
            m_hasMoreChannels = true;
            continue;
        }
        Step& step = channel->steps.back();
        for (const double value : read.values) {
            if (!std::isnan(value)) {
                addValue(step, value);
            }
        }
        step.gaps += read.gaps;
    }
}

void FoldedSeries::halve() {
    const std::size_t half = MostSteps / 2;
    for (std::size_t at = 0; at < half; ++at) {
        m_places[at] = m_places[2 * at];
        for (Channel& channel : m_channels) {
            channel.steps[at] = joined(channel.steps[2 * at], channel.steps[2 * at + 1]);
        }
    }
    m_places.resize(half);
    for (Channel& channel : m_channels) {
        channel.steps.resize(half);
    }
    m_perStep *= 2;
}

FoldedSeries::Channel* FoldedSeries::channelNamed(const std::string& name) {
    const auto found = std::ranges::find(m_channels, name, &Channel::name);
    if (found != m_channels.end()) {
        return &*found;
    }
    if (m_channels.size() == SensorSeries::MostChannels) {
        return nullptr;
    }
    m_channels.push_back({name, std::vector<Step>(m_places.size())});
    return &m_channels.back();
}

} // namespace muscope
