// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/json_path_pattern.h"

#include "core/json/pointer.h"

#include <algorithm>

namespace muscope {

std::optional<JsonPathPattern> JsonPathPattern::parse(std::string_view text) {
    if (!text.starts_with('/')) {
        return std::nullopt;
    }
    for (std::size_t at = text.find('~'); at != std::string_view::npos;
         at = text.find('~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) {
            return std::nullopt;
        }
    }
    JsonPathPattern pattern;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('/', 1), text.size());
        const std::string_view token = text.substr(1, end - 1);
        pattern.m_tokens.push_back(token == "*" ? std::nullopt
                                                : std::optional(json::keyOfToken(token)));
        text.remove_prefix(end);
    }
    return pattern;
}

} // namespace muscope
