// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sequence_gaps.h"

namespace muscope {

namespace {

// A statement takes its number before its transaction gets one of its own: so long a gap is
// expected whatever the transactions say.
constexpr std::chrono::seconds Grace{2};

} // namespace

void SequenceGaps::add(std::int64_t first, std::int64_t last, std::int64_t nextTransaction,
                       Clock::time_point now) {
    m_gaps.insert_or_assign(first, Gap{last, nextTransaction, now, true});
    ++m_expected;
    letGo();
}

void SequenceGaps::letGo() {
    while (m_gaps.size() > MaximumRanges) {
        m_expected -= m_gaps.begin()->second.isExpected ? 1 : 0;
        m_gaps.erase(m_gaps.begin());
    }
}

void SequenceGaps::fill(std::int64_t number) {
    auto found = m_gaps.upper_bound(number);
    if (found == m_gaps.begin()) {
        return;
    }
    --found;
    const std::int64_t first = found->first;
    const Gap gap = found->second;
    if (gap.last < number) {
        return;
    }
    m_gaps.erase(found);
    m_expected -= gap.isExpected ? 1 : 0;
    const auto keep = [this, &gap](std::int64_t from, std::int64_t to) {
        Gap rest = gap;
        rest.last = to;
        m_gaps.emplace(from, rest);
        m_expected += gap.isExpected ? 1 : 0;
    };
    if (first < number) {
        keep(first, number - 1);
    }
    if (number < gap.last) {
        keep(number + 1, gap.last);
    }
    letGo();
}

void SequenceGaps::settle(std::int64_t oldestTransaction, Clock::time_point now) {
    if (m_expected == 0) {
        return;
    }
    for (auto& [first, gap] : m_gaps) {
        if (gap.isExpected && oldestTransaction >= gap.nextTransaction &&
            now >= gap.since + Grace) {
            gap.isExpected = false;
            --m_expected;
        }
    }
}

SequenceGaps::Lists SequenceGaps::lists(bool withSettled) const {
    Lists lists{"{", "{"};
    for (const auto& [first, gap] : m_gaps) {
        if (withSettled || gap.isExpected) {
            const char* comma = lists.firsts.size() > 1 ? "," : "";
            lists.firsts += comma + QByteArray::number(static_cast<qlonglong>(first));
            lists.lasts += comma + QByteArray::number(static_cast<qlonglong>(gap.last));
        }
    }
    lists.firsts += '}';
    lists.lasts += '}';
    return lists;
}

} // namespace muscope
