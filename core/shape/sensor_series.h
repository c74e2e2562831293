// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/shape/shape_check.h"

#include <optional>
#include <string>
#include <vector>

namespace muscope {

// The readings of one event: a list of values a channel.
struct SensorSeries {
    static constexpr std::size_t MostChannels = 24;
    static constexpr std::size_t MostKept = 50'000; // values of a channel

    struct Channel {
        std::string name;           // "sonar", "imu_data.accel", "args.lidar"
        std::vector<double> values; // the first MostKept; NaN: a gap (null, no number, infinite)
        std::size_t count = 0;      // of all
        std::size_t gaps = 0;       // among all
        std::size_t firstGap = 0;   // counted from 0
        bool isScalar = false;      // a single number of its own, not a list

        bool operator==(const Channel&) const = default;
    };

    std::vector<Channel> channels;
    std::vector<ShapeCheck> checks;
};

// Looks for readings at the usual places of a payload: lists of numbers under a name that sensors
// have, or anything numeric beside a sensor_id. isTold: the event's type says they are readings.
// Nullopt: there are none. Linear.
[[nodiscard]] std::optional<SensorSeries> sensorSeries(const json::Document& document,
                                                       bool isTold = false);

} // namespace muscope
