// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace muscope {

// Empties a buffer that is filled again and again. Keeps its memory, unless it grew beyond 1 MiB
// for something unusual.
inline void emptyForReuse(std::string& buffer) {
    constexpr std::size_t KeptCapacity = std::size_t{1} << 20;
    buffer.clear();
    if (buffer.capacity() > KeptCapacity) {
        buffer.shrink_to_fit();
    }
}

} // namespace muscope
