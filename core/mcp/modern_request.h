// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/json_edit.h"
#include "core/mcp/parameter_headers.h"
#include "core/mcp/revision.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// Who asks, as each request of 2026-07-28 says it anew (basic/index, "_meta").
struct ModernClient {
    Revision revision = Revision::V2026_07_28;
    std::string name;
    std::string version;
    std::string capabilities = "{}"; // JSON text of an object
    std::string logLevel = "debug";  // what the server logs about the request; empty: nothing
};

// A header of HTTP, its value already fit for one.
struct HeaderField {
    std::string name;
    std::string value;

    bool operator==(const HeaderField&) const = default;
};

// What _meta of a request must hold; progressToken as written, empty for none.
[[nodiscard]] std::vector<JsonMember> modernMeta(const ModernClient& client,
                                                 std::string_view progressToken);

// The headers that repeat what a request says (basic/transports/streamable-http, "Request
// Metadata"): MCP-Protocol-Version, Mcp-Method, Mcp-Name and, for a tool that wants them,
// Mcp-Param-*. Read from params as they are sent, so that they always agree with the body; params
// must be the JSON text of an object.
[[nodiscard]] std::vector<HeaderField> modernHeaders(std::string_view method,
                                                     std::string_view params,
                                                     const std::vector<ParameterHeader>& wanted);

// A text as a header's value: as it is where it is plain, else =?base64?…?= of its bytes ("Value
// Encoding").
[[nodiscard]] std::string headerValue(std::string_view text);

} // namespace muscope
