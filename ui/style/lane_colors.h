// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/lane_hue.h"
#include "ui/style/theme.h"

namespace muscope {

// The colour of a lane's events.
[[nodiscard]] QColor laneColor(const Theme& theme, LaneHue hue);

// The colour of text on a fill: white, or near black where white would be hard to read.
[[nodiscard]] QColor readableOn(const QColor& fill);

} // namespace muscope
