// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/timeline.h"
#include "ui/style/theme.h"

namespace muscope {

// The colour of a lane's events: one a kind, types and streams cycle through a few that
// colour-blind people tell apart. number is the lane's place in the timeline.
[[nodiscard]] QColor laneColor(const Theme& theme, const Timeline& timeline, std::size_t number);

// The colour of text on a fill: white, or near black where white would be hard to read.
[[nodiscard]] QColor readableOn(const QColor& fill);

} // namespace muscope
