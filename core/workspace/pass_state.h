// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>

namespace muscope {

// How far reading and checking a session has come.
struct PassState {
    enum class Phase : unsigned char { Idle, Running, Done, Cancelled, Failed };

    Phase phase = Phase::Idle;
    std::int64_t eventsRead = 0;
    std::int64_t eventsExpected = 0; // from the session list; 0: not known
    std::optional<Error> error;      // why it failed

    [[nodiscard]] bool isRunning() const { return phase == Phase::Running; }
};

} // namespace muscope
