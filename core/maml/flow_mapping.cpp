// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/flow_mapping.h"

#include "core/maml/text_lines.h"

namespace muscope {

std::vector<FlowMember> splitFlowMapping(std::string_view text) {
    std::vector<FlowMember> members;
    const std::size_t opening = text.find('{');
    if (opening == std::string_view::npos) {
        return members;
    }
    char quote = 0;
    int depth = 1;
    std::size_t begin = opening + 1;
    std::size_t colon = std::string_view::npos;
    const auto take = [&](std::size_t end) {
        if (colon != std::string_view::npos) {
            members.push_back({trimmed(text.substr(begin, colon - begin)),
                               trimmed(text.substr(colon + 1, end - colon - 1))});
        }
        begin = end + 1;
        colon = std::string_view::npos;
    };
    for (std::size_t i = begin; i < text.size() && depth > 0; ++i) {
        const char c = text[i];
        if (quote != 0) {
            i += quote == '"' && c == '\\' ? 1 : 0;
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0) {
                take(i);
            }
        } else if (depth == 1 && c == ':' && colon == std::string_view::npos) {
            colon = i;
        } else if (depth == 1 && c == ',') {
            take(i);
        }
    }
    if (depth > 0) {
        take(text.size());
    }
    return members;
}

} // namespace muscope
