// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// One convention of making receipts: how a text becomes a receipt and how it is turned back.
// Immutable and shared between threads; any bytes are valid input.
class Rule {
public:
    Rule() = default;
    virtual ~Rule() = default;
    Rule(const Rule&) = delete;
    Rule& operator=(const Rule&) = delete;

    // The rule's word, "code-points", and how a sentence says it, "by code point".
    [[nodiscard]] virtual const char* name() const = 0;
    [[nodiscard]] virtual const char* phrase() const = 0;

    // Appends the receipt a producer of this convention writes for the text, its header included.
    virtual void appendReceipt(std::string_view text, std::string& into) const = 0;

    // Appends what the body of a receipt says, turned back.
    virtual void appendTurnedBack(std::string_view body, std::string& into) const = 0;

    // Whether the body, turned back, is exactly the subject.
    [[nodiscard]] virtual bool matches(std::string_view subject, std::string_view body) const = 0;

    // False where a rule before this one in the registry turns the body back to the same text.
    [[nodiscard]] virtual bool isDistinctFor(std::string_view body) const = 0;

    // Whether its producer writes U+FFFD for the halves of characters above U+FFFF.
    [[nodiscard]] virtual bool losesHalves() const { return false; }
};

} // namespace muscope
