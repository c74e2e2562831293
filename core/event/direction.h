// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace muscope
