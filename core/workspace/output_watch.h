// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <thread>

namespace muscope {

// Notices that nobody reads a pipe any more while nothing is written to it, and says so once, on a
// thread of its own: a command that waits for events ends with the one it writes for. From now on
// writing to such a pipe fails and does not end the program.
class OutputWatch {
public:
    OutputWatch(int handle, std::function<void()> onClosed);

private:
    std::jthread m_thread;
};

} // namespace muscope
