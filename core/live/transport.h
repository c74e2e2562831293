// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/live_settings.h"
#include "core/live/rpc_reader.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace muscope {

class EventTeller;
class HttpClient;
class MessageIntake;
class RecordingGate;
class TransportListener;

// What all transports of a connection share; outlives them. Everything on one thread.
struct LiveContext {
    const LiveSettings& settings;
    HttpClient& http;
    EventTeller& teller;
    RecordingGate& gate;
    MessageIntake& intake;
    TransportListener& listener;
};

// A message for the server, before its transport gives it the form of its revision.
struct MessageParts {
    std::string id;     // of a request or of what is answered, as it shall be written; empty: none
    std::string method; // empty: an answer
    std::string params; // JSON text of an object, empty: none
    std::string result; // of an answer
    std::string error;
    std::string progressToken; // of a request, as it shall be written; empty: none

    [[nodiscard]] bool isRequest() const { return !id.empty() && !method.empty(); }
};

// Why a request got no JSON-RPC answer.
struct RequestFailure {
    Error error;
    int status = 0; // of the HTTP answer; 0: none
    QByteArray mediaType;
    std::string body; // its first 64 KiB
};

// Learns what a transport learns. It may send from within these, but must not destroy the
// transport.
class TransportListener {
public:
    virtual ~TransportListener() = default;

    // A message came, on whatever stream, and has been told to the sink.
    virtual void messageCame(const IncomingMessage& message) = 0;
    // Nothing on its own stream will answer that request any more.
    virtual void requestFailed(const std::string& id, const RequestFailure& failure) = 0;
    // Streams are broken and being resumed, or are no longer.
    virtual void reconnecting(bool isReconnecting) = 0;
    // The server has forgotten the session. Told once; the transport is of no more use.
    virtual void sessionExpired(const Error& why) = 0;
    // Reconnecting was given up. As above.
    virtual void connectionLost(const Error& why) = 0;
};

// One way to carry messages to and from a server, for one session with it. A transport
// - tells every message to the sink through context.teller before it is sent, and takes all that
//   comes in through context.intake, which tells it and passes it to the listener;
// - tells requestFailed() for each request whose answer can no longer come on its stream;
// - calls the listener from the event loop, not from within its own functions;
// - hides credentials from the sink and from errors.
// A new one is a class here, a line in builtin_transports.cpp, and no more.
class Transport {
public:
    virtual ~Transport() = default;

    // Brings about what it needs before the handshake. ready is called at most once, with a failure
    // when it is of no use. HTTP+SSE waits for its stream; the others are ready within the call.
    virtual void open(std::function<void(const std::optional<RequestFailure>&)> ready) = 0;

    // Writes and sends. A failure: it cannot be written, nothing was told or sent.
    [[nodiscard]] virtual Result<void> send(const MessageParts& message) = 0;

    // The handshake settled on this revision.
    virtual void setRevision(Revision revision) = 0;
    // After the handshake: opens the stream for what belongs to no request, if there is such; then
    // calls ready, whether the server offers one or not.
    virtual void openStandingStream(std::function<void()> ready) = 0;

    // The request has been answered: its stream may be closed.
    virtual void settle(const std::string& id) = 0;
    // The request's answer is not wanted any more: says so to the server in the way of its
    // revision.
    virtual void cancel(const std::string& id, std::string_view reason) = 0;
    // Cuts the streams as a lost network would.
    virtual void dropStreams() = 0;

    // Mcp-Session-Id, a credential; empty: there is none.
    [[nodiscard]] virtual const QByteArray& sessionId() const = 0;

    // Ends the session with the server, then calls done; who asks does not wait longer than
    // settings.closeTimeout.
    virtual void close(std::function<void()> done) = 0;
};

} // namespace muscope
