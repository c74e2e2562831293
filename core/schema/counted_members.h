// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace muscope::schema {

// Which members of a document's objects count where keys repeat: the last of each, as in JSONB.
// Without repeated keys it holds nothing; n log n in the number of members otherwise. The document
// must outlive it.
class CountedMembers {
public:
    explicit CountedMembers(const json::Document& document);

    [[nodiscard]] bool counts(json::NodeId member) const {
        return m_isShadowed.empty() || !m_isShadowed[json::indexOf(member)];
    }
    [[nodiscard]] std::uint32_t count(json::NodeId object) const;
    [[nodiscard]] std::optional<json::NodeId> first(json::NodeId object) const {
        const auto member = m_document.firstChild(object);
        return !member || counts(*member) ? member : next(*member);
    }
    [[nodiscard]] std::optional<json::NodeId> next(json::NodeId member) const {
        auto following = m_document.nextSibling(member);
        while (following && !counts(*following)) {
            following = m_document.nextSibling(*following);
        }
        return following;
    }

private:
    void shadow(json::NodeId object);

    const json::Document& m_document;
    std::vector<bool> m_isShadowed; // by node; empty: no key repeats
};

} // namespace muscope::schema
