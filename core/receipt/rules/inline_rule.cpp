// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/inline_rule.h"

#include "core/receipt/reversed_compare.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view InlineHeader = "## Receipt\n";
constexpr std::size_t ShortestFence = 3;

std::size_t fenceSize(std::string_view text) {
    return std::min(text.find_first_not_of('`'), text.size());
}

// What stands between the fences at the front of the text, of which the closing one must be there.
std::optional<std::string_view> fencedAtFront(std::string_view text) {
    const std::size_t size = fenceSize(text);
    const std::size_t line = text.find('\n');
    if (size < ShortestFence || line == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string fence = "\n" + std::string(size, '`');
    for (std::size_t close = text.find(fence, line); close != std::string_view::npos;
         close = text.find(fence, close + 1)) {
        const std::string_view behind = text.substr(close + fence.size());
        if (behind.empty() || behind.front() == '\n') {
            return close == line ? std::string_view() : text.substr(line + 1, close - line - 1);
        }
    }
    return std::nullopt;
}

// The reversed text of the last "## Receipt" section; nullopt: the body has not this form.
std::optional<std::string_view> reversedIn(std::string_view body) {
    if (const auto fenced = fencedAtFront(body)) {
        return fenced;
    }
    const std::size_t header = body.rfind(InlineHeader);
    if (header == std::string_view::npos || (header != 0 && body[header - 1] != '\n')) {
        return std::nullopt;
    }
    return fencedAtFront(body.substr(header + InlineHeader.size()));
}

// One backtick more than the longest row of them, so that nothing in the text closes the block.
std::string fenceFor(std::string_view text) {
    std::size_t longest = ShortestFence - 1;
    for (std::size_t at = text.find('`'); at != std::string_view::npos; at = text.find('`', at)) {
        const std::size_t size = fenceSize(text.substr(at));
        longest = std::max(longest, size);
        at += size;
    }
    return std::string(longest + 1, '`');
}

} // namespace

void InlineRule::appendReceipt(std::string_view text, std::string& into) const {
    const std::string fence = fenceFor(text);
    into.append(InlineHeader).append(fence).append("markdown\n");
    appendReversed(text, into);
    into.append("\n").append(fence);
}

void InlineRule::appendTurnedBack(std::string_view body, std::string& into) const {
    appendReversed(reversedIn(body).value_or(body), into);
}

bool InlineRule::matches(std::string_view subject, std::string_view body) const {
    const auto reversed = reversedIn(body);
    return reversed && equalsReversed(subject, *reversed);
}

bool InlineRule::isPalindrome(std::string_view body) const {
    const auto reversed = reversedIn(body);
    return reversed && equalsReversed(*reversed, *reversed);
}

bool InlineRule::isForm(std::string_view body) const {
    return reversedIn(body).has_value();
}

} // namespace muscope
