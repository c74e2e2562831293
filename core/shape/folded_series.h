// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/sensor_series.h"

#include <cstdint>
#include <string>
#include <vector>

namespace muscope {

// The readings of many events, folded into a bounded number of steps: when there are too many, two
// neighbours become one, and smallest and largest value are kept, so that no peak is lost. A step
// is a run of perStep events. Filled by one thread, copied to be read by others.
class FoldedSeries {
public:
    static constexpr std::size_t MostSteps = 4'096;

    struct Step {
        double first = 0; // of the values in their order
        double last = 0;
        double least = 0;
        double most = 0;
        std::uint64_t values = 0; // 0: a gap
        std::uint64_t gaps = 0;

        bool operator==(const Step&) const = default;
    };
    struct Channel {
        std::string name;
        std::vector<Step> steps; // one for each of stepCount()

        bool operator==(const Channel&) const = default;
    };

    // place: of the event in its store (the sequence); ascending.
    void add(const SensorSeries& series, std::uint64_t place);

    [[nodiscard]] const std::vector<Channel>& channels() const { return m_channels; }
    // Events with readings that were added.
    [[nodiscard]] std::uint64_t events() const { return m_events; }
    [[nodiscard]] std::uint64_t perStep() const { return m_perStep; }
    [[nodiscard]] std::size_t stepCount() const { return m_places.size(); }
    // The place of the first event of a step.
    [[nodiscard]] std::uint64_t placeOf(std::size_t step) const { return m_places[step]; }
    // Channels beyond SensorSeries::MostChannels, which are left out.
    [[nodiscard]] bool hasMoreChannels() const { return m_hasMoreChannels; }

private:
    void halve();
    [[nodiscard]] Channel* channelNamed(const std::string& name);

    std::vector<Channel> m_channels;
    std::vector<std::uint64_t> m_places;
    std::uint64_t m_events = 0;
    std::uint64_t m_perStep = 1;
    bool m_hasMoreChannels = false;
};

} // namespace muscope
