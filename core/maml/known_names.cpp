// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/known_names.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace muscope {

namespace {

constexpr std::array<std::string_view, 11> CoreSections{
    "intent",       "context", "content",     "codeblocks",   "codeblock",         "inputschema",
    "outputschema", "history", "agentblocks", "verification", "notificationschema"};

constexpr std::array<std::string_view, 15> OtherSections{
    "jsonpromptblock", "graphschema",   "executionplan", "datablock", "signature",
    "description",     "customization", "streamconfig",  "receipt",   "deployment",
    "metrics",         "dependencies",  "visualization", "zkpproof",  "budget"};

constexpr std::array<std::string_view, 12> MarkerKeys{
    "maml_version", "tool",    "tools",     "schema",       "schema_version", "permissions",
    "requires",     "context", "arguments", "input_schema", "output_schema",  "mcp_version"};

bool isAsciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

} // namespace

std::string foldedName(std::string_view name) {
    std::string folded;
    for (const char c : name) {
        if (isAsciiLetter(c)) {
            folded += static_cast<char>(c | 0x20);
        } else if (c >= '0' && c <= '9') {
            folded += c;
        }
    }
    return folded;
}

bool isCoreSection(std::string_view name) {
    return isAmong(CoreSections, foldedName(name));
}

bool isKnownSection(std::string_view name) {
    const std::string folded = foldedName(name);
    return isAmong(CoreSections, folded) || isAmong(OtherSections, folded);
}

bool isMamlHeading(std::string_view name) {
    constexpr std::string_view Prefix = "MAML_";
    return name.starts_with(Prefix) && name.size() > Prefix.size() &&
           isAsciiLetter(name[Prefix.size()]);
}

bool isMarkerKey(std::string_view key) {
    return isAmong(MarkerKeys, key);
}

} // namespace muscope
