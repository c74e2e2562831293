// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/message_intake.h"

#include "core/live/live_facts.h"
#include "core/live/transport.h"

#include <utility>

namespace muscope {

namespace {

LiveEvent eventOf(std::string_view bytes, LiveEventKind kind, const Arrival& arrival) {
    LiveEvent event;
    event.kind = kind;
    event.direction = Direction::ServerToClient;
    event.bytes = bytes;
    event.stream = arrival.stream;
    event.sseId = arrival.sseId;
    event.sseType = arrival.sseType;
    event.sseRetry = arrival.sseRetry;
    return event;
}

} // namespace

MessageIntake::MessageIntake(EventTeller& teller, TransportListener& listener)
    : m_teller(teller)
    , m_listener(listener) {}

// All of a batch is told before any of it is acted upon.
void MessageIntake::take(std::string_view text, const Arrival& arrival) {
    RpcReader::Reading reading = m_reader.read(text);
    if (!reading.isJson) {
        takeMalformed(text, reading.why, arrival);
        return;
    }
    std::uint32_t index = 0;
    for (IncomingMessage& message : reading.messages) {
        const bool isMessage = message.kind != RpcKind::Other;
        LiveEvent event =
            eventOf(reading.isBatch ? message.bytes : text,
                    isMessage ? LiveEventKind::Message : LiveEventKind::Malformed, arrival);
        if (!isMessage) {
            event.facts = LiveFacts().add("why", "JSON, but no JSON-RPC message").text();
        }
        if (reading.isBatch) {
            event.batchIndex = index++;
            event.batchSize = static_cast<std::uint32_t>(reading.messages.size());
        }
        message.number = m_teller.tell(std::move(event));
    }
    for (const IncomingMessage& message : reading.messages) {
        if (message.kind != RpcKind::Other) {
            m_listener.messageCame(message);
        }
    }
}

void MessageIntake::takeBody(std::string_view body, QByteArrayView mediaType,
                             const Arrival& arrival) {
    if (body.empty()) {
        return;
    }
    if (mediaType == "application/json") {
        take(body, arrival);
    } else {
        takeMalformed(body, "neither JSON nor a stream", arrival);
    }
}

void MessageIntake::takeMalformed(std::string_view bytes, std::string_view why,
                                  const Arrival& arrival) {
    LiveEvent event = eventOf(bytes, LiveEventKind::Malformed, arrival);
    event.facts = LiveFacts().add("why", why).text();
    m_teller.tell(std::move(event));
}

void MessageIntake::takeDuplicate(std::string_view bytes, const Arrival& arrival) {
    m_teller.tell(eventOf(bytes, LiveEventKind::Duplicate, arrival));
}

} // namespace muscope
