// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/payload_shape.h"

namespace muscope {

bool tellsSensors(std::string_view eventType) {
    return eventType.find("sensor") != std::string_view::npos;
}

PayloadShape payloadShape(const json::Document& document, std::string_view eventType) {
    const bool tellsQuantum = eventType.find("quantum") != std::string_view::npos;
    PayloadShape shape;
    shape.quantum = quantumResult(document, tellsQuantum);
    if (!shape.quantum) {
        shape.series = sensorSeries(document, tellsSensors(eventType));
    }
    shape.content = contentBlocks(document);
    return shape;
}

} // namespace muscope
