// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"
#include "core/live/answer_classifier.h"
#include "core/live/http_client.h"
#include "core/live/sse_parser.h"
#include "core/live/transport.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace muscope {

// What a server/discover came to.
struct EraAnswer {
    EraVerdict verdict;
    RequestFailure failure;   // for whoever reports a verdict that leads nowhere
    std::string result;       // of a modern server, JSON text
    std::uint64_t number = 0; // of the event that told the answer
};

// Asks a server by server/discover which revisions it speaks (2026-07-28, server/discover), and
// again at another revision where it names one; each time for settings.requestTimeout. Both ways
// are told as probes: they are muscope's own doing. One thread.
class EraProbe final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EraProbe)

public:
    // done: from the event loop, once; it may destroy the probe, later.
    EraProbe(const LiveContext& context, Revision revision, std::function<void(EraAnswer)> done);

private:
    void ask();
    void takeChunk(std::string_view bytes);
    void takeEnd(const std::optional<Error>& error);
    void finish(const EraAnswer& answer);
    void tell(Direction direction, std::string bytes, std::string facts);

    const LiveContext& m_context;
    DiscoverAttempt m_attempt;
    std::function<void(EraAnswer)> m_done;
    HttpHandle m_exchange;
    HttpHead m_head;
    std::string m_body;
    std::optional<SseParser> m_events; // of the answer, should it be a stream
    bool m_isAnswered = false;         // within a stream
    QTimer m_timer;
    std::uint64_t m_number = 0;
};

} // namespace muscope
