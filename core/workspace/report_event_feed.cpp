// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_event_feed.h"

#include "core/base/utf8_text.h"
#include "core/mcp/event_decoder.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace muscope {

namespace {

constexpr std::int64_t ProgressStep = 512;
// Of one session: many may take turns.
constexpr std::int64_t MarksAtOnce = 64;

} // namespace

void ReportEventMarks::begin() {
    m_marks.truncate(ended());
}

void ReportEventMarks::add(RowNumber number, const EventRow& row) {
    if (m_marks.size() == ended()) {
        m_first = row.sequence;
    }
    m_marks.append({row.sequence, number, row.verdict, row.level});
}

void ReportEventMarks::end(const SessionId& session) {
    m_sessions.push_back({session, ended(), m_marks.size(), m_first});
}

// One list of events on its way to a sink.
class ReportEventMarks::Reading {
public:
    Reading(EventStore& store, ScratchRecords<Mark>& marks,
            std::unique_ptr<EventTransform> transform, const ReportEventSink& sink,
            const std::function<void(std::int64_t)>& onEvents, const std::stop_token& stop)
        : m_store(store)
        , m_marks(marks)
        , m_transform(std::move(transform))
        , m_sink(sink)
        , m_onEvents(onEvents)
        , m_stop(stop) {}

    // What is in them, as the store has it. only: of that session alone.
    Result<void> read(std::span<const Session> sessions, const std::optional<SessionId>& only) {
        std::stop_source either; // a person's wish, or the writer's failure
        const std::stop_callback onStop(m_stop, [&either] { either.request_stop(); });
        m_places.clear();
        for (const Session& session : sessions) {
            m_places.try_emplace(toView(session.id.value()), session);
        }
        EventScope scope;
        scope.session = only;
        scope.withRaw = true;
        Result<void> told;
        const Result<void> read = m_store.read(
            scope,
            [&](const EventView& stored) {
                if (told) {
                    told = take(stored);
                }
                if (!told) {
                    either.request_stop();
                }
            },
            either.get_token());
        m_onEvents(std::exchange(m_count, 0));
        return !told ? told : read ? areAllThere() : read;
    }

private:
    using Marks = ScratchRecords<Mark>::Reader;

    // What is left of a session. Its marks are at hand from its first event to its last.
    struct Place {
        explicit Place(const Session& one)
            : session(one)
            , missing(one.end - one.begin) {}

        const Session& session;
        std::int64_t missing; // events that have not been told
        std::optional<Marks> marks;
        bool isOver = false;
    };

    // Tells of an event that was checked.
    Result<void> take(const EventView& stored) {
        const auto found = m_places.find(stored.sessionId);
        if (found == m_places.end() || found->second.isOver) {
            return {}; // it, or its session, is new
        }
        Place& place = found->second;
        if (!place.marks) {
            place.marks.emplace(m_marks, place.session.begin, place.session.end, MarksAtOnce);
        }
        Marks& marks = *place.marks;
        while (m_store.isKeyed() && marks.current() != nullptr &&
               marks.current()->sequence < stored.sequence) {
            marks.advance(); // it is gone
        }
        Result<void> told;
        if (marks.current() != nullptr && marks.current()->sequence == stored.sequence) {
            told = tell(*marks.current(), stored);
            marks.advance();
            --place.missing;
        } // else it did not pass the filter, or is new
        if (marks.current() == nullptr) {
            told = told ? marks.status() : told;
            place.isOver = true;
            place.marks.reset();
        }
        return told;
    }

    Result<void> tell(const Mark& mark, const EventView& stored) {
        if (++m_count == ProgressStep) {
            m_onEvents(std::exchange(m_count, 0));
        }
        const EventView event = m_transform ? m_transform->apply(stored).event : stored;
        const DecodedEvent& decoded = m_decoder.decode(event);
        const std::string time = Timestamp::printed(event.createdAt.value_or(std::string_view()));
        return m_sink({std::int64_t{mark.row.value()} + 1, event, time, decoded.name,
                       decoded.direction, mark.verdict, mark.level});
    }

    [[nodiscard]] Result<void> areAllThere() const {
        for (const auto& [id, place] : m_places) {
            if (place.missing > 0) {
                return failure(ErrorCode::Read,
                               QStringLiteral("listing the events of session %1: %2 of them were "
                                              "removed since they were checked; make the report "
                                              "again")
                                   .arg(toText(id), QString::number(place.missing)));
            }
        }
        return {};
    }

    EventStore& m_store;
    ScratchRecords<Mark>& m_marks;
    std::unique_ptr<EventTransform> m_transform; // null: as stored
    const ReportEventSink& m_sink;
    const std::function<void(std::int64_t)>& m_onEvents;
    const std::stop_token& m_stop;
    std::unordered_map<std::string_view, Place> m_places; // of the sessions that are read
    EventDecoder m_decoder;
    std::int64_t m_count = 0; // of events, not told yet
};

Result<void> ReportEventMarks::feed(EventStore& store, const EventTransform* transform,
                                    EventOrder order, bool isAll, const ReportEventSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop) {
    Reading reading(store, m_marks,
                    transform != nullptr ? transform->fork(CountChanges::No) : nullptr, sink,
                    onEvents, stop);
    if (order == EventOrder::OfStore && isAll) {
        return reading.read(m_sessions, std::nullopt);
    }
    if (order == EventOrder::OfStore) {
        std::ranges::stable_sort(m_sessions, [](const Session& left, const Session& right) {
            return left.first < right.first;
        });
    }
    for (const Session& session : m_sessions) {
        if (const auto done = reading.read({&session, 1}, session.id); !done) {
            return done;
        }
    }
    return {};
}

} // namespace muscope
