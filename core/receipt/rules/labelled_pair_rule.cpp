// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/labelled_pair_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::string_view Original = "\nOriginal:";
constexpr int MostTries = 16; // of places where a text may itself hold a label

struct Pair {
    std::string_view reversed;
    std::string_view original;

    [[nodiscard]] bool agrees() const { return equalsReversed(original, reversed); }
};

// What stands behind the colon, without the one blank that parts them.
std::string_view behindColon(std::string_view text) {
    return text.starts_with(' ') ? text.substr(1) : text;
}

// The value of the first label: a word of letters and a colon; npos: the text starts with none.
std::size_t firstLabelEnd(std::string_view body) {
    const std::size_t colon = body.find(':');
    const std::string_view label = body.substr(0, std::min(colon, body.size()));
    const bool isLabel = !label.empty() && std::all_of(label.begin(), label.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ' ';
    });
    return isLabel && colon != std::string_view::npos ? colon + 1 : std::string_view::npos;
}

// The pair as the labels part it; where the texts hold labels themselves, the first way to part it
// in which the two agree.
std::optional<Pair> readPair(std::string_view body) {
    static constexpr std::array<std::string_view, 2> After{"\nTimestamp:", "\nSignature:"};
    const std::size_t begin = firstLabelEnd(body);
    if (begin == std::string_view::npos || body.starts_with("Event")) {
        return std::nullopt;
    }
    std::optional<Pair> first;
    std::size_t at = body.find(Original, begin);
    for (int tries = 0; at != std::string_view::npos && tries != MostTries; ++tries) {
        const std::string_view rest = body.substr(at + Original.size());
        std::size_t end = rest.size();
        for (const std::string_view label : After) {
            end = std::min(end, rest.find(label));
        }
        const std::string_view reversed = behindColon(body.substr(begin, at - begin));
        for (const std::string_view original : {rest.substr(0, end), rest}) {
            const Pair pair{reversed, behindColon(original)};
            if (pair.agrees()) {
                return pair;
            }
            first = first.value_or(pair);
        }
        at = body.find(Original, at + 1);
    }
    return first;
}

} // namespace

void LabelledPairRule::appendReceipt(std::string_view text, std::string& into) const {
    into.append("## Receipt\nData: ");
    appendReversed(text, into);
    into.append(Original).append(" ").append(text);
}

void LabelledPairRule::appendTurnedBack(std::string_view body, std::string& into) const {
    const auto pair = readPair(body);
    appendReversed(pair ? pair->reversed : body, into);
}

bool LabelledPairRule::matches(std::string_view subject, std::string_view body) const {
    const auto pair = readPair(body);
    return pair && pair->agrees() && pair->original == subject;
}

bool LabelledPairRule::isPalindrome(std::string_view body) const {
    const auto pair = readPair(body);
    return pair && pair->reversed == pair->original;
}

bool LabelledPairRule::isForm(std::string_view body) const {
    const auto pair = readPair(body);
    return pair && pair->agrees();
}

std::optional<OwnClaim> LabelledPairRule::ownClaim(std::string_view body) const {
    const auto pair = readPair(body);
    const bool isBlank = pair && pair->reversed.empty() && trimmedText(pair->original).empty();
    if (!pair || pair->original.empty() || isBlank) { // it claims nothing
        return std::nullopt;
    }
    OwnClaim claim;
    claim.original = pair->original;
    appendReversed(pair->reversed, claim.turnedBack);
    claim.isPalindrome = pair->reversed == pair->original && pair->agrees();
    if (pair->reversed == pair->original && !pair->agrees()) {
        claim.detail = "not reversed at all: both halves say the same";
    } else if (!pair->agrees()) {
        claim.detail = "its reversed half, turned back, is not its original";
    }
    return claim;
}

} // namespace muscope
