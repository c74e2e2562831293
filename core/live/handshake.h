// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/live_settings.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// What a server said of itself; JSON text, but for the instructions.
struct ServerDescription {
    std::optional<Revision> revision;
    std::string info;
    std::string capabilities;
    std::string instructions;
};

// The params of initialize that propose this revision.
[[nodiscard]] std::string initializeParams(const LiveSettings& settings, Revision revision);

// What the result of initialize or of server/discover says, but for the revision.
[[nodiscard]] ServerDescription describedBy(std::string_view result);

// The same of initialize with its revision; fails where that will not do.
[[nodiscard]] Result<ServerDescription> agreedServer(const LiveSettings& settings,
                                                     std::string_view result);

// What the error that answers initialize says, in words.
[[nodiscard]] Error refusedHandshake(const LiveSettings& settings, std::string_view error);

} // namespace muscope
