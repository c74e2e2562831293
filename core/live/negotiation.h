// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_settings.h"
#include "core/live/transport.h"

#include <optional>

namespace muscope {

enum class TransportKind : unsigned char { HttpSse, Streamable, Modern };

// One way to begin: over what, and with which revision proposed.
struct Attempt {
    TransportKind kind = TransportKind::Streamable;
    Revision revision = Revision::V2025_11_25;

    bool operator==(const Attempt&) const = default;
};

// Which ways to begin are tried, and in which order (2025-11-25, basic/transports, "Backwards
// Compatibility"). A function of its input.
[[nodiscard]] Attempt firstAttempt(const LiveSettings& settings);
// Of a server that speaks no modern revision.
[[nodiscard]] Attempt firstLegacyAttempt();

// The next one after that one failed; nullopt: the first failure is the one to report. A server
// that wants a credential, has too much to do, or fails, is not tried another way.
[[nodiscard]] std::optional<Attempt>
attemptAfter(const LiveSettings& settings, const Attempt& attempt, const RequestFailure& failure);

// Whether the revision that the server chose will do.
[[nodiscard]] Result<Revision> agreedRevision(const LiveSettings& settings,
                                              std::string_view answered);

} // namespace muscope
