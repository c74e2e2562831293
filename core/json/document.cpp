// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"

#include "core/json/string_value.h"

namespace muscope::json {

std::string_view Document::decodedString(NodeId node, std::string& scratch) const {
    if (!isStringEscaped(node)) {
        return stringSpelling(node);
    }
    scratch.clear();
    appendDecoded(stringSpelling(node), scratch);
    return scratch;
}

std::string_view Document::decodedKey(NodeId node, std::string& scratch) const {
    if (!isKeyEscaped(node)) {
        return keySpelling(node);
    }
    scratch.clear();
    appendDecoded(keySpelling(node), scratch);
    return scratch;
}

std::string Document::decodedString(NodeId node) const {
    std::string scratch;
    return std::string(decodedString(node, scratch));
}

std::string Document::decodedKey(NodeId node) const {
    std::string scratch;
    return std::string(decodedKey(node, scratch));
}

std::optional<NodeId> Document::find(NodeId object, std::string_view key) const {
    if (type(object) != Type::Object) {
        return std::nullopt;
    }
    std::optional<NodeId> found;
    std::string scratch;
    for (auto member = firstChild(object); member; member = nextSibling(*member)) {
        if (isKeyEscaped(*member) ? decodedKey(*member, scratch) == key
                                  : keySpelling(*member) == key) {
            found = member;
        }
    }
    return found;
}

} // namespace muscope::json
