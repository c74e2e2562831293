// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/yaml_lines_rule.h"

#include "core/receipt/reversed_compare.h"

namespace muscope {

namespace {

constexpr std::string_view Suffix = "_REVERSE";
constexpr std::string_view Script = "SHUTDOWN_SCRIPT";

void appendMarkedHeading(std::string_view heading, std::string& into) {
    into.append(heading);
    if (heading != Script) {
        into.append(Suffix);
    }
}

void appendUnmarkedHeading(std::string_view heading, std::string& into) {
    into.append(heading.ends_with(Suffix) ? heading.substr(0, heading.size() - Suffix.size())
                                          : heading);
}

void addReversedLines(std::string_view /*language*/, std::span<const std::string_view> lines,
                      Convention::Lines& into) {
    for (std::size_t left = lines.size(); left != 0; --left) {
        appendReversed(lines[left - 1], into.emplace_back());
    }
}

Convention yamlLinesConvention() {
    Convention it;
    it.name = "yaml-lines";
    it.phrase = "per line of YAML";
    it.prose = &appendReversed;
    it.heading = &appendMarkedHeading;
    it.headingBack = &appendUnmarkedHeading;
    it.block = &addReversedLines;
    it.lines = Convention::Order::Reversed;
    it.sections = Convention::Order::Reversed;
    return it;
}

} // namespace

YamlLinesRule::YamlLinesRule()
    : StructuralRule(yamlLinesConvention()) {}

} // namespace muscope
