// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/timeline.h"

namespace muscope {

// What tells a lane's events from those of others at a glance; each theme has a colour for it.
enum class LaneHue : unsigned char {
    Client,
    Server,
    Teal,
    Violet,
    Olive,
    Slate,
    Brown,
    Rose,
    Muted,
    Match, // receipts that hold
};

// One a kind; types and streams cycle through a few that colour-blind people tell apart. number is
// the lane's place in the timeline.
[[nodiscard]] LaneHue laneHue(const Timeline& timeline, std::size_t number);

} // namespace muscope
