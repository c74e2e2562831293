// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/joined_words_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/text_units.h"

namespace muscope {

namespace {

// How far the front matter reaches, its closing line included.
std::size_t frontMatterSize(std::string_view text) {
    constexpr std::string_view Open = "---\n";
    constexpr std::string_view Close = "\n---\n";
    const std::size_t close =
        text.starts_with(Open) ? text.find(Close, Open.size() - 1) : std::string_view::npos;
    return close == std::string_view::npos ? 0 : close + Close.size();
}

} // namespace

void JoinedWordsRule::appendReceipt(std::string_view text, std::string& into) const {
    const std::size_t front = frontMatterSize(text);
    into.append(text.substr(0, front));
    for (const std::string_view word : wordsIn(text.substr(front))) {
        appendReversed(word, into);
    }
}

void JoinedWordsRule::appendTurnedBack(std::string_view body, std::string& into) const {
    const std::size_t front = frontMatterSize(body);
    into.append(body.substr(0, front));
    appendReversed(body.substr(front), into);
}

bool JoinedWordsRule::matches(std::string_view subject, std::string_view body) const {
    std::string receipt;
    appendReceipt(subject, receipt);
    return receipt == body;
}

bool JoinedWordsRule::isDistinctFor(std::string_view body) const {
    return body.find_first_of(" \t\r\n\v\f", frontMatterSize(body)) == std::string_view::npos;
}

const char* JoinedWordsRule::provesNothingBecause() const {
    return "it joins its words, so that it cannot be turned back";
}

} // namespace muscope
