// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace muscope::json {

// Finds objects that hold a key more than once; keys are compared with their escapes resolved.
// A look at each member for the small objects of everyday, n log n for large ones. Holds scratch
// memory: one per thread.
class DuplicateKeys {
public:
    // A member whose object holds its key before it; of the first such object.
    [[nodiscard]] std::optional<NodeId> findIn(const Document& document);
    // The key of that member, cut at a character where it is longer than limit bytes.
    [[nodiscard]] std::optional<std::string> keyIn(const Document& document, std::size_t limit);

private:
    void readKeys(const Document& document, NodeId object);
    [[nodiscard]] std::optional<NodeId> findAmongFew() const;
    [[nodiscard]] std::optional<NodeId> findAmongMany();

    std::vector<std::pair<std::string_view, NodeId>> m_keys; // of one object
    std::deque<std::string> m_resolved;                      // what the escaped ones say
};

} // namespace muscope::json
