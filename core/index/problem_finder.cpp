// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/problem_finder.h"

namespace muscope {

void ProblemFinder::append(const IndexSnapshot& index, ProblemList& problems) {
    while (m_seen < index.size()) {
        const RowNumber number(m_seen);
        look(index.row(number), [&](ProblemKind kind) { problems.add(kind, number); });
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
