// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope::json {

// What a value is. True and False are types of their own: nothing else tells them apart.
enum class Type : unsigned char { Null, False, True, Number, String, Array, Object };

// A value of one document: its place on the tape, counted in document order. Root is 0, the first
// child of a container is the value after it.
enum class NodeId : std::uint32_t {};

inline constexpr NodeId Root{0};

[[nodiscard]] constexpr std::uint32_t indexOf(NodeId node) {
    return static_cast<std::uint32_t>(node);
}

// A JSON text taken apart without losing anything: a flat tape of values that point into the text,
// each with its spelling, key and place among its siblings. The text is not owned and must outlive
// the document; see OwnedDocument for one that keeps it. Immutable once parsed, so it may be read
// from any thread. Everything is O(1) unless said otherwise.
class Document {
public:
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::uint32_t nodeCount() const {
        return static_cast<std::uint32_t>(m_nodes.size());
    }

    // The offset of the first byte that is no UTF-8; such bytes are accepted inside strings alone.
    [[nodiscard]] std::optional<std::size_t> firstInvalidUtf8() const { return m_firstInvalidUtf8; }

    [[nodiscard]] Type type(NodeId node) const {
        return static_cast<Type>(at(node).typeAndCount >> CountBits);
    }
    [[nodiscard]] std::uint32_t childCount(NodeId node) const {
        return at(node).typeAndCount & CountMask;
    }
    [[nodiscard]] std::optional<NodeId> firstChild(NodeId node) const {
        return childCount(node) == 0 ? std::nullopt : std::optional(NodeId{indexOf(node) + 1});
    }
    [[nodiscard]] std::optional<NodeId> nextSibling(NodeId node) const {
        const std::uint32_t next = at(node).next;
        return next == 0 ? std::nullopt : std::optional(NodeId{next});
    }

    // The value as written, quotes and brackets included, and where it starts in the text.
    [[nodiscard]] std::string_view spelling(NodeId node) const {
        return m_text.substr(start(node), at(node).end - start(node));
    }
    [[nodiscard]] std::size_t start(NodeId node) const { return at(node).start & OffsetMask; }
    [[nodiscard]] std::size_t end(NodeId node) const { return at(node).end; }

    // The key as written, without its quotes; empty for what is no member of an object.
    [[nodiscard]] std::string_view keySpelling(NodeId node) const {
        return m_text.substr(at(node).keyStart & OffsetMask, at(node).keyLength);
    }
    [[nodiscard]] bool isKeyEscaped(NodeId node) const {
        return (at(node).keyStart & Escaped) != 0;
    }

    // A string as written, without its quotes.
    [[nodiscard]] std::string_view stringSpelling(NodeId node) const {
        return m_text.substr(start(node) + 1, at(node).end - start(node) - 2);
    }
    [[nodiscard]] bool isStringEscaped(NodeId node) const {
        return (at(node).start & Escaped) != 0;
    }

    // A string or key with its escapes resolved; a lone surrogate becomes its three-byte form. The
    // view is into the text where nothing is escaped, otherwise into scratch.
    [[nodiscard]] std::string_view decodedString(NodeId node, std::string& scratch) const;
    [[nodiscard]] std::string_view decodedKey(NodeId node, std::string& scratch) const;
    [[nodiscard]] std::string decodedString(NodeId node) const;
    [[nodiscard]] std::string decodedKey(NodeId node) const;

    // The member of an object with that key, resolved; of duplicates the last. Nullopt as well
    // where node is no object. Linear in the number of members.
    [[nodiscard]] std::optional<NodeId> find(NodeId object, std::string_view key) const;

private:
    friend class Parser;
    friend class TapeWriter;

    static constexpr std::uint32_t CountBits = 29;
    static constexpr std::uint32_t CountMask = (1U << CountBits) - 1;
    static constexpr std::uint32_t Escaped = 1U << 31;
    static constexpr std::uint32_t OffsetMask = Escaped - 1;

    struct Node {
        std::uint32_t start;     // offset of the value; the top bit tells a string with escapes
        std::uint32_t end;       // one past the value
        std::uint32_t keyStart;  // offset behind the key's quote; the top bit tells escapes
        std::uint32_t keyLength; // bytes between the key's quotes
        std::uint32_t next;      // the next sibling; 0: none
        std::uint32_t typeAndCount;
    };
    static_assert(sizeof(Node) == 24);

    [[nodiscard]] const Node& at(NodeId node) const { return m_nodes[indexOf(node)]; }

    std::string_view m_text;
    std::vector<Node> m_nodes;
    std::optional<std::size_t> m_firstInvalidUtf8;
};

} // namespace muscope::json
