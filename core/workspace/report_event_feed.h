// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/scratch_records.h"
#include "core/index/event_row.h"
#include "core/report/event_transform.h"
#include "core/report/report.h"
#include "core/store/event_store.h"

namespace muscope {

// In which order events are listed.
enum class EventOrder : unsigned char {
    BySession, // sessions one after the other, as they were checked
    OfStore,   // as they were stored, so that whoever takes the list in gets the same store
};

// The events of a report, for the list of every event: what was checked, as it was checked. Keeps
// what the passes found in a file where it is much, and reads the events themselves again when they
// are fed. Those that came to the store in between are left out; where some are gone, it fails.
class ReportEventMarks {
public:
    // A session begins. What was added of one that was not ended is forgotten.
    void begin();
    void add(RowNumber number, const EventRow& row);
    void end(const SessionId& session);

    // OfStore reads the store once where isAll, the marks being of every session there is;
    // otherwise session by session, the one that began first before the others. onEvents: called
    // with how many more events were read.
    [[nodiscard]] Result<void> feed(EventStore& store, const EventTransform* transform,
                                    EventOrder order, bool isAll, const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop);

private:
    class Reading;
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
        Sequence first; // where there is one
    };
    [[nodiscard]] std::int64_t ended() const {
        return m_sessions.empty() ? 0 : m_sessions.back().end;
    }

    ScratchRecords<Mark> m_marks;
    Sequence m_first; // of the session that is not ended
    std::vector<Session> m_sessions;
};

} // namespace muscope
