// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace muscope {

// Who sent a message. Unknown where neither the table nor the event's metadata says.
enum class Direction : unsigned char { Unknown, ClientToServer, ServerToClient };

[[nodiscard]] constexpr Direction opposite(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return Direction::ServerToClient;
    case Direction::ServerToClient:
        return Direction::ClientToServer;
    case Direction::Unknown:
        break;
    }
    return Direction::Unknown;
}

// "c2s", "s2c", as stores and programs have it; empty where it is not known.
[[nodiscard]] constexpr std::string_view wordFor(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return "c2s";
    case Direction::ServerToClient:
        return "s2c";
    case Direction::Unknown:
        break;
    }
    return {};
}

} // namespace muscope
