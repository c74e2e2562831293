// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/pointer.h"

#include <algorithm>
#include <charconv>

namespace muscope::json {

namespace {

std::optional<NodeId> elementAt(const Document& document, NodeId array, std::string_view token) {
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
    if (error != std::errc() || end != token.data() + token.size() ||
        index >= document.childCount(array)) {
        return std::nullopt;
    }
    auto child = document.firstChild(array);
    for (; child && index > 0; --index) {
        child = document.nextSibling(*child);
    }
    return child;
}

} // namespace

std::string keyOfToken(std::string_view token) {
    std::string key;
    for (std::size_t at = 0; at < token.size(); ++at) {
        const bool isEscape = token[at] == '~' && at + 1 < token.size();
        key.push_back(!isEscape ? token[at] : token[at + 1] == '1' ? '/' : '~');
        at += isEscape ? 1 : 0;
    }
    return key;
}

void appendPointerToken(std::string_view key, std::string& pointer) {
    pointer.push_back('/');
    for (const char c : key) {
        if (c == '~') {
            pointer.append("~0");
        } else if (c == '/') {
            pointer.append("~1");
        } else {
            pointer.push_back(c);
        }
    }
}

std::string pointerTo(const Document& document, NodeId node, NodeId from) {
    std::string pointer;
    std::string scratch;
    NodeId at = from;
    while (at != node) {
        // The child that holds the node is the last one that does not start behind it.
        NodeId child = *document.firstChild(at);
        std::uint32_t index = 0;
        for (auto next = document.nextSibling(child); next && *next <= node;
             next = document.nextSibling(child)) {
            child = *next;
            ++index;
        }
        if (document.type(at) == Type::Object) {
            appendPointerToken(document.decodedKey(child, scratch), pointer);
        } else {
            pointer.append("/").append(std::to_string(index));
        }
        at = child;
    }
    return pointer;
}

std::optional<NodeId> nodeAt(const Document& document, std::string_view pointer) {
    std::optional<NodeId> node = Root;
    while (node && !pointer.empty()) {
        if (pointer.front() != '/') {
            return std::nullopt;
        }
        const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
        const std::string_view token = pointer.substr(1, end - 1);
        pointer.remove_prefix(end);
        switch (document.type(*node)) {
        case Type::Object:
            node = document.find(*node, keyOfToken(token));
            break;
        case Type::Array:
            node = elementAt(document, *node, token);
            break;
        case Type::Null:
        case Type::False:
        case Type::True:
        case Type::Number:
        case Type::String:
            return std::nullopt;
        }
    }
    return node;
}

std::string pointerTo(const Document& first, NodeId from, const Document& second,
                      const Difference& difference) {
    std::string pointer = pointerTo(first, difference.first, from);
    if (difference.kind == Difference::Kind::OnlyInSecond) {
        if (first.type(difference.first) == Type::Object) {
            appendPointerToken(second.decodedKey(difference.second), pointer);
        } else {
            pointer.append("/").append(std::to_string(first.childCount(difference.first)));
        }
    }
    return pointer;
}

} // namespace muscope::json
