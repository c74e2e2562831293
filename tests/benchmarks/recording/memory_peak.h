// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <fstream>
#include <string>

namespace muscope {

// The most memory this process was seen to hold beyond what it held at the beginning, in kilobytes.
class MemoryPeak {
public:
    void look() { m_most = std::max(m_most, resident()); }
    [[nodiscard]] long kilobytes() const { return m_most - m_first; }

private:
    static long resident() {
        std::ifstream status("/proc/self/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmRSS:")) {
                return std::stol(line.substr(6));
            }
        }
        return 0;
    }

    const long m_first = resident();
    long m_most = m_first;
};

} // namespace muscope
