// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/resumable_stream.h"

#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/post_limits.h"
#include "core/live/recording_gate.h"
#include "core/live/status_words.h"
#include "core/live/stream_owner.h"
#include "core/live/streamable_session.h"
#include "core/live/transport.h"

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr int MostOpenAttempts = 5;
constexpr auto QuietTime = 5s;          // without a replay: then a gap is told
constexpr auto HealthyStreamTime = 10s; // a stream that was open for so long is worth a quick retry

// The server is there, but not now: such a session is not torn down.
bool isForLater(int status) {
    return status == 409 || status == 429;
}

std::chrono::milliseconds secondsSince(const QElapsedTimer& timer) {
    return std::chrono::milliseconds(timer.elapsed());
}

} // namespace

ResumableStream::ResumableStream(const LiveContext& context, StreamableSession& session,
                                 std::string name, Kind kind, StreamOwner& owner)
    : m_context(context)
    , m_session(session)
    , m_name(std::move(name))
    , m_kind(kind)
    , m_owner(owner)
    , m_reader(context, m_name, &session.seenIds()) {
    for (QTimer* timer : {&m_reconnectTimer, &m_quietTimer}) {
        timer->setSingleShot(true);
    }
    m_reconnectTimer.setTimerType(Qt::PreciseTimer); // a coarse one may be early: retry is a must
    connect(&m_reconnectTimer, &QTimer::timeout, this, &ResumableStream::reconnect);
    connect(&m_quietTimer, &QTimer::timeout, this, &ResumableStream::takeQuiet);
}

void ResumableStream::open() {
    request();
}

void ResumableStream::begin() {
    m_isOpen = true;
    m_hasBeenOpen = true;
    m_openSince.start();
    m_reader.begin();
}

void ResumableStream::push(std::string_view bytes) {
    m_reader.push(bytes);
    if (m_reader.delivered() > 0) {
        m_quietTimer.stop();
        m_isGapTold = false;
        m_backoff.reset();
    }
}

void ResumableStream::answerEnded(const std::optional<Error>& error) {
    m_exchange.reset();
    m_quietTimer.stop();
    if (std::exchange(m_isOpen, false)) {
        m_reader.end();
        if (m_isClosed) {
            return;
        }
        tellState(error ? "stream_cut" : "stream_ended", error ? error->message : QString());
        if (secondsSince(m_openSince) >= HealthyStreamTime) {
            m_backoff.reset();
        }
        if (m_hasBeenResumed && m_reader.delivered() == 0 && !m_reader.cursor().empty()) {
            tellGap("nothing replayed, possibly lost");
        }
    }
    if (m_reader.hasLostEvent() && isCall()) {
        m_owner.streamEnded({ErrorCode::Read, u"an event of the stream was longer than 64 MiB"_s});
        return;
    }
    if (m_reader.cursor().empty()) {
        if (isCall()) {
            m_owner.streamEnded(
                {ErrorCode::Connection,
                 error ? error->message
                       : u"the stream ended before the answer, and gave no id to resume it by"_s});
            return;
        }
        tellGap("the stream gave no id to resume it by");
    }
    if (error) {
        retryAfterFailure(*error);
    } else {
        m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
    }
}

void ResumableStream::finish() {
    if (std::exchange(m_isOpen, false)) {
        m_reader.end();
    }
    close();
}

void ResumableStream::close() {
    m_isClosed = true;
    m_exchange.reset();
    m_reconnectTimer.stop();
    m_quietTimer.stop();
}

void ResumableStream::cut() {
    if (m_isOpen) {
        answerEnded(Error{ErrorCode::Connection, u"cut on request"_s});
    }
}

void ResumableStream::reconnect() {
    m_context.gate.whenRecorded(m_reader.cursorNumber(), this, [this] {
        if (!m_isClosed && !m_isOpen) {
            request();
        }
    });
}

void ResumableStream::request() {
    m_refusal.reset();
    m_refusalBody.clear();
    m_exchange = m_context.http.start(
        m_session.listen(m_reader.cursor()),
        {.head = [this](const HttpHead& head) { takeHead(head); },
         .chunk = [this](std::string_view bytes) { takeChunk(bytes); },
         .end = [this](const std::optional<Error>& error) { takeEnd(error); }});
}

void ResumableStream::takeHead(const HttpHead& head) {
    if (head.status != 200 || head.mediaType() != "text/event-stream") {
        m_refusal = head;
        return;
    }
    m_hasBeenResumed = m_hasBeenOpen;
    begin();
    m_failingSince.invalidate();
    tellState(m_hasBeenResumed ? "resumed" : "stream_open");
    if (m_hasBeenResumed && !m_reader.cursor().empty()) {
        m_quietTimer.start(QuietTime);
    }
    m_owner.streamOpened();
}

void ResumableStream::takeChunk(std::string_view bytes) {
    if (!m_refusal) {
        push(bytes);
        return;
    }
    m_refusalBody.append(bytes.substr(0, KeptOfRefusal - m_refusalBody.size()));
    if (m_refusalBody.size() == KeptOfRefusal) {
        takeEnd(std::nullopt);
    }
}

void ResumableStream::takeEnd(const std::optional<Error>& error) {
    if (m_refusal) {
        m_exchange.reset();
        m_context.intake.takeBody(m_refusalBody, m_refusal->mediaType(), {.stream = m_name});
        takeRefusal(*m_refusal);
    } else if (m_isOpen || error) {
        answerEnded(error);
    }
}

void ResumableStream::takeRefusal(const HttpHead& head) {
    const Error why = statusError("GET", m_context.settings.url, head, m_refusalBody);
    tellState("stream_refused", why.message);
    if (isForLater(head.status)) {
        m_failingSince.invalidate();
        m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
        return;
    }
    if (head.status >= 500) {
        retryAfterFailure(why);
        return;
    }
    const bool isExpired = m_hasBeenOpen && m_session.isExpiredBy(head.status);
    if (isExpired && head.status == 404) {
        m_owner.streamExpired(why);
        return;
    }
    if (isCall()) {
        tellGap("the server does not resume this stream");
        m_owner.streamEnded(why);
        return;
    }
    if (!isExpired) {
        m_owner.streamEnded(why);
        return;
    }
    // 400: of an id that the server has forgotten, or of a session.
    if (m_reader.cursor().empty()) {
        m_owner.streamExpired(why);
        return;
    }
    m_reader.forgetCursor();
    tellGap("the server does not know the last event any more");
    m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
}

// Some servers give a resumed stream nothing until the call is over, and the rest to the next
// attempt alone.
void ResumableStream::takeQuiet() {
    tellGap("nothing replayed, possibly lost");
    if (isCall()) {
        m_exchange.reset();
        m_isOpen = false;
        m_reader.end();
        m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
    }
}

// A stream that was never there is no sign that the server is gone: calls may work without.
void ResumableStream::retryAfterFailure(const Error& why) {
    if (!m_hasBeenOpen) {
        if (++m_openAttempts == MostOpenAttempts) {
            m_owner.streamEnded(why);
        } else {
            m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
        }
        return;
    }
    if (!m_failingSince.isValid()) {
        m_failingSince.start();
        m_owner.streamBroken();
    }
    if (secondsSince(m_failingSince) >= m_context.settings.reconnectLimit) {
        m_owner.streamLost(why);
        return;
    }
    m_reconnectTimer.start(m_backoff.next(m_reader.retry()));
}

void ResumableStream::tellState(const char* state, const QString& why) {
    LiveFacts facts(state);
    if (!why.isEmpty()) {
        facts.add("why", why);
    }
    if (!m_reader.cursor().empty()) {
        facts.add("last_event_id", std::string_view(m_reader.cursor()));
    }
    m_context.teller.tell(LiveEventKind::Connection, facts.text(), m_name);
}

void ResumableStream::tellGap(const char* why) {
    if (!std::exchange(m_isGapTold, true)) {
        m_context.teller.tell(LiveEventKind::Gap, LiveFacts().add("why", why).text(), m_name);
    }
}

} // namespace muscope
