// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/duplicate_keys.h"

#include <algorithm>

namespace muscope::json {

namespace {

// Up to here each key is compared with each: cheaper than sorting.
constexpr std::uint32_t Few = 16;

} // namespace

std::optional<NodeId> DuplicateKeys::findIn(const Document& document) {
    for (std::uint32_t i = 0; i < document.nodeCount(); ++i) {
        const NodeId node{i};
        if (document.type(node) != Type::Object || document.childCount(node) < 2) {
            continue;
        }
        readKeys(document, node);
        const bool areFew = document.childCount(node) <= Few;
        if (const auto found = areFew ? findAmongFew() : findAmongMany()) {
            return found;
        }
    }
    return std::nullopt;
}

std::optional<std::string> DuplicateKeys::keyIn(const Document& document, std::size_t limit) {
    const auto member = findIn(document);
    if (!member) {
        return std::nullopt;
    }
    std::string key = document.decodedKey(*member);
    if (key.size() > limit) {
        while (limit > 0 && (static_cast<unsigned char>(key[limit]) & 0xC0U) == 0x80U) {
            --limit;
        }
        key.resize(limit);
    }
    return key;
}

void DuplicateKeys::readKeys(const Document& document, NodeId object) {
    m_keys.clear();
    m_resolved.clear();
    for (auto child = document.firstChild(object); child; child = document.nextSibling(*child)) {
        std::string_view key = document.keySpelling(*child);
        if (document.isKeyEscaped(*child)) {
            key = m_resolved.emplace_back(document.decodedKey(*child));
        }
        m_keys.emplace_back(key, *child);
    }
}

std::optional<NodeId> DuplicateKeys::findAmongFew() const {
    for (std::size_t later = 1; later < m_keys.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            if (m_keys[later].first == m_keys[earlier].first) {
                return m_keys[later].second;
            }
        }
    }
    return std::nullopt;
}

std::optional<NodeId> DuplicateKeys::findAmongMany() {
    std::ranges::sort(m_keys);
    std::optional<NodeId> first;
    for (std::size_t i = 1; i < m_keys.size(); ++i) {
        if (m_keys[i].first == m_keys[i - 1].first && (!first || m_keys[i].second < *first)) {
            first = m_keys[i].second;
        }
    }
    return first;
}

} // namespace muscope::json
