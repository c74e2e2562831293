// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace muscope {

// Turns Ctrl-C (SIGINT) and SIGTERM into a call on a thread of its own: a command line stops
// cleanly while its main thread waits for a server. Made first thing in main(), before other
// threads, whose signals it blocks. A second signal ends the program the hard way.
class InterruptWatch {
public:
    explicit InterruptWatch(std::function<void()> onInterrupt);
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

private:
    std::jthread m_thread;
};

} // namespace muscope
