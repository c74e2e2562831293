// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_index.h"

namespace muscope {

// Fills an index by hand, an event a call, for tests that want to look at rows.
class IndexBuilder {
public:
    IndexBuilder& add(EventRow row, std::string_view type, std::string_view name = {}) {
        row.sequence = Sequence(static_cast<std::int64_t>(m_index.size()) + 1);
        row.type = m_pool.intern(type);
        row.name = m_pool.intern(name);
        m_index.append({{row}, m_pool.takeNewTexts(), {}});
        return *this;
    }

    IndexBuilder& change(const OperationChange& change) {
        m_index.append({{}, {}, {change}});
        return *this;
    }

    [[nodiscard]] IndexSnapshot snapshot() const { return m_index.snapshot(); }

private:
    StringPool m_pool;
    EventIndex m_index;
};

[[nodiscard]] inline EventRow rowAt(std::int64_t microseconds, Verdict verdict = Verdict::None) {
    EventRow row;
    row.time = Timestamp::fromMicroseconds(microseconds);
    row.verdict = verdict;
    return row;
}

} // namespace muscope
