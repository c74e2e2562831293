// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// core/shape knows what payloads of known shapes mean: quantum results, sensor readings and MCP
// content. Each is found by a pure function over a JSON document, wherever payloads are seen to
// hold it, with checks that say what was looked at and what was not. Nothing here fails: what is
// broken is kept and told; what is large is cut and told. To add a shape: a file with a function
// like sensorSeries(), a member below, and a page in ui/views/payload_view.cpp.
#pragma once

#include "core/shape/content_blocks.h"
#include "core/shape/quantum_result.h"
#include "core/shape/sensor_series.h"

#include <string_view>

namespace muscope {

// All that is known of a payload besides that it is JSON. Immutable once made.
struct PayloadShape {
    std::optional<QuantumResult> quantum;
    std::optional<SensorSeries> series;
    std::optional<ContentBlocks> content;

    [[nodiscard]] bool isEmpty() const { return !quantum && !series && !content; }
};

// eventType may say what the payload is ("quantum_state", "sensor_data"). Linear in the payload;
// for a thread that may work.
[[nodiscard]] PayloadShape payloadShape(const json::Document& document, std::string_view eventType);

// Whether events of that type are sensor readings.
[[nodiscard]] bool tellsSensors(std::string_view eventType);

} // namespace muscope
