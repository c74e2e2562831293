// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/problem_finder.h"

namespace muscope {

void ProblemFinder::append(const IndexSnapshot& index, ProblemList& problems) {
    for (; m_seen < index.size(); ++m_seen) {
        const RowNumber number(m_seen);
        look(number, index.row(number), problems);
    }
}

void ProblemFinder::look(RowNumber number, const EventRow& row, ProblemList& problems) {
    if (const auto kind = failureKind(row.verdict)) {
        problems.add(*kind, number);
    }
    if (row.isError) {
        problems.add(ProblemKind::Error, number);
    }
    // A request turns ambiguous after it was seen; its answer is so from the start.
    if (row.operation == OperationState::Orphan) {
        problems.add(ProblemKind::Orphan, number);
    } else if (row.operation == OperationState::Ambiguous && row.kind == MessageKind::Response) {
        problems.add(ProblemKind::Ambiguous, number);
    }
    if (row.time.isKnown()) {
        if (backwardsMicroseconds(m_lastTime, row.time)) {
            problems.add(ProblemKind::TimeBackwards, number);
        }
        m_lastTime = row.time;
    }
}

std::optional<std::int64_t> ProblemFinder::backwardsMicroseconds(const Timestamp& earlier,
                                                                 const Timestamp& time) {
    if (!earlier.isKnown() || !time.isKnown() || earlier.zone() != time.zone() ||
        earlier.microseconds() <= time.microseconds()) {
        return std::nullopt;
    }
    return earlier.microseconds() - time.microseconds();
}

} // namespace muscope
