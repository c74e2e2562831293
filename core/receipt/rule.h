// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// What a receipt that carries its own original says: the original, and its reversed half turned
// back. They agree where it holds.
struct OwnClaim {
    std::string original;
    std::string turnedBack;
    std::string detail;        // how they part, for a person; empty: they agree
    bool isPalindrome = false; // the reversed half is the original itself: it proves nothing
    bool isTruncated = false;  // it says "..." for what is not there
};

// What a near miss is counted in.
enum class MissUnit : unsigned char { Characters, Words, Runs, Lines };

// One convention of making receipts: how a text becomes a receipt and how it is turned back.
// Immutable and shared between threads; any bytes are valid input.
class Rule {
public:
    Rule() = default;
    virtual ~Rule() = default;
    Rule(const Rule&) = delete;
    Rule& operator=(const Rule&) = delete;

    // The rule's word, "code-points", and how a sentence says it, "reversed by code point".
    [[nodiscard]] virtual const char* name() const = 0;
    [[nodiscard]] virtual const char* phrase() const = 0;
    [[nodiscard]] virtual MissUnit missUnit() const { return MissUnit::Characters; }

    // Appends the receipt a producer of this convention writes for the text, its header included.
    virtual void appendReceipt(std::string_view text, std::string& into) const = 0;

    // Why no receipt can be made of the text, for a person; nullptr: one can.
    [[nodiscard]] virtual const char* refusal(std::string_view /*text*/) const { return nullptr; }

    // Appends what the body of a receipt says, turned back.
    virtual void appendTurnedBack(std::string_view body, std::string& into) const = 0;

    // The same where the subject is at hand, which settles what the body leaves open.
    virtual void appendTurnedBackBeside(std::string_view /*subject*/, std::string_view body,
                                        std::string& into) const {
        appendTurnedBack(body, into);
    }

    // Whether the body, turned back, is exactly the subject.
    [[nodiscard]] virtual bool matches(std::string_view subject, std::string_view body) const = 0;

    // How a body that does not match is the subject's receipt all the same: Exact where another
    // order or another added line of it turns back to the same text, Lossy where only that is amiss
    // which the rule's producer cannot keep, None where it is not. Asked after all rules failed.
    [[nodiscard]] virtual MatchLevel otherMatch(std::string_view /*subject*/,
                                                std::string_view /*body*/) const {
        return MatchLevel::None;
    }

    // Whether the body says the same forwards and backwards, so that a match proves nothing.
    [[nodiscard]] virtual bool isPalindrome(std::string_view body) const {
        return matches(body, body);
    }

    // Whether the body has the form of this convention at all; what has not is not tried.
    [[nodiscard]] virtual bool isForm(std::string_view /*body*/) const { return true; }

    // False where a rule before this one in the registry turns the body back to the same text.
    // Cheap, so that a receipt of another rule passes quickly.
    [[nodiscard]] virtual bool isDistinctFor(std::string_view body) const = 0;

    // Whether its producer writes U+FFFD for the halves of characters above U+FFFF.
    [[nodiscard]] virtual bool losesHalves() const { return false; }

    // Why a receipt of this convention proves nothing of its subject even where it is made of it;
    // nullptr: it does prove something.
    [[nodiscard]] virtual const char* provesNothingBecause() const { return nullptr; }

    // Where the convention carries its original: what the body claims. Nullopt: it has none.
    [[nodiscard]] virtual std::optional<OwnClaim> ownClaim(std::string_view /*body*/) const {
        return std::nullopt;
    }
};

} // namespace muscope
