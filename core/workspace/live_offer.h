// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// Something a server offers: a tool to call, a resource to read, a prompt to get.
struct LiveOffer {
    ListKind kind = ListKind::Tools;
    std::string name; // of a resource its address, of a template the pattern of one
    QString title;    // the name where it has no other
    QString description;
    std::string schema; // JSON Schema of the object to be filled in
    QString refusal;    // why it cannot be asked for; empty: it can

    // The JSON-RPC method that asks for it, and its params with what was filled in.
    [[nodiscard]] std::string method() const;
    [[nodiscard]] std::string params(std::string_view filledIn) const;
};

// Reads an item of a list as it came; nullopt where it has no name. revision: that the server
// speaks.
[[nodiscard]] std::optional<LiveOffer> offerOf(ListKind kind, std::string_view item,
                                               std::optional<Revision> revision);

} // namespace muscope
