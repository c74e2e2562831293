// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/operation_statistics.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::size_t MostNames = 10'000; // distinct; those beyond are counted together
constexpr const char* OtherNames = "(other names)";

// The percentiles that are told, each the smallest value that at least so many percent of the
// values do not exceed.
struct ToldPercentile {
    std::int64_t percent;
    std::int64_t OperationStatistics::* value;
};
constexpr std::array ToldPercentiles{ToldPercentile{50, &OperationStatistics::median},
                                     ToldPercentile{95, &OperationStatistics::percentile95},
                                     ToldPercentile{99, &OperationStatistics::percentile99}};

std::int64_t nearestRank(std::int64_t count, std::int64_t percent) {
    return std::max<std::int64_t>((count * percent + 99) / 100, 1);
}

bool isCall(const EventRow& row) {
    return row.kind == MessageKind::Call ||
           (row.kind == MessageKind::Request && row.operation != OperationState::Part);
}

// How long a call took; nullopt where that is not known.
std::optional<std::int64_t> tookOf(const EventRow& request, const EventRow& answer) {
    if (!request.time.isKnown() || !answer.time.isKnown() ||
        answer.time.microseconds() < request.time.microseconds()) {
        return std::nullopt;
    }
    return answer.time.microseconds() - request.time.microseconds();
}

} // namespace

// A name and its place among those of m_times.
struct OperationCounter::Ranked {
    OperationStatistics statistics;
    std::uint32_t number = 0;
};

void OperationCounter::begin() {
    for (Count* const count : m_running) {
        count->running = {};
    }
    m_running.clear();
    m_times.truncate(m_ended);
}

void OperationCounter::end() {
    for (Count* const count : m_running) {
        const OperationStatistics& running = count->running;
        count->ended.calls += running.calls;
        count->ended.errors += running.errors;
        count->ended.open += running.open;
        count->ended.timed += running.timed;
        count->ended.longest = std::max(count->ended.longest, running.longest);
        count->ended.bytes += running.bytes;
        count->running = {};
    }
    m_running.clear();
    m_ended = m_times.size();
}

void OperationCounter::add(const SettledRow& settled, const IndexSnapshot& texts) {
    const EventRow& row = settled.row;
    if (!isCall(row)) {
        return;
    }
    Count& count = countOf(row, texts);
    OperationStatistics& one = count.running;
    if (one.calls == 0) {
        m_running.push_back(&count);
    }
    ++one.calls;
    one.bytes += row.size;
    one.open += row.operation == OperationState::Open ? 1 : 0;
    bool isError = row.isError;
    if (row.operation == OperationState::Answered && settled.peer != nullptr) {
        isError = isError || settled.peer->isError;
        one.bytes += settled.peer->size;
        if (const auto took = tookOf(row, *settled.peer)) {
            m_times.add(count.number, *took);
            ++one.timed;
            one.longest = std::max(one.longest, *took);
        }
    }
    one.errors += isError ? 1 : 0;
}

OperationCounter::Count& OperationCounter::countOf(const EventRow& row,
                                                   const IndexSnapshot& texts) {
    std::pair key(texts.text(row.name).toStdString(), texts.text(row.type).toStdString());
    if (m_counts.size() >= MostNames && !m_counts.contains(key)) {
        key = {OtherNames, {}};
    }
    const auto [found, isNew] = m_counts.try_emplace(key);
    Count& count = found->second;
    if (isNew) {
        count.number = static_cast<std::uint32_t>(m_counts.size());
        count.ended.name = key.first;
        count.ended.type = key.second;
    }
    return count;
}

OperationTotals OperationCounter::totals() const {
    OperationTotals totals;
    for (const auto& [key, count] : m_counts) {
        totals.calls += count.ended.calls;
        totals.errors += count.ended.errors;
        totals.open += count.ended.open;
    }
    return totals;
}

std::int64_t OperationCounter::names() const {
    return std::ranges::count_if(m_counts,
                                 [](const auto& one) { return one.second.ended.calls > 0; });
}

Result<std::vector<OperationStatistics>> OperationCounter::most(std::size_t limit) {
    std::vector<Ranked> all;
    for (const auto& [key, count] : m_counts) {
        if (count.ended.calls > 0) {
            all.push_back({count.ended, count.number});
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(),
                             [](const Ranked& one) { return one.statistics.calls; });
    all.resize(std::min(all.size(), limit));
    if (const Result<void> ranked = rank(all); !ranked) {
        return tl::unexpected(ranked.error());
    }
    std::vector<OperationStatistics> most;
    for (Ranked& one : all) {
        most.push_back(std::move(one.statistics));
    }
    return most;
}

Result<void> OperationCounter::rank(std::vector<Ranked>& all) {
    std::vector<TakenTimes::Wanted> wanted;
    std::int64_t longest = 0;
    for (const Ranked& one : all) {
        for (const ToldPercentile& told : ToldPercentiles) {
            wanted.push_back({one.number, nearestRank(one.statistics.timed, told.percent)});
        }
        longest = std::max(longest, one.statistics.longest);
    }
    const Result<void> found = m_times.find(wanted, longest);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        OperationStatistics& one = all[i / ToldPercentiles.size()].statistics;
        one.*ToldPercentiles[i % ToldPercentiles.size()].value =
            one.timed > 0 ? wanted[i].value : 0;
    }
    return found;
}

} // namespace muscope
