// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_reader.h"

#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/seen_sse_ids.h"
#include "core/live/transport.h"

#include <utility>

namespace muscope {

namespace {

constexpr std::size_t KeptOfLost = std::size_t{64} << 10; // bytes of an event that is too long

} // namespace

SseReader::SseReader(const LiveContext& context, std::string stream, SeenSseIds* seen,
                     std::function<bool(const SseEvent&)> takeOther)
    : m_context(context)
    , m_stream(std::move(stream))
    , m_seen(seen)
    , m_takeOther(std::move(takeOther)) {}

void SseReader::begin() {
    m_delivered = 0;
    m_parser.emplace([this](const SseEvent& event) { take(event); });
}

void SseReader::push(std::string_view bytes) {
    m_parser->push(bytes);
}

void SseReader::end() {
    m_parser->finish();
}

void SseReader::take(const SseEvent& event) {
    if (event.retry) {
        m_retry = event.retry;
    }
    Arrival arrival;
    arrival.stream = m_stream;
    arrival.sseType = event.type == "message" ? std::string_view() : event.type;
    arrival.sseRetry = event.retry;
    if (event.id) {
        arrival.sseId = *event.id;
    }
    switch (event.outcome) {
    case SseOutcome::Dispatched:
        takeDispatched(event, arrival);
        break;
    case SseOutcome::WithoutData:
        if (event.id || event.retry) {
            tellPrimed(arrival);
        }
        break;
    case SseOutcome::Incomplete:
        if (!event.data.empty()) {
            m_context.intake.takeMalformed(event.data, "the stream ended within this event",
                                           arrival);
        }
        return; // its id does not count
    case SseOutcome::TooLarge:
        m_hasLostEvent = true;
        m_context.intake.takeMalformed(event.data.substr(0, KeptOfLost),
                                       "longer than 64 MiB; this is its beginning", arrival);
        break;
    }
    if (event.id) {
        m_cursor = *event.id;
        m_cursorNumber = m_context.teller.lastNumber();
    }
}

void SseReader::takeDispatched(const SseEvent& event, const Arrival& arrival) {
    if (!arrival.sseType.empty()) {
        if (!m_takeOther || !m_takeOther(event)) {
            m_context.intake.takeMalformed(event.data, "an event of an unknown type", arrival);
        }
        return;
    }
    if (event.data.empty()) {
        tellPrimed(arrival);
        return;
    }
    ++m_delivered;
    const bool hasId = event.id && !event.id->empty();
    if (hasId && m_seen != nullptr && m_seen->isRepeated(*event.id, event.data)) {
        m_context.intake.takeDuplicate(event.data, arrival);
        return;
    }
    m_context.intake.take(event.data, arrival);
}

// An event without a message that gives an id to resume from (2025-11-25, basic/transports).
void SseReader::tellPrimed(const Arrival& arrival) {
    LiveEvent event;
    event.kind = LiveEventKind::Connection;
    event.direction = Direction::ServerToClient;
    event.facts = LiveFacts("primed").text();
    event.stream = arrival.stream;
    event.sseId = arrival.sseId;
    event.sseRetry = arrival.sseRetry;
    m_context.teller.tell(std::move(event));
}

} // namespace muscope
