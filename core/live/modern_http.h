// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_message.h"
#include "core/mcp/modern_request.h"

#include <string>
#include <vector>

namespace muscope {

// Who a client made with these settings says it is. It says that it can follow tasks (SEP-2663) as
// well.
[[nodiscard]] ModernClient modernClient(const LiveSettings& settings);

// The POST of a request of 2026-07-28 with the headers that repeat it.
[[nodiscard]] HttpRequest modernHttpRequest(const LiveSettings& settings, const std::string& text,
                                            const std::vector<HeaderField>& fields);

} // namespace muscope
