// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/strong_value.h"
#include "core/live/live_event.h"
#include "core/live/live_settings.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class ClientSession;

enum class ClientState : unsigned char {
    Idle,         // not started
    Connecting,   // finding out what the server speaks, shaking hands
    Ready,        // calls are answered
    Reconnecting, // a stream broke and is being resumed; calls may still be made
    Expired,      // the server forgot the session; a new one is being made, then Ready
    Failed,       // for good: error() says why
    Closed,       // after close(), all done
};

// One call(), for cancel().
using CallHandle = StrongValue<std::uint64_t, struct CallHandleTag>;

// What the server answered: exactly one of result and error is there, as JSON text.
struct CallAnswer {
    std::string result;
    std::string error;
    std::string message;      // all of it, as it came
    std::uint64_t number = 0; // of its LiveEvent

    [[nodiscard]] bool isError() const { return !error.empty(); }
};

// No answer: timed out (ErrorCode::Read), cancelled, connection lost. Never called from within
// call().
using CallCompletion = std::function<void(Result<CallAnswer>)>;
// The params of a notifications/progress for the call, as JSON text.
using CallProgress = std::function<void(const std::string& params)>;

// A request of the server. In 2026-07-28 one of those inside an input_required result, told alike.
struct ServerRequest {
    std::string id;           // as written
    std::string method;       // elicitation/create, sampling/createMessage, roots/list, …
    std::string params;       // JSON text, empty for none
    std::uint64_t number = 0; // of its LiveEvent
};

// One of both, as JSON text.
struct ServerAnswer {
    std::string result;
    std::string error; // {"code":-1,"message":"User rejected sampling request"}
};

// To be called once, now or later, on the client's thread; without effect once the client is gone.
using ServerReply = std::function<void(ServerAnswer)>;
// Takes a request of the server, or returns false to leave it to the defaults: elicitation is
// declined, roots are an empty list, sampling is refused, what is unknown gets -32601. A ping is
// answered before anyone is asked.
using ServerRequestHandler = std::function<bool(const ServerRequest&, const ServerReply&)>;

enum class ListKind : unsigned char { Tools, Resources, ResourceTemplates, Prompts };

// The items of all pages, each as JSON text.
using ListCompletion = std::function<void(Result<std::vector<std::string>>)>;

// A client of one MCP server of any revision. All that passes goes to the sink before anyone else
// learns of it: a message to the server before it is sent, one from it before it is answered or
// completes a call. With a recorder whatever acknowledges a message (answers, completions, the
// cursor of a resumed stream) waits until setRecorded() has reached it.
// A broken stream is resumed, an expired session replaced by a new one (with a UUID of its own);
// calls are never repeated. Lives on the thread that made it, which has an event loop, and calls
// back on it, but for the sink never from within one of its own functions; it must not be deleted
// from within such a call.
//
// The facts of LiveEventKind::Connection have a "state". Of the connection: connecting, connected,
// expired, failed, closed. Of one of its streams: stream_open, primed (an id to resume from, no
// message), stream_ended, stream_cut, resumed, stream_refused, stream_failed, endpoint,
// post_failed.
class McpClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpClient)

public:
    // Whether somebody calls setRecorded().
    enum class Recording : unsigned char { Off, On };

    McpClient(LiveSettings settings, LiveSink sink, Recording recording = Recording::Off,
              QObject* parent = nullptr);
    // Drops the connection; close() is the polite way.
    ~McpClient() override;

    void setServerRequestHandler(ServerRequestHandler handler);

    // While hasRoom() is false what the server sends is left unread, and the server has to wait.
    // Called on the client's thread; to be set before start().
    void setRoom(std::function<bool()> hasRoom);

    void start();
    // Cancels what is open, ends the session with the server, then Closed.
    void close();

    [[nodiscard]] ClientState state() const;
    [[nodiscard]] const std::optional<Error>& error() const; // why Failed

    // As the handshake told, once Ready has been reached: JSON text, empty for what was not told.
    [[nodiscard]] std::optional<Revision> revision() const;
    [[nodiscard]] const std::string& serverInfo() const;
    [[nodiscard]] const std::string& serverCapabilities() const;
    [[nodiscard]] const std::string& serverInstructions() const;
    // The UUID under which events are told now.
    [[nodiscard]] const std::string& session() const;

    // Sends a request; params is the JSON text of an object, empty for none, and goes out as it is
    // but for _meta, which gets a progressToken (2026-07-28: what else it demands). Before Ready it
    // fails at once. Completes with the last word: a server that asks for input within its result
    // gets it from the handler, the task that was made instead of a result is polled to its end.
    CallHandle call(std::string_view method, std::string_view params, CallCompletion completion,
                    CallProgress progress = {});
    // Says to the server that the answer is not wanted, completes the call with
    // ErrorCode::Cancelled.
    void cancel(CallHandle handle);

    // Follows the cursors, at most 1000 pages. Leaves out tools that may not be called
    // (2026-07-28: by what they want in headers); a Connection event says why.
    void listAll(ListKind kind, ListCompletion completion);

    // All events up to that number are safe. Any thread.
    void setRecorded(std::uint64_t number);

    // Cuts the streams from the server, as a lost network would: they are resumed.
    void dropStreams();

signals:
    void stateChanged(muscope::ClientState state);

private:
    std::unique_ptr<ClientSession> m_session;
};

} // namespace muscope
