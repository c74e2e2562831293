// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/backoff.h"
#include "core/live/era_probe.h"
#include "core/live/event_teller.h"
#include "core/live/follow_ups.h"
#include "core/live/handshake.h"
#include "core/live/http_client.h"
#include "core/live/mcp_client.h"
#include "core/live/message_intake.h"
#include "core/live/negotiation.h"
#include "core/live/recording_gate.h"
#include "core/live/request_table.h"
#include "core/live/server_requests.h"
#include "core/live/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace muscope {

// The connection behind McpClient: makes sessions with the server, one after the other, and keeps
// the calls. See McpClient for what it guarantees.
class ClientSession final : public QObject, private TransportListener {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClientSession)

public:
    ClientSession(LiveSettings settings, LiveSink sink, bool hasRecorder,
                  std::function<void(ClientState)> stateChanged);
    ~ClientSession() override;

    void start();
    void close();
    CallHandle call(std::string_view method, std::string_view params, CallCompletion completion,
                    CallProgress progress);
    void cancel(CallHandle handle);
    void dropStreams();

    [[nodiscard]] ClientState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    [[nodiscard]] const ServerDescription& server() const { return m_server; }
    [[nodiscard]] const std::string& session() const { return m_teller.session(); }
    [[nodiscard]] RecordingGate& gate() { return m_gate; }
    [[nodiscard]] HttpClient& http() { return m_http; }
    [[nodiscard]] ServerRequests& serverRequests() { return m_serverRequests; }

private:
    void messageCame(const IncomingMessage& message) override;
    void requestFailed(const std::string& id, const RequestFailure& failure) override;
    void reconnecting(bool isReconnecting) override;
    void sessionExpired(const Error& why) override;
    void connectionLost(const Error& why) override;

    void begin(const Attempt& attempt);
    void openTransport();
    void shakeHands();
    void takeEra(const EraAnswer& answer);
    void openModern(const EraAnswer& answer);
    void takeHandshake(const IncomingMessage& answer);
    void finishHandshake();
    void attemptFailed(const RequestFailure& failure);
    void takeAnswer(const IncomingMessage& message);
    void takeNotification(const IncomingMessage& message);
    void takeTimeout(const std::string& id);
    [[nodiscard]] FollowUpActions followUpActions();
    void resend(OpenRequest request, const std::string& params);
    [[nodiscard]] Result<void> sendRequest(OpenRequest& request, const std::string& params);
    void finishClose();
    void completeAll(const Error& why);
    void fail(const Error& why);
    void setState(ClientState state);
    void later(std::function<void()> action);
    void dropTransport();
    [[nodiscard]] bool isOver() const;

    LiveSettings m_settings;
    std::function<void(ClientState)> m_stateChanged;
    RecordingGate m_gate;
    EventTeller m_teller;
    MessageIntake m_intake;
    HttpClient m_http;
    RequestTable m_requests;
    ServerRequests m_serverRequests;
    FollowUps m_followUps;
    LiveContext m_context;
    std::unique_ptr<EraProbe> m_probe;
    std::unique_ptr<Transport> m_transport;

    ClientState m_state = ClientState::Idle;
    std::optional<Error> m_error;
    ServerDescription m_server;
    Attempt m_attempt;
    std::optional<Attempt> m_known;               // that worked last: where to begin again
    std::string m_handshakeId;                    // while shaking hands
    std::optional<RequestFailure> m_firstFailure; // of the attempts since begin
    std::string m_previousSession;                // that expired; empty: this is the first
    Backoff m_backoff;
    QTimer m_retryTimer;
    QTimer m_closeTimer;
    QElapsedTimer m_readySince;
    QElapsedTimer m_failingSince;
    std::uint64_t m_lastHandle = 0;
    bool m_isClosing = false;
};

} // namespace muscope
