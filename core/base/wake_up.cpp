// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/wake_up.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace muscope {

using Clock = std::chrono::steady_clock;

WakeUp::WakeUp()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

WakeUp::~WakeUp() {
    ::close(m_event);
}

void WakeUp::wake() {
    const std::uint64_t one = 1;
    // It fails only where it has been called already, which is as good.
    [[maybe_unused]] const auto written = ::write(m_event, &one, sizeof one);
}

WakeUp::Cause WakeUp::wait(std::chrono::milliseconds atMost, int handle) {
    const Clock::time_point end = Clock::now() + atMost;
    std::array<pollfd, 2> watched{pollfd{m_event, POLLIN, 0}, pollfd{handle, POLLIN, 0}};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        const int ready = ::poll(watched.data(), watched.size(),
                                 static_cast<int>(left.count() < 0 ? 0 : left.count()));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        std::uint64_t calls = 0;
        if (::read(m_event, &calls, sizeof calls) == sizeof calls) {
            return Cause::Call;
        }
        return ready > 0 && watched[1].revents != 0 ? Cause::Handle : Cause::Time;
    }
}

} // namespace muscope
