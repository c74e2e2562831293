// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What stands in place of a secret.
inline constexpr std::string_view MaskText = "***";

// The beginning of an Mcp-Session-Id that may be kept: eight characters, and never all of it.
[[nodiscard]] std::string_view sessionIdPrefix(std::string_view id);

// A text about a connection (a URL, header lines, an error message) without its secrets: user
// information and tokens in URLs, the values of credential headers, bearer tokens.
[[nodiscard]] std::string withoutSecrets(std::string_view text);

// A JSON object of facts about a connection without its secrets: values of credential headers,
// however headers are told (members, pairs, objects of name and value), and what withoutSecrets()
// takes out of its strings. The JSON pointers of what was masked are added to masked. A text that
// is no JSON becomes the member "text".
[[nodiscard]] std::string maskedFacts(std::string_view facts, std::vector<std::string>& masked);

} // namespace muscope
