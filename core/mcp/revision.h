// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace muscope {

// The revisions of the Model Context Protocol, oldest first.
enum class Revision : unsigned char {
    V2024_11_05, // HTTP+SSE: a stream and a second endpoint for messages
    V2025_03_26, // Streamable HTTP; batches
    V2025_06_18,
    V2025_11_25, // polling by closed streams, tasks
    V2026_07_28, // no handshake, no session: every request says all there is to know
};

inline constexpr std::array Revisions{Revision::V2024_11_05, Revision::V2025_03_26,
                                      Revision::V2025_06_18, Revision::V2025_11_25,
                                      Revision::V2026_07_28};

// As it stands on the wire: "2025-11-25".
[[nodiscard]] std::string_view nameOf(Revision revision);
[[nodiscard]] std::optional<Revision> revisionNamed(std::string_view name);

// Whether requests carry their own metadata instead of following a handshake.
[[nodiscard]] constexpr bool isModern(Revision revision) {
    return revision >= Revision::V2026_07_28;
}

} // namespace muscope
