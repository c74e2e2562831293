// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>

namespace muscope {

// Where events go just now.
enum class RecorderState : unsigned char {
    Recording, // into the store
    Spooling,  // into the spool: the store cannot be reached
    Draining,  // into the spool, and from there into the store, which has come back or is slow
    Failed,    // nowhere: neither store nor spool takes any; they wait in memory
};

// What a recorder has done so far.
struct RecorderCounters {
    RecorderState state = RecorderState::Recording;
    bool isLagging = false;     // the spool took over because the store is too slow
    std::uint64_t events = 0;   // that were added
    std::uint64_t bytes = 0;    // of them, as they passed
    std::uint64_t recorded = 0; // that are in the store or the spool
    std::uint64_t spooled = 0;  // that wait in the spool now
    std::uint64_t dropped = 0;  // for which there was no room anywhere; a gap event tells of them
    std::uint64_t lag = 0;      // events that are in memory alone
    QString lastError;          // of spool and store; empty: none since all went well
};

} // namespace muscope
