// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A member of a JSON object: its key without escapes, its value as JSON text.
struct JsonMember {
    std::string key;
    std::string value;
};

// The object with these members put first, in place of those of the same key; the rest as it is
// written. object: JSON text, empty for {}. what names it in an error: "params of tools/call".
[[nodiscard]] Result<std::string>
withMembers(std::string_view object, const std::vector<JsonMember>& members, std::string_view what);

// params with these members in its _meta; what _meta says already stays as it is.
[[nodiscard]] Result<std::string>
withMeta(std::string_view params, const std::vector<JsonMember>& members, std::string_view what);

// The text as a JSON string with its quotes.
[[nodiscard]] std::string quotedJson(std::string_view text);

} // namespace muscope
