// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/problem_sentence.h"

#include "core/index/problem_finder.h"
#include "core/report/report_text.h"

namespace muscope {

namespace {

std::string backwards(const IndexSnapshot& index, RowNumber row) {
    const Timestamp time = index.timeOf(row);
    for (std::uint32_t before = row.value(); before > 0; --before) {
        const Timestamp earlier = index.timeOf(RowNumber(before - 1));
        if (earlier.isKnown()) {
            const auto behind = ProblemFinder::backwardsMicroseconds(earlier, time);
            return "time goes back" + (behind ? " by " + durationText(*behind) : std::string());
        }
    }
    return "time goes back";
}

} // namespace

std::string problemSentence(const IndexSnapshot& index, RowNumber row, ProblemKind kind) {
    if (kind == ProblemKind::TimeBackwards) {
        return backwards(index, row);
    }
    if (kind == ProblemKind::Error) {
        if (const auto took = index.tookMicroseconds(index.row(row)); took && *took >= 0) {
            return "answered with an error after " + durationText(*took);
        }
    }
    return std::string(problemMeaning(kind));
}

} // namespace muscope
