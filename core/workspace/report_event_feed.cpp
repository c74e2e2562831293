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

} // namespace

void ReportEventMarks::add(const ReportSessionPass& pass) {
    Session& session = m_sessions.emplace_back();
    session.id = pass.session();
    const RowSelection& selection = pass.selection();
    const std::uint32_t size = selection.size(pass.index().size());
    session.sequences.reserve(size);
    session.verdicts.reserve(size);
    session.levels.reserve(size);
    for (std::uint32_t place = 0; place < size; ++place) {
        const EventRow row = pass.index().row(selection.at(place));
        session.sequences.push_back(row.sequence);
        session.verdicts.push_back(row.verdict);
        session.levels.push_back(row.level);
        if (!selection.isEverything()) {
            session.rows.push_back(selection.at(place));
        }
    }
}

// One list of events on its way to a sink.
class ReportEventMarks::Reading {
public:
    Reading(EventStore& store, std::unique_ptr<EventTransform> transform,
            const ReportEventSink& sink, const std::function<void(std::int64_t)>& onEvents,
            const std::stop_token& stop)
        : m_store(store)
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
            m_places.emplace(toView(session.id.value()), Place{session});
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
    struct Place {
        const Session& session;
        std::size_t next = 0; // that is to come
        std::size_t told = 0;
    };

    // Tells of an event that was checked.
    Result<void> take(const EventView& stored) {
        const auto found = m_places.find(stored.sessionId);
        if (found == m_places.end()) {
            return {}; // of a session that is new
        }
        Place& place = found->second;
        const std::vector<Sequence>& sequences = place.session.sequences;
        while (m_store.isKeyed() && place.next < sequences.size() &&
               sequences[place.next] < stored.sequence) {
            ++place.next; // it is gone
        }
        if (place.next == sequences.size() || sequences[place.next] != stored.sequence) {
            return {}; // it did not pass the filter, or is new
        }
        const std::size_t mark = place.next++;
        ++place.told;
        if (++m_count == ProgressStep) {
            m_onEvents(std::exchange(m_count, 0));
        }
        return tell(place.session, mark, stored);
    }

    Result<void> tell(const Session& session, std::size_t mark, const EventView& stored) {
        const EventView event = m_transform ? m_transform->apply(stored).event : stored;
        const DecodedEvent& decoded = m_decoder.decode(event);
        const std::string time = Timestamp::printed(event.createdAt.value_or(std::string_view()));
        const std::uint32_t row =
            session.rows.empty() ? static_cast<std::uint32_t>(mark) : session.rows[mark].value();
        return m_sink({std::int64_t{row} + 1, event, time, decoded.name, decoded.direction,
                       session.verdicts[mark], session.levels[mark]});
    }

    [[nodiscard]] Result<void> areAllThere() const {
        for (const auto& [id, place] : m_places) {
            const std::size_t missing = place.session.sequences.size() - place.told;
            if (missing > 0) {
                return failure(ErrorCode::Read,
                               QStringLiteral("listing the events of session %1: %2 of them were "
                                              "removed since they were checked; make the report "
                                              "again")
                                   .arg(toText(id))
                                   .arg(missing));
            }
        }
        return {};
    }

    EventStore& m_store;
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
    Reading reading(store, transform != nullptr ? transform->fork(CountChanges::No) : nullptr, sink,
                    onEvents, stop);
    if (order == EventOrder::OfStore && isAll) {
        return reading.read(m_sessions, std::nullopt);
    }
    if (order == EventOrder::OfStore) {
        std::ranges::stable_sort(m_sessions, [](const Session& left, const Session& right) {
            return left.sequences < right.sequences;
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
