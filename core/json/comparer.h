// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope::json {

// Where two values first differ, in the first document's order.
struct Difference {
    enum class Kind : unsigned char {
        Value,        // first and second are values that differ
        OnlyInFirst,  // first is a member or element that the second lacks; second: its container
        OnlyInSecond, // second is a member or element that the first lacks; first: its container
    };
    Kind kind = Kind::Value;
    NodeId first{};
    NodeId second{};

    bool operator==(const Difference&) const = default;
};

struct Comparison {
    std::optional<Difference> difference; // none: equal
    bool hasDuplicateKeys = false;        // the second has keys twice of which only the last counts
    bool isLossy = false;                 // equal only because halves of characters were forgiven

    [[nodiscard]] bool isEqual() const { return !difference.has_value(); }
};

// Whether U+FFFD in the second document may stand for one half of a character above U+FFFF.
enum class Halves : unsigned char { Exact, Forgiven };

// Compares values as PostgreSQL's JSONB sees them: the order of keys, spacing, escapes and the
// spelling of numbers mean nothing. The first value is the stored one: where it has a key once and
// the second has it more often, the second's last counts (JSONB dropped the others); where the
// first repeats a key, the second must repeat it alike. Owns its memory and reuses it: one comparer
// per thread. No recursion; n log n in the number of keys of an object.
class Comparer {
public:
    [[nodiscard]] Comparison compare(const Document& first, NodeId firstNode,
                                     const Document& second, NodeId secondNode,
                                     Halves halves = Halves::Exact);

private:
    struct Work {
        enum class Kind : unsigned char { Pair, Siblings, OnlyInFirst, OnlyInSecond };
        NodeId first{};
        NodeId second{};
        Kind kind = Kind::Pair;
    };
    struct Member {
        std::string_view key;
        NodeId node{};
        std::uint32_t order = 0;
    };

    [[nodiscard]] bool isAlikeInOrder(NodeId firstNode, NodeId secondNode);
    [[nodiscard]] bool equalScalars(NodeId first, NodeId second);
    [[nodiscard]] bool equalKeys(NodeId first, NodeId second);
    [[nodiscard]] bool equalStrings(std::string_view first, bool isFirstEscaped,
                                    std::string_view second, bool isSecondEscaped);
    [[nodiscard]] std::optional<Difference> firstDifference(NodeId firstNode, NodeId secondNode);
    [[nodiscard]] std::optional<Difference> step(const Work& work);
    void openArrays(NodeId first, NodeId second);
    void openObjects(NodeId first, NodeId second);
    void matchMembers(NodeId first, NodeId second);
    void matchGroup(std::size_t firstBegin, std::size_t firstEnd, std::size_t secondBegin,
                    std::size_t secondEnd);
    static void collectMembers(const Document& document, NodeId object,
                               std::vector<Member>& members, std::string& arena);

    const Document* m_first = nullptr;
    const Document* m_second = nullptr;
    bool m_hasDuplicateKeys = false;
    Halves m_halves = Halves::Exact; // of strings that are values
    std::vector<Work> m_work;
    std::vector<Work> m_matched;
    std::vector<Member> m_firstMembers;
    std::vector<Member> m_secondMembers;
    std::optional<Member> m_onlyInSecond;
    NodeId m_firstObject{};
    NodeId m_secondObject{};
    std::string m_firstScratch;
    std::string m_secondScratch;
};

} // namespace muscope::json
