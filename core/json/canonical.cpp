// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"

#include "core/json/canonical_number.h"
#include "core/json/utf16.h"

#include <algorithm>
#include <deque>
#include <vector>

namespace muscope::json {

namespace {

struct Member {
    std::string_view key; // resolved
    NodeId node;
};

// A container that is being written.
struct Open {
    bool isObject = false;
    std::optional<NodeId> next;     // of an array: the element to come
    std::size_t firstMember = 0;    // of an object: where its members lie among all,
    std::size_t nextMember = 0;     // and the one to come
    std::size_t resolvedBefore = 0; // keys resolved for the containers around it
};

bool precedes(const Member& first, const Member& second) {
    Utf16Reader left(first.key);
    Utf16Reader right(second.key);
    while (!left.atEnd() && !right.atEnd()) {
        const std::uint32_t a = left.next();
        const std::uint32_t b = right.next();
        if (a != b) {
            return a < b;
        }
    }
    return left.atEnd() && !right.atEnd();
}

// Half of a surrogate pair in its three-byte form.
bool isSurrogateAt(std::string_view text, std::size_t at) {
    const auto byte = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    return text.size() - at >= 3 && byte(at) == 0xed && (byte(at + 1) & 0xe0U) == 0xa0U &&
           (byte(at + 2) & 0xc0U) == 0x80U;
}

constexpr std::string_view HexDigits = "0123456789abcdef";

void appendSurrogate(std::string_view threeBytes, std::string& into) {
    const auto second = static_cast<unsigned char>(threeBytes[1]);
    const auto third = static_cast<unsigned char>(threeBytes[2]);
    const std::uint32_t unit = 0xd000U | (second & 0x3fU) << 6 | (third & 0x3fU);
    into.append("\\ud");
    for (const unsigned shift : {8U, 4U, 0U}) {
        into.push_back(HexDigits[unit >> shift & 0xfU]);
    }
}

void appendControl(unsigned char byte, std::string& into) {
    constexpr std::string_view Named = "\b\t\n\f\r";
    constexpr std::string_view Letters = "btnfr";
    const std::size_t named = Named.find(static_cast<char>(byte));
    if (named != std::string_view::npos) {
        into.push_back('\\');
        into.push_back(Letters[named]);
        return;
    }
    into.append("\\u00");
    into.push_back(HexDigits[byte >> 4]);
    into.push_back(HexDigits[byte & 0xfU]);
}

// Walks a value in canonical order; what is open lies on a stack of its own, so depth costs memory
// and no call.
class CanonicalWriter {
public:
    CanonicalWriter(const Document& document, std::string& into)
        : m_document(document)
        , m_into(into) {}

    void write(NodeId node) {
        writeOrOpen(node);
        while (!m_open.empty()) {
            if (m_open.back().isObject) {
                goOnInObject();
            } else {
                goOnInArray();
            }
        }
    }

private:
    void writeOrOpen(NodeId node) {
        switch (m_document.type(node)) {
        case Type::Null:
        case Type::False:
        case Type::True:
            m_into.append(m_document.spelling(node));
            return;
        case Type::Number:
            appendCanonicalNumber(m_document.spelling(node), m_into);
            return;
        case Type::String:
            appendCanonicalString(m_document.decodedString(node, m_scratch), m_into);
            return;
        case Type::Array:
            m_into.push_back('[');
            m_open.emplace_back().next = m_document.firstChild(node);
            return;
        case Type::Object:
            openObject(node);
            return;
        }
    }

    void openObject(NodeId node) {
        m_into.push_back('{');
        Open& open = m_open.emplace_back();
        open.isObject = true;
        open.firstMember = m_members.size();
        open.nextMember = m_members.size();
        open.resolvedBefore = m_resolved.size();
        for (auto member = m_document.firstChild(node); member;
             member = m_document.nextSibling(*member)) {
            std::string_view key = m_document.keySpelling(*member);
            if (m_document.isKeyEscaped(*member)) {
                key = m_resolved.emplace_back(m_document.decodedKey(*member));
            }
            m_members.push_back({key, *member});
        }
        const auto first = m_members.begin() + static_cast<std::ptrdiff_t>(open.firstMember);
        std::stable_sort(first, m_members.end(), precedes);
    }

    void goOnInObject() {
        Open& open = m_open.back();
        // Of equal keys the sort left the last one behind the others.
        while (open.nextMember + 1 < m_members.size() &&
               m_members[open.nextMember].key == m_members[open.nextMember + 1].key) {
            ++open.nextMember;
        }
        if (open.nextMember == m_members.size()) {
            close('}');
            return;
        }
        const Member member = m_members[open.nextMember];
        ++open.nextMember;
        addComma('{');
        appendCanonicalString(member.key, m_into);
        m_into.push_back(':');
        writeOrOpen(member.node);
    }

    void goOnInArray() {
        const std::optional<NodeId> element = m_open.back().next;
        if (!element) {
            close(']');
            return;
        }
        m_open.back().next = m_document.nextSibling(*element);
        addComma('[');
        writeOrOpen(*element);
    }

    // Right behind its bracket a container has no comma; no value ends in that bracket.
    void addComma(char bracket) {
        if (m_into.back() != bracket) {
            m_into.push_back(',');
        }
    }

    void close(char bracket) {
        m_into.push_back(bracket);
        if (m_open.back().isObject) {
            m_members.resize(m_open.back().firstMember);
            m_resolved.resize(m_open.back().resolvedBefore);
        }
        m_open.pop_back();
    }

    const Document& m_document;
    std::string& m_into;
    std::string m_scratch;
    std::vector<Open> m_open;
    std::vector<Member> m_members;      // of the open objects, the innermost last
    std::deque<std::string> m_resolved; // what their escaped keys say; stays where it is
};

} // namespace

void appendCanonicalString(std::string_view text, std::string& into) {
    into.push_back('"');
    std::size_t plainFrom = 0;
    const auto flush = [&](std::size_t until) {
        into.append(text.substr(plainFrom, until - plainFrom));
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool isSurrogate = byte == 0xed && isSurrogateAt(text, at);
        if (byte >= 0x20 && byte != '"' && byte != '\\' && !isSurrogate) {
            continue;
        }
        flush(at);
        plainFrom = at + 1;
        if (isSurrogate) {
            appendSurrogate(text.substr(at, 3), into);
            at += 2;
            plainFrom = at + 1;
        } else if (byte < 0x20) {
            appendControl(byte, into);
        } else {
            into.push_back('\\');
            into.push_back(text[at]);
        }
    }
    flush(text.size());
    into.push_back('"');
}

void appendCanonical(const Document& document, NodeId node, std::string& into) {
    CanonicalWriter(document, into).write(node);
}

} // namespace muscope::json
