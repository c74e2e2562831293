// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/event_teller.h"

#include <QUuid>

#include <chrono>
#include <utility>

namespace muscope {

EventTeller::EventTeller(LiveSink sink)
    : m_sink(std::move(sink)) {
    beginSession();
}

void EventTeller::beginSession() {
    m_session = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

std::uint64_t EventTeller::tell(LiveEvent event) {
    using std::chrono::duration_cast;
    event.number = ++m_number;
    event.session = m_session;
    event.seen =
        Timestamp::fromMicroseconds(duration_cast<std::chrono::microseconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count());
    const std::uint64_t number = m_number;
    m_sink(std::move(event));
    return number;
}

std::uint64_t EventTeller::tell(LiveEventKind kind, std::string facts, std::string stream) {
    LiveEvent event;
    event.kind = kind;
    event.facts = std::move(facts);
    event.stream = std::move(stream);
    return tell(std::move(event));
}

} // namespace muscope
