// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/draw_list.h"

namespace muscope {

constexpr int MostBarRows = 4;

// Sorts bars from left to right and shares the lane's height among those that overlap. Beyond
// MostBarRows at a time they cover each other.
void layOutBars(std::vector<DrawnBar>& bars);

} // namespace muscope
