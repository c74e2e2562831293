// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/transport.h"

#include <string>
#include <string_view>

namespace muscope {

// The JSON-RPC message as legacy revisions have it. What was given as JSON text goes out as it is,
// but for params, whose _meta gets the progress token unless it has one. Fails where params, result
// or error is no JSON object.
[[nodiscard]] Result<std::string> messageText(const MessageParts& message);

// The notification that tells a legacy server that the answer to a request is not wanted.
[[nodiscard]] MessageParts cancellationOf(const std::string& id, std::string_view reason);

// The token that _meta of these params already names, as written; empty: none.
[[nodiscard]] std::string progressTokenOf(std::string_view params);

} // namespace muscope
