// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Filters a million rows; the yardstick of the same run is a bare pass that reads every row.
#include "core/index/event_index.h"
#include "core/query/row_matcher.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace muscope {

namespace {

constexpr std::uint32_t Rows = 1'000'000;
constexpr int Rounds = 7;
constexpr double Limit = 10; // times a bare pass; random rows are the worst case

IndexSnapshot millionRows() {
    constexpr std::array Names{"greet", "search", "health", "ping", "plan_route"};
    StringPool pool;
    EventIndex index;
    IndexBatch batch;
    std::uint32_t random = 1;
    for (std::uint32_t i = 0; i < Rows; ++i) {
        random = random * 1'664'525U + 1'013'904'223U;
        EventRow row;
        row.sequence = Sequence(i);
        row.time = Timestamp::fromMicroseconds(i);
        row.type = pool.intern(random % 3 == 0 ? "tool_call" : "notification");
        row.name = pool.intern(Names[(random >> 8U) % Names.size()]);
        row.size = (random >> 16U) % 200;
        row.kind = MessageKind::Call;
        row.verdict = (random >> 4U) % 100 == 0 ? Verdict::Differs : Verdict::Match;
        batch.rows.push_back(row);
    }
    batch.newTexts = pool.takeNewTexts();
    index.append(batch);
    return index.snapshot();
}

// The best of several rounds, in milliseconds.
template <typename Work>
double measured(Work work) {
    double best = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

} // namespace

} // namespace muscope

int main() {
    using namespace muscope;
    const IndexSnapshot index = millionRows();
    std::uint64_t sum = 0;
    const double bare = measured([&] {
        for (std::uint32_t i = 0; i < Rows; ++i) {
            const EventRow row = index.row(RowNumber(i));
            sum += row.size + row.type.value() + static_cast<std::uint64_t>(row.time.packed());
        }
    });
    std::printf("bare pass            %7.2f ms (%llu)\n", bare,
                static_cast<unsigned long long>(sum % 10));
    bool isGood = true;
    for (const char16_t* text :
         {u"size > 90 and not tool in (\"health\", \"ping\")", u"receipt == differs", u"greet",
          u"time >= 00:00:00.5 and type == tool_call and name matches \"^s\""}) {
        const auto filter = Filter::parse(text);
        std::size_t found = 0;
        const double took = measured([&] {
            RowMatcher matcher(*filter);
            found = selectRows(matcher, {}, index, RowNumber(0), {}).size();
        });
        const double ratio = took / bare;
        isGood = isGood && ratio <= Limit;
        std::printf("%7.2f ms  %5.2f times a bare pass (at most %.0f)  %7zu rows  %s\n", took,
                    ratio, Limit, found, qPrintable(QString::fromUtf16(text)));
    }
    return isGood ? 0 : 1;
}
