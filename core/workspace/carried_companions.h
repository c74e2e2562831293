// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"
#include "core/store/session_file.h"
#include "core/workspace/companions.h"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace muscope {

// What the events of a store are held against: what a person named, and for what was not named what
// the store carries, where it is a session file. Parses it: not for the GUI thread.
[[nodiscard]] Result<CompanionFiles> withCarried(CompanionFiles named,
                                                 const StoreLocation& location);

// A session as a session file says it was when it was saved, and as it is.
struct CarriedDigestCheck {
    CarriedDigest saved;
    std::int64_t events = 0;
    std::string digest;

    [[nodiscard]] bool holds() const { return saved.events == events && saved.digest == digest; }
};

struct CarriedDigestChecks {
    std::vector<CarriedDigestCheck> sessions;
    std::vector<SessionId> added; // sessions the file did not have then
};

// Takes the digests of a session file's sessions anew; nullopt where the store is no such file.
// Reads all of those sessions.
[[nodiscard]] Result<std::optional<CarriedDigestChecks>>
checkCarriedDigests(const StoreLocation& location, const std::function<void()>& onEvent,
                    const std::stop_token& stop);

} // namespace muscope
