// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <cstdint>
#include <string_view>

namespace muscope {

// The start of an event's payload, as the list of every event shows it.
struct PayloadStart {
    static constexpr std::size_t MostBytes = 4'096;

    std::string_view text; // whole characters
    bool isCut = false;
    std::int64_t size = 0; // bytes of the whole
};
[[nodiscard]] PayloadStart payloadStart(const EventView& event);

} // namespace muscope
