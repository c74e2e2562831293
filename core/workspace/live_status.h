// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/ids.h"
#include "core/live/mcp_client.h"
#include "core/workspace/recorder_counters.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace muscope {

// What is known of a live connection at a moment.
struct LiveStatus {
    ClientState state = ClientState::Idle;
    std::optional<Error> error; // why Failed
    std::optional<Revision> revision;
    QString server; // as it calls itself; empty: not told yet
    QString serverVersion;
    QString instructions;
    std::string capabilities; // JSON text; empty: not told
    SessionId session;        // recorded under; empty before the first event
    std::int64_t messages = 0;
    std::int64_t bytes = 0; // of those messages
    RecorderCounters recording;

    [[nodiscard]] bool isOver() const {
        return state == ClientState::Failed || state == ClientState::Closed;
    }
    [[nodiscard]] bool canCall() const {
        return state == ClientState::Ready || state == ClientState::Reconnecting;
    }
};

} // namespace muscope
