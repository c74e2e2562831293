// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/problem_sentence.h"

#include "core/index/problem_finder.h"
#include "core/report/report_text.h"

namespace muscope {

std::string problemSentence(ProblemKind kind, const EventRow& row, const EventRow* peer,
                            const Timestamp& earlier) {
    if (kind == ProblemKind::TimeBackwards) {
        const auto behind = ProblemFinder::backwardsMicroseconds(earlier, row.time);
        return "time goes back" + (behind ? " by " + durationText(*behind) : std::string());
    }
    if (kind == ProblemKind::Error && peer != nullptr && row.time.isKnown() &&
        peer->time.isKnown() && peer->time.microseconds() <= row.time.microseconds()) {
        return "answered with an error after " +
               durationText(row.time.microseconds() - peer->time.microseconds());
    }
    return std::string(problemMeaning(kind));
}

} // namespace muscope
