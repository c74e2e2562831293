// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/interrupt_watch.h"

#include <csignal>
#include <cstdlib>
#include <ctime>

namespace muscope {

namespace {

sigset_t watchedSignals() {
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGTERM);
    return watched;
}

// The first signal is told; the second, once the thread takes signals again, ends the program.
void watch(const std::stop_token& stop, const std::function<void()>& onInterrupt) {
    const sigset_t watched = watchedSignals();
    constexpr timespec Interval{0, 100'000'000};
    bool isTold = false;
    while (!stop.stop_requested()) {
        if (sigtimedwait(&watched, nullptr, &Interval) <= 0) {
            continue;
        }
        if (isTold) {
            std::_Exit(128 + SIGINT);
        }
        isTold = true;
        onInterrupt();
    }
}

} // namespace

InterruptWatch::InterruptWatch(std::function<void()> onInterrupt) {
    const sigset_t watched = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    m_thread = std::jthread([onInterrupt = std::move(onInterrupt)](const std::stop_token& stop) {
        watch(stop, onInterrupt);
    });
}

InterruptWatch::~InterruptWatch() = default;

} // namespace muscope
