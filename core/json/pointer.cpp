// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/pointer.h"

namespace muscope::json {

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
