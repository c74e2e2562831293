// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/output_watch.h"

#include <csignal>
#include <poll.h>

namespace muscope {

namespace {

constexpr int IntervalMilliseconds = 100; // how long the end of the watch may take

void watch(const std::stop_token& stop, int handle, const std::function<void()>& onClosed) {
    // POLLERR is told without being asked for: on a pipe, that its reading end is closed.
    pollfd output{handle, 0, 0};
    while (!stop.stop_requested()) {
        if (::poll(&output, 1, IntervalMilliseconds) > 0) {
            onClosed();
            return;
        }
    }
}

} // namespace

OutputWatch::OutputWatch(int handle, std::function<void()> onClosed)
    : m_thread([handle, onClosed = std::move(onClosed)](const std::stop_token& stop) {
        watch(stop, handle, onClosed);
    }) {
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace muscope
