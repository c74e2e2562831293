// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/number_list_rule.h"

#include "core/json/parser.h"
#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <vector>

namespace muscope {

namespace {

constexpr std::string_view Ellipsis = "...";

struct Lists {
    std::string_view reversed; // as written, brackets included
    std::string_view original;
    std::string_view status;
};

std::string_view valueOf(std::string_view line) {
    return trimmedText(line.substr(line.find(':') + 1));
}

std::optional<Lists> readLists(std::string_view body) {
    if (body.find("Original:") == std::string_view::npos ||
        body.find("Reversed") == std::string_view::npos) {
        return std::nullopt;
    }
    Lists lists;
    for (std::string_view line : linesOf(body)) {
        line = trimmedText(line);
        if (line.starts_with("Reversed") && line.find(':') != std::string_view::npos) {
            lists.reversed = valueOf(line);
        } else if (line.starts_with("Original:")) {
            lists.original = valueOf(line);
        } else if (line.starts_with("Status:")) {
            lists.status = valueOf(line);
        }
    }
    const bool areLists = lists.reversed.starts_with('[') && lists.original.starts_with('[');
    return areLists ? std::optional(lists) : std::nullopt;
}

std::vector<std::string_view> elementsOf(std::string_view list) {
    std::vector<std::string_view> elements;
    if (list.starts_with('[')) {
        list.remove_prefix(1);
    }
    if (list.ends_with(']')) {
        list.remove_suffix(1);
    }
    while (!trimmedText(list).empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        elements.push_back(trimmedText(list.substr(0, end)));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return elements;
}

bool isTruncated(const std::vector<std::string_view>& elements) {
    return !elements.empty() && elements.back() == Ellipsis;
}

// The digits of every element reversed, everything else as it is. Its own inverse.
void appendReversedElements(std::string_view list, std::string& into) {
    std::size_t copied = 0;
    for (const std::string_view element : elementsOf(list)) {
        const auto begin = static_cast<std::size_t>(element.data() - list.data());
        into.append(list.substr(copied, begin - copied));
        (element == Ellipsis ? &appendForward : &appendReversed)(element, into);
        copied = begin + element.size();
    }
    into.append(list.substr(copied));
}

struct Agreement {
    std::size_t count = 0;
    std::size_t all = 0;
    bool areLabelsSwapped = false;

    [[nodiscard]] bool holds() const { return count == all; }
};

Agreement compare(const Lists& lists) {
    auto reversed = elementsOf(lists.reversed);
    auto original = elementsOf(lists.original);
    for (auto* const list : {&reversed, &original}) {
        if (isTruncated(*list)) {
            list->pop_back();
        }
    }
    Agreement agreement;
    agreement.all = std::max(reversed.size(), original.size());
    for (std::size_t index = 0; index < std::min(reversed.size(), original.size()); ++index) {
        agreement.count += equalsReversed(original[index], reversed[index]) ? 1U : 0U;
    }
    // No number starts with a zero; one reversed may.
    const auto hasLeadingZero = [](const auto& list) {
        return std::any_of(list.begin(), list.end(), [](std::string_view element) {
            return element.size() > 1 && element.front() == '0' && element[1] != '.';
        });
    };
    agreement.areLabelsSwapped = hasLeadingZero(original) && !hasLeadingZero(reversed);
    return agreement;
}

} // namespace

void NumberListRule::appendReceipt(std::string_view text, std::string& into) const {
    text = trimmedText(text);
    into.append("---\nmu_version: \"1.0\"\ntype: validation\n---\n# Reversed Validation\n"
                "Reversed list: ");
    appendReversedElements(text, into);
    into.append("\nOriginal: ").append(text).append("\nStatus: Valid");
}

const char* NumberListRule::refusal(std::string_view text) const {
    constexpr const char* Reason = "it takes a list of numbers on one line, such as [12, 30]";
    json::Parser parser;
    const auto parsed = parser.parse(text);
    if (!parsed || (*parsed)->type(json::Root) != json::Type::Array ||
        trimmedText(text).find('\n') != std::string_view::npos) {
        return Reason;
    }
    for (auto child = (*parsed)->firstChild(json::Root); child;
         child = (*parsed)->nextSibling(*child)) {
        if ((*parsed)->type(*child) != json::Type::Number) {
            return Reason;
        }
    }
    return nullptr;
}

void NumberListRule::appendTurnedBack(std::string_view body, std::string& into) const {
    if (const auto lists = readLists(body)) {
        appendReversedElements(lists->reversed, into);
    }
}

bool NumberListRule::matches(std::string_view subject, std::string_view body) const {
    const auto lists = readLists(body);
    return lists && compare(*lists).holds() && lists->original == trimmedText(subject);
}

bool NumberListRule::isPalindrome(std::string_view body) const {
    const auto lists = readLists(body);
    return lists && lists->original == lists->reversed;
}

bool NumberListRule::isForm(std::string_view body) const {
    const auto lists = readLists(body);
    return lists && compare(*lists).holds();
}

std::optional<OwnClaim> NumberListRule::ownClaim(std::string_view body) const {
    const auto lists = readLists(body);
    if (!lists) {
        return std::nullopt;
    }
    const Agreement agreement = compare(*lists);
    OwnClaim claim;
    claim.original = lists->original;
    appendReversedElements(lists->reversed, claim.turnedBack);
    claim.isTruncated = isTruncated(elementsOf(lists->original));
    claim.isPalindrome = lists->original == lists->reversed && agreement.holds();
    if (!agreement.holds()) {
        claim.detail = lists->status.empty()
                           ? std::string()
                           : "says Status: " + std::string(lists->status.substr(0, 40)) + "; ";
        claim.detail += std::to_string(agreement.count) + " of " + std::to_string(agreement.all) +
                        (agreement.all == 1 ? " element" : " elements") +
                        (agreement.count == 1 ? " agrees" : " agree");
        if (agreement.areLabelsSwapped) {
            claim.detail += "; labels swapped";
        }
    }
    return claim;
}

} // namespace muscope
