// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/era_probe.h"

#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/message_text.h"
#include "core/live/modern_http.h"
#include "core/live/network_words.h"
#include "core/live/post_limits.h"
#include "core/live/recording_gate.h"
#include "core/live/status_words.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::string_view nameOf(Era era) {
    switch (era) {
    case Era::Modern:
        return "modern";
    case Era::AskAgain:
        return "modern, at another revision";
    case Era::NothingInCommon:
        return "nothing in common";
    case Era::HeadersRejected:
        return "modern, refuses the request";
    case Era::Legacy:
        return "legacy";
    case Era::TryHttpSse:
    case Era::ModernOnly:
        break; // not of this question
    case Era::Authorization:
        return "wants a credential";
    case Era::ServerFailure:
        return "failed";
    case Era::Unusable:
        return "unusable";
    }
    return "unusable";
}

} // namespace

EraProbe::EraProbe(const LiveContext& context, Revision revision,
                   std::function<void(EraAnswer)> done)
    : m_context(context)
    , m_attempt{revision, false}
    , m_done(std::move(done)) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        takeEnd(Error{ErrorCode::Read,
                      u"server/discover to %1: no answer within the time allowed"_s.arg(
                          placeOf(m_context.settings.url))});
    });
    ask();
}

// A text as id: no number of a call is used up.
void EraProbe::ask() {
    ModernClient client = modernClient(m_context.settings);
    client.revision = m_attempt.revision;
    MessageParts message;
    message.id = m_attempt.isSecond ? R"("discover-2")" : R"("discover-1")";
    message.method = "server/discover";
    message.params = withMeta({}, modernMeta(client, {}), "params").value_or(std::string());
    const Result<std::string> text = messageText(message);
    if (!text) { // the capabilities given are no JSON
        EraAnswer answer;
        answer.verdict.reason = "nothing was asked";
        answer.failure.error = text.error();
        finish(answer);
        return;
    }
    tell(Direction::ClientToServer, *text, LiveFacts("asked").add("step", message.method).text());
    HttpRequest request = modernHttpRequest(m_context.settings, *text,
                                            modernHeaders(message.method, message.params, {}));
    m_body.clear();
    m_head = {};
    m_isAnswered = false;
    m_events.emplace([this](const SseEvent& event) {
        m_isAnswered = m_isAnswered || !answerIn({}, event.data).empty();
    });
    m_timer.start(m_context.settings.requestTimeout);
    m_exchange = m_context.http.start(
        std::move(request), {.head = [this](const HttpHead& head) { m_head = head; },
                             .chunk = [this](std::string_view bytes) { takeChunk(bytes); },
                             .end = [this](const std::optional<Error>& error) { takeEnd(error); }});
}

// A stream is read to its answer and no further: it may stay open.
void EraProbe::takeChunk(std::string_view bytes) {
    m_body.append(bytes.substr(0, MaxAnswerBytes - m_body.size()));
    if (m_head.mediaType() == "text/event-stream") {
        m_events->push(bytes);
    }
    if (m_isAnswered || m_body.size() == MaxAnswerBytes) {
        takeEnd(std::nullopt);
    }
}

void EraProbe::takeEnd(const std::optional<Error>& error) {
    m_exchange.reset();
    m_timer.stop();
    EraAnswer answer;
    if (error) {
        answer.failure = {*error, 0, {}, {}};
        answer.verdict.reason = "no answer came";
    } else {
        const QByteArray mediaType = m_head.mediaType();
        answer.verdict = classifyDiscover({m_head.status, viewOf(mediaType), m_body}, m_attempt);
        answer.failure = {statusError("POST", m_context.settings.url, m_head, m_body),
                          m_head.status, mediaType, m_body.substr(0, KeptOfRefusal)};
        answer.result = answerIn(viewOf(mediaType), m_body);
    }
    LiveFacts facts("answered");
    facts.add("verdict", nameOf(answer.verdict.era));
    facts.add("why", std::string_view(answer.verdict.reason));
    if (m_head.status != 0) {
        facts.add("status", m_head.status);
    }
    tell(Direction::ServerToClient, m_body, facts.text());
    answer.number = m_number;
    if (answer.verdict.era == Era::AskAgain) {
        m_attempt = {*answer.verdict.revision, true};
        ask();
        return;
    }
    finish(answer);
}

void EraProbe::finish(const EraAnswer& answer) {
    m_context.gate.whenRecorded(0, this, [this, answer] { std::exchange(m_done, {})(answer); });
}

void EraProbe::tell(Direction direction, std::string bytes, std::string facts) {
    LiveEvent event;
    event.kind = LiveEventKind::Probe;
    event.direction = direction;
    event.bytes = std::move(bytes);
    event.facts = std::move(facts);
    event.stream = "probe";
    m_number = m_context.teller.tell(std::move(event));
}

} // namespace muscope
