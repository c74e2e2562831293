// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_event_feed.h"

#include "core/mcp/event_decoder.h"

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
    std::size_t place = 0;
    std::int64_t count = 0;
    EventScope scope;
    scope.session = session.id;
    scope.withRaw = true;
    const Result<void> read = store.read(
        scope,
        [&](const EventView& stored) {
            while (place < session.sequences.size() && session.sequences[place] < stored.sequence) {
                ++place; // it is gone
            }
            if (!told || place == session.sequences.size() ||
                session.sequences[place] != stored.sequence) {
                return; // it did not pass the filter, or is new
            }
            const EventView event = transform != nullptr ? transform->apply(stored).event : stored;
            const DecodedEvent& decoded = decoder.decode(event);
            const std::string time =
                Timestamp::printed(event.createdAt.value_or(std::string_view()));
            const std::uint32_t row = session.rows.empty() ? static_cast<std::uint32_t>(place)
                                                           : session.rows[place].value();
            told = sink({std::int64_t{row} + 1, event, time, decoded.name, decoded.direction,
                         session.verdicts[place], session.levels[place]});
            ++place;
            if (!told) {
                either.request_stop();
            }
            if (++count % ProgressStep == 0) {
                onEvents(ProgressStep);
            }
        },
        either.get_token());
    onEvents(count % ProgressStep);
    if (told && read && count < static_cast<std::int64_t>(session.sequences.size())) {
        return failure(
            ErrorCode::Read,
            QStringLiteral("listing the events of session %1: %2 of them were removed since they "
                           "were checked; make the report again")
                .arg(QString::fromUtf8(session.id.value()),
                     QString::number(static_cast<std::int64_t>(session.sequences.size()) - count)));
    }
    return told ? read : told;
}

} // namespace muscope
