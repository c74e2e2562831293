// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope::measures {

// Of the timeline, in pixels of the desktop.
inline constexpr int LabelWidth = 132;
inline constexpr int MinimapHeight = 40;
inline constexpr int RulerHeight = 24;
inline constexpr int LaneHeight = 38;
inline constexpr double LaneFont = 0.94; // of the window's font
inline constexpr double SmallFont = 0.88;

} // namespace muscope::measures
