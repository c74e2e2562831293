// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace muscope {

// The SSE ids of a session, to know a message that comes again: a replay after Last-Event-ID may
// overlap with what has come, and some servers replay other streams as well. An id is unique within
// its session (2025-11-25, basic/transports, "Resumability"); as some servers count per stream,
// only the same text under the same id is a duplicate. Remembers the newest 65536.
class SeenSseIds {
public:
    // Whether it has come before; remembers it.
    [[nodiscard]] bool isRepeated(std::string_view id, std::string_view text);

private:
    std::unordered_map<std::string, std::size_t> m_seen; // to the hash of its text
    std::deque<std::string> m_order;
};

} // namespace muscope
