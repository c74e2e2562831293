// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/client_session.h"

#include "core/live/builtin_transports.h"
#include "core/live/list_reader.h"
#include "core/live/live_facts.h"
#include "core/live/message_text.h"
#include "core/live/network_words.h"

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr qsizetype PrefixLength = 8; // of a session id that may be told
constexpr auto HealthyTime = 30s;     // a session that lasted so long is replaced at once

std::chrono::milliseconds since(const QElapsedTimer& timer) {
    return std::chrono::milliseconds(timer.elapsed());
}

} // namespace

ClientSession::ClientSession(LiveSettings settings, LiveSink sink, bool hasRecorder,
                             std::function<void(ClientState)> stateChanged)
    : m_settings(std::move(settings))
    , m_stateChanged(std::move(stateChanged))
    , m_gate(hasRecorder)
    , m_teller(std::move(sink))
    , m_intake(m_teller, *this)
    , m_requests(m_settings, [this](const std::string& id) { takeTimeout(id); })
    , m_serverRequests(m_gate,
                       [this](const MessageParts& answer) {
                           if (m_transport) {
                               (void)m_transport->send(answer);
                           }
                       })
    , m_followUps(m_gate, followUpActions())
    , m_context{m_settings, m_http, m_teller, m_gate, m_intake, *this} {
    m_retryTimer.setSingleShot(true);
    m_closeTimer.setSingleShot(true);
    connect(&m_closeTimer, &QTimer::timeout, this, &ClientSession::finishClose);
    connect(&m_retryTimer, &QTimer::timeout, this,
            [this] { begin(m_known.value_or(firstAttempt(m_settings))); });
}

ClientSession::~ClientSession() = default;

void ClientSession::start() {
    if (m_state == ClientState::Idle) {
        setState(ClientState::Connecting);
        begin(firstAttempt(m_settings));
    }
}

void ClientSession::begin(const Attempt& attempt) {
    m_attempt = attempt;
    m_handshakeId.clear();
    LiveFacts facts("connecting");
    facts.add("server", placeOf(m_settings.url)).add("transport", nameOf(attempt.kind));
    facts.add("revision", nameOf(attempt.revision));
    if (!m_previousSession.empty()) {
        facts.add("previous_session", std::string_view(m_previousSession));
    }
    m_teller.tell(LiveEventKind::Connection, facts.text());
    if (attempt.kind == TransportKind::Modern) {
        m_probe = std::make_unique<EraProbe>(m_context, attempt.revision,
                                             [this](const EraAnswer& answer) { takeEra(answer); });
    } else {
        openTransport();
    }
}

void ClientSession::openTransport() {
    m_transport = makeTransport(m_attempt.kind, m_context);
    m_transport->open([this](const std::optional<RequestFailure>& failure) {
        if (failure) {
            attemptFailed(*failure);
        } else {
            shakeHands();
        }
    });
}

void ClientSession::shakeHands() {
    MessageParts message;
    message.id = std::to_string(m_requests.nextId());
    message.method = "initialize";
    message.params = initializeParams(m_settings, m_attempt.revision);
    m_handshakeId = message.id;
    m_requests.add(message.id, {.handle = {},
                                .method = message.method,
                                .progressToken = {},
                                .completion = {},
                                .progress = {}});
    if (const Result<void> sent = m_transport->send(message); !sent) {
        attemptFailed({sent.error(), 0, {}, {}}); // the capabilities given are no JSON object
    }
}

void ClientSession::takeEra(const EraAnswer& answer) {
    m_probe.release()->deleteLater();
    if (isOver()) {
        return;
    }
    if (answer.verdict.era == Era::Modern) {
        m_attempt.revision = *answer.verdict.revision;
        openModern(answer);
    } else if (answer.verdict.era == Era::Legacy && m_settings.era == EraChoice::Automatic) {
        begin(firstLegacyAttempt());
    } else {
        Error error = answer.failure.error;
        error.message += u" (%1)"_s.arg(QString::fromStdString(answer.verdict.reason));
        attemptFailed(
            {error, answer.failure.status, answer.failure.mediaType, answer.failure.body});
    }
}

// There is no handshake: what a server says of itself is in its answer to server/discover.
void ClientSession::openModern(const EraAnswer& answer) {
    m_server = describedBy(answer.result);
    m_server.revision = m_attempt.revision;
    m_transport = makeTransport(m_attempt.kind, m_context);
    m_transport->setRevision(m_attempt.revision);
    m_gate.whenRecorded(answer.number, this, [this] { finishHandshake(); });
}

void ClientSession::takeHandshake(const IncomingMessage& answer) {
    m_transport->settle(std::exchange(m_handshakeId, {}));
    if (!answer.error.empty()) {
        attemptFailed({refusedHandshake(m_settings, answer.error), 0, {}, {}});
        return;
    }
    Result<ServerDescription> server = agreedServer(m_settings, answer.result);
    if (!server) {
        fail(server.error());
        return;
    }
    m_server = *std::move(server);
    m_transport->setRevision(*m_server.revision);
    m_gate.whenRecorded(answer.number, this, [this] { finishHandshake(); });
}

void ClientSession::finishHandshake() {
    if (isOver() || !m_transport || !m_handshakeId.empty()) { // or another one has begun
        return;
    }
    if (!isModern(*m_server.revision)) {
        MessageParts message;
        message.method = "notifications/initialized";
        (void)m_transport->send(message); // cannot fail: it has no params
    }
    LiveFacts facts("connected");
    facts.add("revision", nameOf(*m_server.revision)).add("server", placeOf(m_settings.url));
    facts.add("transport", nameOf(m_attempt.kind));
    if (const QByteArray& id = m_transport->sessionId(); !id.isEmpty()) {
        facts.add("session_prefix", QString::fromLatin1(id.left(PrefixLength)));
    }
    if (!m_previousSession.empty()) {
        facts.add("previous_session", std::string_view(m_previousSession));
    }
    m_teller.tell(LiveEventKind::Connection, facts.text());
    m_transport->openStandingStream([this] {
        if (isOver()) {
            return;
        }
        m_known = m_attempt;
        m_firstFailure.reset();
        m_failingSince.invalidate();
        m_readySince.start();
        setState(ClientState::Ready);
    });
}

void ClientSession::attemptFailed(const RequestFailure& failure) {
    (void)m_requests.take(m_handshakeId);
    m_handshakeId.clear();
    m_known.reset();
    if (isOver()) {
        return;
    }
    if (!m_firstFailure) {
        m_firstFailure = failure;
    }
    if (const std::optional<Attempt> next = attemptAfter(m_settings, m_attempt, failure)) {
        later([this, next] {
            dropTransport();
            begin(*next);
        });
        return;
    }
    const RequestFailure first = *std::exchange(m_firstFailure, std::nullopt);
    const bool isUnreachable = first.status == 0 || first.status >= 500;
    if (m_failingSince.isValid() && isUnreachable &&
        since(m_failingSince) < m_settings.reconnectLimit) {
        later([this] { dropTransport(); });
        m_retryTimer.start(m_backoff.next(std::nullopt));
        return;
    }
    fail(first.error);
}

CallHandle ClientSession::call(std::string_view method, std::string_view params,
                               CallCompletion completion, CallProgress progress) {
    const CallHandle handle{++m_lastHandle};
    const auto refuse = [this, &completion](Error error) {
        later([done = std::move(completion), error = std::move(error)] {
            done(tl::unexpected(error));
        });
    };
    if (m_state != ClientState::Ready && m_state != ClientState::Reconnecting) {
        refuse({ErrorCode::Connection,
                u"%1 to %2: there is no session with the server"_s.arg(
                    QString::fromUtf8(method.data(), static_cast<qsizetype>(method.size())),
                    placeOf(m_settings.url))});
        return handle;
    }
    OpenRequest request{handle,
                        std::string(method),
                        {},
                        std::move(completion),
                        std::move(progress),
                        std::string(params)};
    if (const Result<void> sent = sendRequest(request, request.params); !sent) {
        completion = std::move(request.completion);
        refuse(sent.error());
    }
    return handle;
}

// Under a new id; on success the request is in the table.
Result<void> ClientSession::sendRequest(OpenRequest& request, const std::string& params) {
    MessageParts message;
    message.id = std::to_string(m_requests.nextId());
    message.method = request.method;
    message.params = params;
    message.progressToken = progressTokenOf(params);
    if (message.progressToken.empty()) {
        message.progressToken = message.id;
    }
    Result<void> sent = m_transport->send(message);
    if (sent) {
        request.progressToken = message.progressToken;
        m_requests.add(message.id, std::move(request));
    }
    return sent;
}

void ClientSession::resend(OpenRequest request, const std::string& params) {
    const bool isOpen = m_state == ClientState::Ready || m_state == ClientState::Reconnecting;
    const Result<void> sent =
        isOpen ? sendRequest(request, params)
               : failure(ErrorCode::Connection, u"there is no session with the server"_s);
    if (!sent) {
        later([done = std::move(request.completion), error = sent.error()] {
            done(tl::unexpected(error));
        });
    }
}

FollowUpActions ClientSession::followUpActions() {
    return {
        .resend = [this](OpenRequest request,
                         const std::string& params) { resend(std::move(request), params); },
        .call =
            [this](std::string_view method, const std::string& params, CallCompletion completion) {
                call(method, params, std::move(completion), {});
            },
        .listTools =
            [this](std::function<void()> done) {
                ListReader::start(*this, ListKind::Tools,
                                  [done = std::move(done)](const auto& /*tools*/) { done(); });
            },
        .ask = [this](const ServerRequest& request,
                      const ServerReply& reply) { m_serverRequests.ask(request, reply); }};
}

void ClientSession::cancel(CallHandle handle) {
    if (m_isClosing) {
        return;
    }
    const std::optional<std::string> id = m_requests.idOf(handle);
    const std::optional<OpenRequest> open = id ? m_requests.take(*id) : m_followUps.cancel(handle);
    if (!open) {
        return;
    }
    const OpenRequest& request = *open;
    if (id) {
        m_transport->cancel(*id, "cancelled by the user");
    }
    const Error error{ErrorCode::Cancelled,
                      u"%1: cancelled"_s.arg(QString::fromStdString(request.method))};
    later([request, error] { request.completion(tl::unexpected(error)); });
}

void ClientSession::dropStreams() {
    if (m_transport) {
        m_transport->dropStreams();
    }
}

void ClientSession::messageCame(const IncomingMessage& message) {
    switch (message.kind) {
    case RpcKind::Request:
        m_serverRequests.take(message);
        break;
    case RpcKind::Notification:
        takeNotification(message);
        break;
    case RpcKind::Answer:
        takeAnswer(message);
        break;
    case RpcKind::Other:
        break;
    }
}

// An answer that nobody waits for is late, or a stranger's: it has been told.
void ClientSession::takeAnswer(const IncomingMessage& message) {
    std::optional<OpenRequest> request = m_requests.take(message.id);
    if (!request) {
        return;
    }
    if (message.id == m_handshakeId) {
        takeHandshake(message);
        return;
    }
    m_transport->settle(std::string(message.id));
    if (m_followUps.take(message, *request, isModern(*m_server.revision))) {
        return;
    }
    const CallAnswer answer{std::string(message.result), std::string(message.error),
                            std::string(message.bytes), message.number};
    m_gate.whenRecorded(
        message.number, this,
        [completion = std::move(request->completion), answer] { completion(answer); });
}

void ClientSession::takeNotification(const IncomingMessage& message) {
    if (message.method == "notifications/progress") {
        if (const CallProgress progress = m_requests.takeProgress(message.progressToken)) {
            m_gate.whenRecorded(
                message.number, this,
                [progress, params = std::string(message.params)] { progress(params); });
        }
    } else if (message.method == "notifications/cancelled") {
        m_serverRequests.forget(message.requestId);
    }
}

void ClientSession::requestFailed(const std::string& id, const RequestFailure& failure) {
    if (id == m_handshakeId) {
        attemptFailed(failure);
        return;
    }
    if (std::optional<OpenRequest> request = m_requests.take(id)) {
        m_gate.whenRecorded(m_teller.lastNumber(), this,
                            [completion = std::move(request->completion), error = failure.error] {
                                completion(tl::unexpected(error));
                            });
    }
}

void ClientSession::takeTimeout(const std::string& id) {
    const std::optional<OpenRequest> request = m_requests.take(id);
    const Error error{ErrorCode::Read,
                      u"%1 to %2: no answer within the time allowed"_s.arg(
                          QString::fromStdString(request->method), placeOf(m_settings.url))};
    if (id == m_handshakeId) {
        attemptFailed({error, 0, {}, {}});
        return;
    }
    m_transport->cancel(id, "timed out");
    request->completion(tl::unexpected(error));
}

void ClientSession::reconnecting(bool isReconnecting) {
    if (m_state == ClientState::Ready || m_state == ClientState::Reconnecting) {
        setState(isReconnecting ? ClientState::Reconnecting : ClientState::Ready);
    }
}

// A server that forgets each session at once is not asked all the time.
void ClientSession::sessionExpired(const Error& why) {
    if (isOver()) {
        return;
    }
    if (m_state == ClientState::Connecting || m_state == ClientState::Expired) {
        attemptFailed({why, 0, {}, {}});
        return;
    }
    m_teller.tell(LiveEventKind::Connection, LiveFacts("expired").add("why", why.message).text());
    setState(ClientState::Expired);
    completeAll({ErrorCode::Connection,
                 u"the session expired before the answer came (%1); the call is not repeated"_s.arg(
                     why.message)});
    if (since(m_readySince) >= HealthyTime) {
        m_backoff.reset();
    }
    const bool isFirst = since(m_readySince) >= HealthyTime || m_previousSession.empty();
    later([this, isFirst] {
        dropTransport();
        m_previousSession = m_teller.session();
        m_teller.beginSession();
        m_failingSince.start();
        m_retryTimer.start(isFirst ? 0ms : m_backoff.next(std::nullopt));
    });
}

void ClientSession::connectionLost(const Error& why) {
    if (!isOver()) {
        fail(why);
    }
}

void ClientSession::fail(const Error& why) {
    m_error = why;
    m_teller.tell(LiveEventKind::Connection, LiveFacts("failed").add("why", why.message).text());
    setState(ClientState::Failed);
    completeAll(why);
    later([this] { dropTransport(); });
}

void ClientSession::close() {
    if (m_isClosing || m_state == ClientState::Closed) {
        return;
    }
    m_isClosing = true;
    m_retryTimer.stop();
    m_probe.reset();
    for (const std::string& id : m_requests.ids()) {
        if (m_transport && id != m_handshakeId) {
            m_transport->cancel(id, "the client is leaving");
        }
    }
    completeAll(
        {ErrorCode::Cancelled,
         u"the connection to %1 was closed before the answer came"_s.arg(placeOf(m_settings.url))});
    m_closeTimer.start(m_settings.closeTimeout);
    if (m_transport) {
        m_transport->close([this] { finishClose(); });
    } else {
        finishClose();
    }
}

void ClientSession::finishClose() {
    if (m_state == ClientState::Closed) {
        return;
    }
    m_closeTimer.stop();
    m_teller.tell(LiveEventKind::Connection, LiveFacts("closed").text());
    setState(ClientState::Closed);
    later([this] { dropTransport(); });
}

void ClientSession::completeAll(const Error& why) {
    m_serverRequests.forgetAll();
    std::vector<OpenRequest> requests = m_followUps.takeAll();
    for (const std::string& id : m_requests.ids()) {
        requests.push_back(*m_requests.take(id));
    }
    for (const OpenRequest& request : requests) {
        if (request.completion) {
            later([completion = request.completion, why] { completion(tl::unexpected(why)); });
        }
    }
}

void ClientSession::setState(ClientState state) {
    m_state = state;
    later([this, state] { m_stateChanged(state); });
}

// From the event loop, after what was asked for before.
void ClientSession::later(std::function<void()> action) {
    m_gate.whenRecorded(0, this, std::move(action));
}

void ClientSession::dropTransport() {
    m_transport.reset();
}

bool ClientSession::isOver() const {
    return m_isClosing || m_state == ClientState::Failed || m_state == ClientState::Closed;
}

} // namespace muscope
