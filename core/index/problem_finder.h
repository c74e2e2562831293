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

    // How far the time of an event is behind that of the nearest event before it that has one, in
    // microseconds; nullopt where it is not. Times with and without a zone are not compared.
    [[nodiscard]] static std::optional<std::int64_t> backwardsMicroseconds(const Timestamp& earlier,
                                                                           const Timestamp& time);

private:
    void look(RowNumber number, const EventRow& row, ProblemList& problems);

    std::uint32_t m_seen = 0;
    Timestamp m_lastTime; // of the rows seen, the last one that is known
};

} // namespace muscope
