// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/string_pool.h"
#include "core/query/row_matcher.h"
#include "core/workspace/batch_checker.h"

namespace muscope {

// A filter asked of events as they stream by, without an index: for filters that do not need
// operations. Numbers count the events it was asked of. One thread at a time; memory grows with
// distinct types and names.
class EventFilter {
public:
    explicit EventFilter(const Filter& filter)
        : m_matcher(filter) {}

    // Counts the event and says whether it passes.
    [[nodiscard]] bool passes(const EventView& event, const CheckedEvent& checked);

private:
    [[nodiscard]] StringId idOf(std::string_view text);

    RowMatcher m_matcher;
    StringPool m_pool;
    std::vector<QString> m_texts; // by id
    std::uint32_t m_count = 0;
};

// What of an event its row in an index says without its operation; texts are left out.
[[nodiscard]] EventRow rowWithoutTexts(const EventView& event, const CheckedEvent& checked);
// The row's name: a receipt event has none.
[[nodiscard]] std::string_view nameOf(const CheckedEvent& checked);

} // namespace muscope
