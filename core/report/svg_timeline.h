// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/timeline_picture.h"

#include <string>

namespace muscope {

// The picture as an SVG element for an HTML page: shapes that say by themselves what they are, and
// classes ("lane-client", "differs") that a style sheet gives their colours. Signs are used from
// svgSigns(), which the page must hold once.
[[nodiscard]] std::string svgTimeline(const TimelinePicture& picture);

// An invisible SVG element with the sign of every verdict as a symbol: "sign-differs".
[[nodiscard]] std::string_view svgSigns();

} // namespace muscope
