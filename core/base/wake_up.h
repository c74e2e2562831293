// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace muscope {

// Lets one thread wait until another calls it, time is up, or a file handle has something to read,
// whichever comes first. A call made while nobody waits is kept for the next wait.
class WakeUp final {
public:
    enum class Cause : unsigned char { Time, Call, Handle };

    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    // From any thread; never waits.
    void wake();
    // For one thread at a time. A handle below 0 is none.
    Cause wait(std::chrono::milliseconds atMost, int handle = -1);

private:
    int m_event;
};

} // namespace muscope
