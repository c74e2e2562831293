// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/problem_list.h"

namespace muscope {

// Finds what the rows of an index themselves tell: receipts that fail, errors, orphans, ambiguous
// answers, times that go backwards. Looks at each row once, whatever pieces they come in; what only
// the bytes or the session's end can tell is noted by the pass.
class ProblemFinder {
public:
    // Adds the problems of the rows behind those it has seen. Linear in their number.
    void append(const IndexSnapshot& index, ProblemList& problems);

    // Calls found(kind) for each problem of the row behind those it has seen.
    template <typename Found>
    void look(const EventRow& row, const Found& found);
    // Of the rows seen, the last time that is known.
    [[nodiscard]] const Timestamp& lastTime() const { return m_lastTime; }

    // How far the time of an event is behind that of the nearest event before it that has one, in
    // microseconds; nullopt where it is not. Times with and without a zone are not compared.
    [[nodiscard]] static std::optional<std::int64_t> backwardsMicroseconds(const Timestamp& earlier,
                                                                           const Timestamp& time);

private:
    std::uint32_t m_seen = 0;
    Timestamp m_lastTime;
};

template <typename Found>
void ProblemFinder::look(const EventRow& row, const Found& found) {
    ++m_seen;
    if (const auto kind = failureKind(row.verdict)) {
        found(*kind);
    }
    if (row.isError) {
        found(ProblemKind::Error);
    }
    // A request turns ambiguous after it was seen; its answer is so from the start.
    if (row.operation == OperationState::Orphan) {
        found(ProblemKind::Orphan);
    } else if (row.operation == OperationState::Ambiguous && row.kind == MessageKind::Response) {
        found(ProblemKind::Ambiguous);
    }
    if (row.time.isKnown()) {
        if (backwardsMicroseconds(m_lastTime, row.time)) {
            found(ProblemKind::TimeBackwards);
        }
        m_lastTime = row.time;
    }
}

} // namespace muscope
