// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "core/workspace/report_session.h"

namespace muscope {

// In which order events are listed.
enum class EventOrder : unsigned char {
    BySession, // sessions one after the other, as they were checked
    OfStore,   // as they were stored, so that whoever takes the list in gets the same store
};

// The events of a report, for the list of every event: what was checked, as it was checked. Keeps
// ten bytes an event of what the passes found and reads the events themselves again when they are
// fed. Those that came to the store in between are left out; where some are gone, it fails.
class ReportEventMarks {
public:
    void add(const ReportSessionPass& pass);

    // OfStore reads the store once where isAll, the marks being of every session there is;
    // otherwise session by session, the one that began first before the others. onEvents: called
    // with how many more events were read.
    [[nodiscard]] Result<void> feed(EventStore& store, const EventTransform* transform,
                                    EventOrder order, bool isAll, const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop);

private:
    class Reading;
    struct Session {
        SessionId id;
        std::vector<Sequence> sequences;
        std::vector<Verdict> verdicts;
        std::vector<MatchLevel> levels;
        std::vector<RowNumber> rows; // empty: every one
    };

    std::vector<Session> m_sessions;
};

} // namespace muscope
