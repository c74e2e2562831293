// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/post_stream.h"

#include "core/live/event_teller.h"
#include "core/live/live_facts.h"
#include "core/live/message_intake.h"
#include "core/live/post_limits.h"
#include "core/live/status_words.h"
#include "core/live/streamable_session.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto AcceptedTime = 30s;    // for a server to take a message that gets no answer
constexpr int ParseError = -32700;    // JSON-RPC 2.0, section 5.1
constexpr int InternalError = -32603; // the last of its codes, see isAboutMessage()
constexpr int InvalidRequest = -32600;

// An error of JSON-RPC itself: the server did not like the message, it has not lost the session.
bool isAboutMessage(int code) {
    return code == ParseError || (code >= InternalError && code <= InvalidRequest);
}

} // namespace

PostStream::PostStream(const LiveContext& context, StreamableSession& session, std::string name,
                       std::string awaited, PostOwner& owner)
    : m_context(context)
    , m_session(session)
    , m_name(std::move(name))
    , m_awaited(std::move(awaited))
    , m_owner(owner) {
    m_closeTimer.setSingleShot(true);
    connect(&m_closeTimer, &QTimer::timeout, this, &PostStream::done);
}

void PostStream::send(const std::string& text) {
    HttpRequest request = m_session.post(text);
    if (m_awaited.empty()) {
        request.headTimeout = AcceptedTime;
    }
    m_exchange = m_context.http.start(
        std::move(request), {.head = [this](const HttpHead& head) { takeHead(head); },
                             .chunk = [this](std::string_view bytes) { takeChunk(bytes); },
                             .end = [this](const std::optional<Error>& error) { takeEnd(error); }});
}

void PostStream::settle() {
    m_isSettled = true;
    m_owner.postBroken(*this, false);
    if (m_stream && m_stream->isResumed()) {
        done();
    } else if (!m_closeTimer.isActive()) {
        m_closeTimer.start(EndTime);
    }
}

void PostStream::closeAfter(std::chrono::milliseconds time) {
    m_isSettled = true;
    m_closeTimer.start(time);
}

void PostStream::close() {
    m_isDone = true;
    m_closeTimer.stop();
    m_exchange.reset();
    if (m_stream) {
        m_stream->close();
    }
}

void PostStream::cut() {
    if (m_stream) {
        m_exchange.reset();
        m_stream->cut();
    }
}

void PostStream::takeHead(const HttpHead& head) {
    m_hasHead = true;
    m_head = head;
    m_session.takeHead(head);
    if (head.isSuccess()) {
        m_session.setHasWorked();
    }
    if (head.isSuccess() && head.mediaType() == "text/event-stream") {
        StreamOwner& owner = *this;
        m_stream = std::make_unique<ResumableStream>(m_context, m_session, m_name,
                                                     ResumableStream::Kind::Call, owner);
        m_stream->begin();
    }
}

void PostStream::takeChunk(std::string_view bytes) {
    if (m_stream) {
        m_stream->push(bytes);
        return;
    }
    const std::size_t limit = m_head.isSuccess() ? MessageLimit : KeptOfRefusal;
    const std::size_t room = limit - std::min(limit, m_body.size());
    m_body.append(bytes.substr(0, room));
    if (bytes.size() > room) {
        m_isBodyTooLong = true;
        m_exchange.reset();
        takeEnd(std::nullopt);
    }
}

void PostStream::takeEnd(const std::optional<Error>& error) {
    m_exchange.reset();
    if (m_stream) {
        if (m_isSettled || m_awaited.empty()) {
            m_stream->finish();
            done();
        } else {
            m_stream->answerEnded(error);
        }
        return;
    }
    if (error) {
        if (!m_body.empty()) {
            m_context.intake.takeMalformed(m_body, "the answer was cut here", {.stream = m_name});
        }
        fail(*error);
    } else if (m_head.isSuccess()) {
        takeBody();
    } else {
        takeRefusal();
    }
}

// A request without an answer may get it on another stream, or run out of time.
void PostStream::takeBody() {
    const Arrival arrival{.stream = m_name};
    if (m_isBodyTooLong) {
        m_context.intake.takeMalformed(std::string_view(m_body).substr(0, KeptOfRefusal),
                                       "longer than 64 MiB; this is its beginning", arrival);
        fail({ErrorCode::Read, u"the answer was longer than 64 MiB"_s});
        return;
    }
    const bool isJson = m_head.mediaType() == "application/json";
    if (isJson || !m_awaited.empty()) { // servers say "Accepted" to other messages
        m_context.intake.takeBody(
            std::string_view(m_body).substr(0, isJson ? MessageLimit : KeptOfRefusal),
            m_head.mediaType(), arrival);
    }
    if (m_awaited.empty() || m_isSettled) {
        done();
        return;
    }
    if (m_body.empty()) {
        return;
    }
    const Error type = statusError("POST", m_context.settings.url, m_head, {});
    fail(isJson ? Error{ErrorCode::Read, u"the server's answer does not answer this request"_s}
                : type);
}

void PostStream::takeRefusal() {
    m_context.intake.takeBody(m_body, m_head.mediaType(), {.stream = m_name});
    if (m_isSettled) {
        done(); // an error answer to this very request
        return;
    }
    const Error why = statusError("POST", m_context.settings.url, m_head, m_body);
    const bool isExpired = m_session.isExpiredBy(m_head.status) &&
                           (m_head.status == 404 || !isAboutMessage(rpcErrorCode(m_body)));
    if (isExpired) {
        m_owner.postExpired(*this, why);
    } else {
        fail(why);
    }
}

void PostStream::fail(const Error& why) {
    if (m_isDone) {
        return;
    }
    LiveFacts facts("post_failed");
    facts.add("why", why.message);
    if (m_head.status != 0) {
        facts.add("status", m_head.status);
    }
    m_context.teller.tell(LiveEventKind::Connection, facts.text(), m_name);
    if (!m_awaited.empty() && !m_isSettled) {
        m_owner.postFailed(*this, {why, m_head.status, m_head.mediaType(), m_body});
    }
    done();
}

void PostStream::done() {
    if (!std::exchange(m_isDone, true)) {
        close();
        m_owner.postBroken(*this, false);
        m_owner.postDone(*this);
    }
}

void PostStream::streamOpened() {
    m_owner.postBroken(*this, false);
}

void PostStream::streamBroken() {
    m_owner.postBroken(*this, true);
}

void PostStream::streamEnded(const Error& why) {
    fail(why);
}

void PostStream::streamExpired(const Error& why) {
    m_owner.postExpired(*this, why);
}

void PostStream::streamLost(const Error& why) {
    m_owner.postLost(*this, why);
}

} // namespace muscope
