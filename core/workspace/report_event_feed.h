// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/scratch_records.h"
#include "core/index/event_row.h"
#include "core/report/event_transform.h"
#include "core/report/report.h"
#include "core/store/event_store.h"

namespace muscope {

// The events of a report, for the list of every event: what was checked, as it was checked. Keeps
// what the passes found in a file where it is much, and reads the events themselves again when they
// are fed. Those that came to the store in between are left out; where some are gone, it fails.
class ReportEventMarks {
public:
    // A session begins. What was added of one that was not ended is forgotten.
    void begin();
    void add(RowNumber number, const EventRow& row);
    void end(const SessionId& session);

    // onEvents: called with how many more events were read.
    [[nodiscard]] Result<void> feed(EventStore& store, const EventTransform* transform,
                                    const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop);

private:
    struct Mark {
        Sequence sequence;
        RowNumber row;
        Verdict verdict;
        MatchLevel level;
    };
    struct Session {
        SessionId id;
        std::int64_t begin = 0; // in m_marks
        std::int64_t end = 0;
    };
    [[nodiscard]] std::int64_t ended() const {
        return m_sessions.empty() ? 0 : m_sessions.back().end;
    }
    [[nodiscard]] Result<void> feed(const Session& session, EventStore& store,
                                    EventTransform* transform, const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop);

    ScratchRecords<Mark> m_marks;
    std::vector<Session> m_sessions;
};

} // namespace muscope
