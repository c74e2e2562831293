// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/known_tools.h"

#include "core/json/parser.h"

namespace muscope {

std::vector<Error> KnownTools::learn(std::string_view result) {
    std::vector<Error> refused;
    json::Parser parser;
    const auto parsed = parser.parse(result);
    const auto tools = parsed ? (*parsed)->find(json::Root, "tools") : std::nullopt;
    if (!tools || (*parsed)->type(*tools) != json::Type::Array) {
        return refused;
    }
    const json::Document& document = **parsed;
    for (auto tool = document.firstChild(*tools); tool; tool = document.nextSibling(*tool)) {
        const auto name = document.find(*tool, "name");
        if (!name || document.type(*name) != json::Type::String) {
            continue;
        }
        auto headers = parameterHeadersOf(document.spelling(*tool));
        if (!headers) {
            refused.push_back(headers.error());
        }
        m_headers.insert_or_assign(document.decodedString(*name), std::move(headers));
    }
    return refused;
}

Result<std::vector<ParameterHeader>> KnownTools::headersOf(const std::string& tool) const {
    const auto found = m_headers.find(tool);
    return found == m_headers.end() ? std::vector<ParameterHeader>{} : found->second;
}

} // namespace muscope
