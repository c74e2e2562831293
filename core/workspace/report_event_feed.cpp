// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_event_feed.h"

#include "core/mcp/event_decoder.h"

namespace muscope {

namespace {

constexpr std::int64_t ProgressStep = 512;

} // namespace

void ReportEventMarks::begin() {
    m_marks.truncate(ended());
}

void ReportEventMarks::add(RowNumber number, const EventRow& row) {
    m_marks.append({row.sequence, number, row.verdict, row.level});
}

void ReportEventMarks::end(const SessionId& session) {
    m_sessions.push_back({session, ended(), m_marks.size()});
}

Result<void> ReportEventMarks::feed(EventStore& store, const EventTransform* transform,
                                    const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop) {
    const std::unique_ptr<EventTransform> own =
        transform != nullptr ? transform->fork(CountChanges::No) : nullptr;
    for (const Session& session : m_sessions) {
        if (const auto done = feed(session, store, own.get(), sink, onEvents, stop); !done) {
            return done;
        }
    }
    return {};
}

Result<void> ReportEventMarks::feed(const Session& session, EventStore& store,
                                    EventTransform* transform, const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop) {
    std::stop_source either; // a person's wish, or the writer's failure
    const std::stop_callback onStop(stop, [&either] { either.request_stop(); });
    EventDecoder decoder;
    Result<void> told;
    ScratchRecords<Mark>::Reader marks(m_marks, session.begin, session.end);
    std::int64_t count = 0;
    EventScope scope;
    scope.session = session.id;
    scope.withRaw = true;
    const Result<void> read = store.read(
        scope,
        [&](const EventView& stored) {
            while (marks.current() != nullptr && marks.current()->sequence < stored.sequence) {
                marks.advance(); // it is gone
            }
            const Mark* const mark = marks.current();
            if (!told || mark == nullptr || mark->sequence != stored.sequence) {
                return; // it did not pass the filter, or is new
            }
            const EventView event = transform != nullptr ? transform->apply(stored).event : stored;
            const DecodedEvent& decoded = decoder.decode(event);
            const std::string time =
                Timestamp::printed(event.createdAt.value_or(std::string_view()));
            told = sink({std::int64_t{mark->row.value()} + 1, event, time, decoded.name,
                         decoded.direction, mark->verdict, mark->level});
            marks.advance();
            if (!told) {
                either.request_stop();
            }
            if (++count % ProgressStep == 0) {
                onEvents(ProgressStep);
            }
        },
        either.get_token());
    onEvents(count % ProgressStep);
    if (!marks.status()) {
        return marks.status();
    }
    if (told && read && count < session.end - session.begin) {
        return failure(
            ErrorCode::Read,
            QStringLiteral("listing the events of session %1: %2 of them were removed since they "
                           "were checked; make the report again")
                .arg(QString::fromUtf8(session.id.value()),
                     QString::number(session.end - session.begin - count)));
    }
    return told ? read : told;
}

} // namespace muscope
