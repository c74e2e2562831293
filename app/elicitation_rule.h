// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"

#include <optional>
#include <string>

namespace muscope {

// How record answers when a server asks the person for something.
struct ElicitationRule {
    enum class Kind : unsigned char { Decline, Defaults, Content };

    Kind kind = Kind::Decline;
    std::string content; // the JSON object to accept with

    // The answer to a request of elicitation/create; nullopt leaves it to the client, which
    // declines: so too what wants a page to be opened, which no rule can answer.
    [[nodiscard]] std::optional<ServerAnswer> answerTo(const ServerRequest& request) const;
};

} // namespace muscope
