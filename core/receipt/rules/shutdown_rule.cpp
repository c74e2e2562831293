// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/shutdown_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/lost_brackets.h"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace muscope {

namespace {

void replaceAll(std::string_view what, std::string_view by, std::string& text) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

// if "open(" in line and "w" in line: line.replace("open(", "os.remove(").replace(", 'w'", "")
void appendUndone(std::string_view line, std::string& into) {
    if (line.find("open(") == std::string_view::npos || line.find('w') == std::string_view::npos) {
        appendReversed(line, into);
        return;
    }
    std::string undone(line);
    replaceAll("open(", "os.remove(", undone);
    replaceAll(", 'w'", "", undone);
    into.append(undone);
}

// The section is gone through from its end: of a block the line that closes it stays in front, its
// other fence loses its language, and its lines come in their order. Without blocks, and where one
// is not closed, the lines are undone one by one.
void addUndoneCode(std::span<const std::string_view> lines, Convention::Lines& into) {
    const bool hasBlocks =
        std::ranges::count_if(lines, &isFence) % 2 == 0 && std::ranges::any_of(lines, &isFence);
    Convention::Lines block;
    bool isInBlock = false;
    for (const std::string_view line : lines | std::views::reverse) {
        if (isFence(line)) {
            into.emplace_back(isInBlock ? std::string_view("```") : line);
            std::move(block.rbegin(), block.rend(), std::back_inserter(into));
            block.clear();
            isInBlock = hasBlocks && !isInBlock;
        } else if (isInBlock) {
            appendUndone(line, block.emplace_back());
        } else {
            (hasBlocks ? &appendReversed : &appendUndone)(line, into.emplace_back());
        }
    }
}

Convention shutdownConvention() {
    Convention it;
    it.name = "shutdown";
    it.phrase = "per line, sections in order";
    it.prose = &appendReversed;
    it.heading = &appendReversed;
    it.lines = Convention::Order::Reversed;
    it.frontMatter = {
        .key = &appendReversed, .value = &appendReversed, .isSorted = true, .isTimeUtc = true};
    it.typeLine = "type: shutdown_script";
    it.producerCode = &addUndoneCode;
    it.producerHeading = &appendReversedLosingBrackets;
    it.dumpedValue = &appendReversedLosingBrackets;
    it.dropsPreamble = true;
    return it;
}

} // namespace

ShutdownRule::ShutdownRule()
    : StructuralRule(shutdownConvention()) {}

} // namespace muscope
