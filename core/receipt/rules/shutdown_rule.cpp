// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/shutdown_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/lost_brackets.h"

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
    it.producerProse = &appendUndone;
    it.producerHeading = &appendReversedLosingBrackets;
    it.producerValue = &appendReversedLosingBrackets;
    it.dropsPreamble = true;
    return it;
}

} // namespace

ShutdownRule::ShutdownRule()
    : StructuralRule(shutdownConvention()) {}

} // namespace muscope
