// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace muscope {

// The first such byte, or the end.
inline const char* findByte(const char* begin, const char* end, char byte) {
    const auto size = static_cast<std::size_t>(end - begin);
    const void* found = size == 0 ? nullptr : std::memchr(begin, byte, size);
    return found == nullptr ? end : static_cast<const char*>(found);
}

// Finds the ends of the lines of one push. Remembers the next LF, so that a stream which only knows
// CR is not searched to its end for every line.
class LineEnds {
public:
    explicit LineEnds(std::string_view bytes)
        : m_end(bytes.data() + bytes.size())
        , m_nextLf(findByte(bytes.data(), m_end, '\n')) {}

    // The first CR or LF from there on, or the end of the bytes.
    const char* next(const char* from) {
        if (m_nextLf < from) {
            m_nextLf = findByte(from, m_end, '\n');
        }
        return findByte(from, m_nextLf, '\r');
    }

private:
    const char* m_end;
    const char* m_nextLf;
};

} // namespace muscope
