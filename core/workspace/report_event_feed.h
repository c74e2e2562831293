// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "core/workspace/report_session.h"

namespace muscope {

// The events of a report, for the list of every event: what was checked, as it was checked. Keeps
// ten bytes an event of what the passes found and reads the events themselves again when they are
// fed. Those that came to the store in between are left out; where some are gone, it fails.
class ReportEventMarks {
public:
    void add(const ReportSessionPass& pass);

    // onEvents: called with how many more events were read.
    [[nodiscard]] Result<void> feed(EventStore& store, const EventTransform* transform,
                                    const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop);

private:
    struct Session {
        SessionId id;
        std::vector<Sequence> sequences;
        std::vector<Verdict> verdicts;
        std::vector<MatchLevel> levels;
        std::vector<RowNumber> rows; // empty: every one
    };
    [[nodiscard]] static Result<void> feed(const Session& session, EventStore& store,
                                           EventTransform* transform, const ReportEventSink& sink,
                                           const std::function<void(std::int64_t)>& onEvents,
                                           const std::stop_token& stop);

    std::vector<Session> m_sessions;
};

} // namespace muscope
