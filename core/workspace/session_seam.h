// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/workspace/event_pass.h"

#include <functional>

namespace muscope {

// A session that was read to its end, handed to whoever reads on: given away once.
struct SessionSeam {
    SessionId session;
    PassSeam pass;
    IndexSnapshot index; // what was read
    // Takes the events that came later, in their order; from any thread while the session's reader
    // lives. Those of a session that is no longer open are dropped.
    std::function<void(PassBatch&&)> put;
};

} // namespace muscope
