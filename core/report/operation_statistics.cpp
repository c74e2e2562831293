// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/operation_statistics.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t MostNames = 10'000; // distinct; those beyond are counted together
constexpr const char* OtherNames = "(other names)";

// The smallest value that at least so many percent of the values do not exceed.
std::int64_t nearestRank(const std::vector<std::int64_t>& sorted, std::size_t percent) {
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

} // namespace

void OperationCounter::add(const IndexSnapshot& index, const RowSelection& selection) {
    const std::uint32_t size = selection.size(index.size());
    for (std::uint32_t place = 0; place < size; ++place) {
        const EventRow row = index.row(selection.at(place));
        const bool isCall =
            row.kind == MessageKind::Call ||
            (row.kind == MessageKind::Request && row.operation != OperationState::Part);
        if (isCall) {
            add(index, row);
        }
    }
}

void OperationCounter::add(const IndexSnapshot& index, const EventRow& row) {
    Count& count = countOf(index, row);
    OperationStatistics& one = count.statistics;
    ++one.calls;
    one.bytes += row.size;
    one.open += row.operation == OperationState::Open ? 1 : 0;
    bool isError = row.isError;
    if (row.operation == OperationState::Answered && row.peer) {
        const EventRow answer = index.row(*row.peer);
        isError = isError || answer.isError;
        one.bytes += answer.size;
        if (const auto took = index.tookMicroseconds(row); took && *took >= 0) {
            count.took.push_back(*took);
        }
    }
    one.errors += isError ? 1 : 0;
}

OperationCounter::Count& OperationCounter::countOf(const IndexSnapshot& index,
                                                   const EventRow& row) {
    std::pair key(index.text(row.name).toStdString(), index.text(row.type).toStdString());
    if (m_counts.size() >= MostNames && !m_counts.contains(key)) {
        key = {OtherNames, {}};
    }
    Count& count = m_counts[key];
    if (count.statistics.calls == 0) {
        count.statistics.name = key.first;
        count.statistics.type = key.second;
    }
    return count;
}

OperationTotals OperationCounter::totals() const {
    OperationTotals totals;
    for (const auto& [key, count] : m_counts) {
        totals.calls += count.statistics.calls;
        totals.errors += count.statistics.errors;
        totals.open += count.statistics.open;
    }
    return totals;
}

std::vector<OperationStatistics> OperationCounter::most(std::size_t limit) {
    std::vector<OperationStatistics> all;
    for (auto& [key, count] : m_counts) {
        OperationStatistics& one = count.statistics;
        one.timed = static_cast<std::int64_t>(count.took.size());
        if (one.timed > 0) {
            std::ranges::sort(count.took);
            one.median = nearestRank(count.took, 50);
            one.percentile95 = nearestRank(count.took, 95);
            one.percentile99 = nearestRank(count.took, 99);
            one.longest = count.took.back();
        }
        all.push_back(one);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &OperationStatistics::calls);
    all.resize(std::min(all.size(), limit));
    return all;
}

} // namespace muscope
