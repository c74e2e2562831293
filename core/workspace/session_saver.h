// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/session_file.h"
#include "core/workspace/companions.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace muscope {

// What goes into a session file, and where to.
struct SaveRequest {
    std::vector<SessionId> sessions; // each once
    CompanionFiles companions;       // as withCarried() completes them
    QString path;
    bool replaces = false; // a file that is there already
};

// What went into it.
struct SavedSessions {
    std::vector<CarriedDigest> sessions;
    std::int64_t receipts = 0;     // rows of mu_receipts
    bool areEventIdsUnique = true; // in their sessions
};

// Copies sessions with their receipts, their digests and what they are held against into a session
// file, which opens as any store does and gives the same verdicts and digests. Streams: memory does
// not grow with the sessions. The file is written whole or not at all, readable by its owner alone,
// and never over the store itself. onEvent is called once an event. ErrorCode::NotFound where the
// store does not have a session, Write where a file is in the way, Cancelled once stop is
// requested.
[[nodiscard]] Result<SavedSessions> saveSessions(EventStore& store, const StoreLocation& location,
                                                 const SaveRequest& request,
                                                 const std::function<void()>& onEvent,
                                                 const std::stop_token& stop);

// Whether a session file may be written there: the error of saveSessions(), before any work.
[[nodiscard]] Result<void> isFreeForSessions(const SaveRequest& request,
                                             const StoreLocation& location);

} // namespace muscope
