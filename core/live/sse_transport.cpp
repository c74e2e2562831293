// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_transport.h"

#include "core/live/event_teller.h"
#include "core/live/http_request_form.h"
#include "core/live/live_facts.h"
#include "core/live/message_intake.h"
#include "core/live/message_text.h"
#include "core/live/network_words.h"
#include "core/live/redirect_rules.h"
#include "core/live/status_words.h"

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto EndpointTime = 30s;
constexpr std::size_t KeptOfBody = std::size_t{64} << 10;

} // namespace

SseTransport::SseTransport(const LiveContext& context)
    : m_context(context)
    , m_reader(context, "sse", nullptr,
               [this](const SseEvent& event) { return takeEndpoint(event); }) {
    m_endpointTimer.setSingleShot(true);
    connect(&m_endpointTimer, &QTimer::timeout, this, [this] {
        refuse({ErrorCode::Connection, u"GET from %1: no event \"endpoint\" within %2 s"_s
                                           .arg(placeOf(m_context.settings.url))
                                           .arg(std::chrono::seconds(EndpointTime).count())});
    });
}

SseTransport::~SseTransport() = default;

void SseTransport::open(std::function<void(const std::optional<RequestFailure>&)> ready) {
    m_whenReady = std::move(ready);
    m_endpointTimer.start(EndpointTime);
    m_stream = m_context.http.start(
        httpRequest(m_context.settings, "GET", m_context.settings.url, "text/event-stream"),
        {.head = [this](const HttpHead& head) { takeHead(head); },
         .chunk = [this](std::string_view bytes) { m_reader.push(bytes); },
         .end = [this](const std::optional<Error>& error) { takeEnd(error); }});
}

void SseTransport::takeHead(const HttpHead& head) {
    if (head.status != 200 || head.mediaType() != "text/event-stream") {
        refuse(statusError("GET", m_context.settings.url, head, {}), head);
        return;
    }
    m_isOpen = true;
    m_reader.begin();
    tellState("stream_open");
}

void SseTransport::takeEnd(const std::optional<Error>& error) {
    m_stream.reset();
    if (std::exchange(m_isOpen, false)) {
        m_reader.end();
        tellState(error ? "stream_cut" : "stream_ended", error ? error->message : QString());
    }
    const Error why = error.value_or(
        Error{ErrorCode::Connection, u"%1 ended the event stream, and with it the "
                                     "session"_s.arg(placeOf(m_context.settings.url))});
    if (m_whenReady) {
        refuse(why);
    } else if (!std::exchange(m_isOver, true)) {
        m_context.listener.sessionExpired(why);
    }
}

// The first event; its data is a URI, usually relative, of the same origin.
bool SseTransport::takeEndpoint(const SseEvent& event) {
    if (event.type != "endpoint" || !m_whenReady) {
        return false;
    }
    const QByteArray uri(event.data.data(), static_cast<qsizetype>(event.data.size()));
    const QUrl endpoint = m_context.settings.url.resolved(QUrl::fromEncoded(uri.trimmed()));
    if (!endpoint.isValid() || !isSameOrigin(endpoint, m_context.settings.url)) {
        refuse({ErrorCode::Connection,
                u"%1 names an address of another origin for messages, which is not trusted"_s.arg(
                    placeOf(m_context.settings.url))});
        return true;
    }
    m_endpoint = endpoint;
    m_endpointTimer.stop();
    tellState("endpoint");
    std::exchange(m_whenReady, {})(std::nullopt);
    return true;
}

void SseTransport::refuse(const Error& why, const HttpHead& head) {
    m_endpointTimer.stop();
    m_stream.reset();
    m_isOver = true;
    tellState("stream_failed", why.message);
    if (m_whenReady) {
        std::exchange(m_whenReady, {})(RequestFailure{why, head.status, head.mediaType(), {}});
    }
}

Result<void> SseTransport::send(const MessageParts& message) {
    const Result<std::string> text = messageText(message);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const std::uint64_t number = ++m_postCount;
    LiveEvent event;
    event.direction = Direction::ClientToServer;
    event.bytes = *text;
    event.stream = "post " + std::to_string(number);
    m_context.teller.tell(std::move(event));
    m_posts[number].awaited = message.isRequest() ? message.id : std::string();
    post(number, *text);
    return {};
}

// Answers come on the stream: this one only says whether the message was taken.
void SseTransport::post(std::uint64_t number, const std::string& text) {
    HttpRequest request = httpRequest(m_context.settings, "POST", m_endpoint, "*/*");
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = QByteArray::fromStdString(text);
    request.headTimeout = m_context.settings.requestTimeout;
    m_posts[number].exchange = m_context.http.start(
        std::move(request),
        {.head = [this, number](const HttpHead& head) { m_posts[number].head = head; },
         .chunk =
             [this, number](std::string_view bytes) {
                 std::string& body = m_posts[number].body;
                 body.append(bytes.substr(0, KeptOfBody - body.size()));
             },
         .end = [this, number](const std::optional<Error>& error) { takePostEnd(number, error); }});
}

void SseTransport::takePostEnd(std::uint64_t number, const std::optional<Error>& error) {
    const auto found = m_posts.find(number);
    const Post ended = std::move(found->second);
    m_posts.erase(found);
    checkClosed();
    if ((ended.head.isSuccess() && !error) || m_isOver) {
        return;
    }
    const Error why =
        error.value_or(statusError("POST", m_context.settings.url, ended.head, ended.body));
    LiveFacts facts("post_failed");
    facts.add("why", why.message);
    if (ended.head.status != 0) {
        facts.add("status", ended.head.status);
    }
    const std::string stream = "post " + std::to_string(number);
    m_context.teller.tell(LiveEventKind::Connection, facts.text(), stream);
    if (!ended.awaited.empty()) {
        m_context.listener.requestFailed(
            ended.awaited, {why, ended.head.status, ended.head.mediaType(), ended.body});
    }
}

void SseTransport::cancel(const std::string& id, std::string_view reason) {
    (void)send(cancellationOf(id, reason)); // cannot fail: its params are an object
}

void SseTransport::dropStreams() {
    if (m_isOpen) {
        takeEnd(Error{ErrorCode::Connection, u"cut on request"_s});
    }
}

void SseTransport::close(std::function<void()> done) {
    m_isOver = true;
    m_endpointTimer.stop();
    m_stream.reset();
    m_whenClosed = std::move(done);
    checkClosed();
}

// What was sent last, cancellations among it, is let through.
void SseTransport::checkClosed() {
    if (m_posts.empty() && m_whenClosed) {
        std::exchange(m_whenClosed, {})();
    }
}

void SseTransport::tellState(const char* state, const QString& why) {
    LiveFacts facts(state);
    if (!why.isEmpty()) {
        facts.add("why", why);
    }
    m_context.teller.tell(LiveEventKind::Connection, facts.text(), "sse");
}

} // namespace muscope
