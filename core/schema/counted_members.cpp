// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/counted_members.h"

#include "core/json/duplicate_keys.h"

#include <algorithm>
#include <string>
#include <utility>

namespace muscope::schema {

CountedMembers::CountedMembers(const json::Document& document)
    : m_document(document) {
    if (!json::DuplicateKeys().findIn(document)) {
        return;
    }
    m_isShadowed.resize(document.nodeCount());
    for (std::uint32_t node = 0; node < document.nodeCount(); ++node) {
        if (document.type(json::NodeId{node}) == json::Type::Object) {
            shadow(json::NodeId{node});
        }
    }
}

void CountedMembers::shadow(json::NodeId object) {
    std::vector<std::pair<std::string, json::NodeId>> members;
    for (auto member = m_document.firstChild(object); member;
         member = m_document.nextSibling(*member)) {
        members.emplace_back(m_document.decodedKey(*member), *member);
    }
    std::sort(members.begin(), members.end());
    for (std::size_t index = 1; index < members.size(); ++index) {
        if (members[index - 1].first == members[index].first) {
            m_isShadowed[json::indexOf(members[index - 1].second)] = true;
        }
    }
}

std::uint32_t CountedMembers::count(json::NodeId object) const {
    if (m_isShadowed.empty()) {
        return m_document.childCount(object);
    }
    std::uint32_t count = 0;
    for (auto member = first(object); member; member = next(*member)) {
        ++count;
    }
    return count;
}

} // namespace muscope::schema
