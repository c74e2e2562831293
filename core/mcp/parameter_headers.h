// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A parameter that a tool wants repeated as Mcp-Param-<name>: x-mcp-header in its inputSchema.
struct ParameterHeader {
    std::string name;
    std::vector<std::string> path; // keys from the arguments on

    bool operator==(const ParameterHeader&) const = default;
};

// What a tool of tools/list wants in headers, or why it must not be used over HTTP: which rule of
// "Custom Headers from Tool Parameters" (2026-07-28, basic/transports/streamable-http) its
// annotations break. tool: JSON text; what is no tool at all wants nothing. Linear in its size.
[[nodiscard]] Result<std::vector<ParameterHeader>> parameterHeadersOf(std::string_view tool);

} // namespace muscope
