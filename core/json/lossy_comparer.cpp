// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/lossy_comparer.h"

#include "core/json/number.h"
#include "core/json/utf16.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace muscope::json {

namespace {

std::uint64_t mix(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

// Of a text in which every half of a character, and U+FFFD, counts as the same unit: two texts that
// may stand for each other share it.
std::uint64_t hashUnits(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    Utf16Reader reader(text);
    while (!reader.atEnd()) {
        const std::uint32_t unit = reader.next();
        const bool isHalf = unit >= 0xd800 && unit <= 0xdfff;
        hash = (hash ^ (isHalf ? ReplacementUnit : unit)) * 0x100000001b3ULL;
    }
    return mix(hash);
}

// Marks, by place on the tape, the members that a later one of the same key overrides. A key with
// U+FFFD in it may have been two keys once: it overrides none.
class OverriddenMembers {
public:
    OverriddenMembers(const Document& document, NodeId root, std::uint32_t size)
        : m_begin(indexOf(root))
        , m_isOverridden(size, false) {
        for (std::uint32_t index = 0; index != size; ++index) {
            if (document.type(NodeId{m_begin + index}) == Type::Object) {
                mark(document, NodeId{m_begin + index});
            }
        }
    }

    [[nodiscard]] bool contains(NodeId node) const {
        return m_isOverridden[indexOf(node) - m_begin];
    }
    // Whether an object repeats a key.
    [[nodiscard]] bool anyIn(const Document& document, NodeId object) const {
        for (auto child = document.firstChild(object); child;
             child = document.nextSibling(*child)) {
            if (contains(*child)) {
                return true;
            }
        }
        return false;
    }

private:
    void mark(const Document& document, NodeId object) {
        constexpr std::string_view Replacement = "\xef\xbf\xbd";
        std::unordered_map<std::string, NodeId> last;
        for (auto child = document.firstChild(object); child;
             child = document.nextSibling(*child)) {
            std::string key = document.decodedKey(*child);
            if (key.find(Replacement) != std::string::npos) {
                continue;
            }
            const auto [place, isNew] = last.try_emplace(std::move(key), *child);
            if (!isNew) {
                m_isOverridden[indexOf(place->second) - m_begin] = true;
                place->second = *child;
            }
        }
    }

    std::uint32_t m_begin;
    std::vector<bool> m_isOverridden;
};

std::uint32_t subtreeSize(const Document& document, NodeId root) {
    std::uint32_t size = 0;
    for (std::uint64_t left = 1; left != 0; --left, ++size) {
        left += document.childCount(NodeId{indexOf(root) + size});
    }
    return size;
}

// The values of one subtree with a hash for each that ignores the order of keys, the spelling of
// numbers, and which half of a character U+FFFD stands for. With it the members of two objects are
// paired even where their keys have become the same text.
class HashedTree {
public:
    struct Member {
        std::uint64_t key = 0;
        std::uint64_t value = 0;
        NodeId node{};
    };

    HashedTree(const Document& document, NodeId root)
        : m_document(document)
        , m_begin(indexOf(root))
        , m_keys(subtreeSize(document, root))
        , m_values(m_keys.size())
        , m_overridden(document, root, static_cast<std::uint32_t>(m_keys.size())) {
        const auto size = static_cast<std::uint32_t>(m_keys.size());
        for (std::uint32_t index = size; index-- != 0;) { // children come before their parents
            const NodeId node{m_begin + index};
            m_values[index] = hashOf(node);
            m_keys[index] = hashUnits(document.decodedKey(node, m_scratch));
        }
    }

    [[nodiscard]] bool repeatsKeys(NodeId object) const {
        return m_overridden.anyIn(m_document, object);
    }

    // Of an object; with the overridden ones or without.
    [[nodiscard]] std::vector<Member> sortedMembers(NodeId object, bool withOverridden) const {
        std::vector<Member> members;
        for (auto child = m_document.firstChild(object); child;
             child = m_document.nextSibling(*child)) {
            if (!withOverridden && m_overridden.contains(*child)) {
                continue;
            }
            const std::uint32_t index = indexOf(*child) - m_begin;
            members.push_back({m_keys[index], m_values[index], *child});
        }
        std::sort(members.begin(), members.end(), [](const Member& left, const Member& right) {
            return std::pair(left.key, left.value) < std::pair(right.key, right.value);
        });
        return members;
    }

private:
    [[nodiscard]] std::uint64_t hashOf(NodeId node) {
        const Type type = m_document.type(node);
        std::uint64_t hash = static_cast<std::uint64_t>(type) + 1;
        if (type == Type::String) {
            return mix(hash ^ hashUnits(m_document.decodedString(node, m_scratch)));
        }
        if (type == Type::Number) {
            return mix(hash ^ hashNumber(m_document.spelling(node)));
        }
        for (auto child = m_document.firstChild(node); child;
             child = m_document.nextSibling(*child)) {
            if (m_overridden.contains(*child)) {
                continue;
            }
            const std::uint32_t index = indexOf(*child) - m_begin;
            hash = type == Type::Array ? mix(hash * 31 + m_values[index])
                                       : hash + mix(m_keys[index] * 31 + m_values[index]);
        }
        return mix(hash);
    }

    const Document& m_document;
    std::uint32_t m_begin;
    std::vector<std::uint64_t> m_keys;
    std::vector<std::uint64_t> m_values;
    OverriddenMembers m_overridden;
    std::string m_scratch;
};

// Walks both subtrees together; a hash only chooses what is paired, the values themselves decide.
class LossyWalk {
public:
    LossyWalk(const Document& first, NodeId firstNode, const Document& second, NodeId secondNode)
        : m_first(first)
        , m_second(second)
        , m_firstTree(first, firstNode)
        , m_secondTree(second, secondNode) {
        m_pairs.emplace_back(firstNode, secondNode);
    }

    [[nodiscard]] bool isEqual() {
        while (!m_pairs.empty()) {
            const auto [first, second] = m_pairs.back();
            m_pairs.pop_back();
            if (!step(first, second)) {
                return false;
            }
        }
        return true;
    }

private:
    [[nodiscard]] bool step(NodeId first, NodeId second) {
        const Type type = m_first.type(first);
        if (type != m_second.type(second)) {
            return false;
        }
        switch (type) {
        case Type::Number:
            return equalNumbers(m_first.spelling(first), m_second.spelling(second));
        case Type::String:
            return equalButForHalves(m_first.decodedString(first, m_firstScratch),
                                     m_second.decodedString(second, m_secondScratch));
        case Type::Array:
            return pushElements(first, second);
        case Type::Object:
            return pushMembers(first, second);
        case Type::Null:
        case Type::False:
        case Type::True:
            break;
        }
        return true;
    }

    [[nodiscard]] bool pushElements(NodeId first, NodeId second) {
        if (m_first.childCount(first) != m_second.childCount(second)) {
            return false;
        }
        auto left = m_first.firstChild(first);
        auto right = m_second.firstChild(second);
        for (; left; left = m_first.nextSibling(*left), right = m_second.nextSibling(*right)) {
            m_pairs.emplace_back(*left, *right);
        }
        return true;
    }

    // Where the first repeats a key the second must repeat it alike; else the second's last counts.
    [[nodiscard]] bool pushMembers(NodeId first, NodeId second) {
        const bool isRepeated = m_firstTree.repeatsKeys(first);
        const auto left = m_firstTree.sortedMembers(first, isRepeated);
        const auto right = m_secondTree.sortedMembers(second, isRepeated);
        if (left.size() != right.size()) {
            return false;
        }
        for (std::size_t index = 0; index != left.size(); ++index) {
            if (!equalButForHalves(m_first.decodedKey(left[index].node, m_firstScratch),
                                   m_second.decodedKey(right[index].node, m_secondScratch))) {
                return false;
            }
            m_pairs.emplace_back(left[index].node, right[index].node);
        }
        return true;
    }

    const Document& m_first;
    const Document& m_second;
    HashedTree m_firstTree;
    HashedTree m_secondTree;
    std::vector<std::pair<NodeId, NodeId>> m_pairs;
    std::string m_firstScratch;
    std::string m_secondScratch;
};

} // namespace

bool equalButForHalves(const Document& first, NodeId firstNode, const Document& second,
                       NodeId secondNode) {
    return LossyWalk(first, firstNode, second, secondNode).isEqual();
}

} // namespace muscope::json
