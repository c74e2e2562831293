// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/backoff.h"
#include "core/live/http_client.h"
#include "core/live/sse_reader.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

class StreamOwner;
class StreamableSession;
struct LiveContext;

// One stream of Streamable HTTP through all its breaks: resumed with the id of its own last event,
// after the time the server asked for, until it is closed. An id is used only once the event that
// gave it is recorded; it is kept over attempts that delivered nothing (2025-11-25,
// basic/transports, "Resumability and Redelivery").
class ResumableStream final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumableStream)

public:
    enum class Kind : unsigned char {
        Call,     // begun by the answer to a POST: needs an id to be resumed
        Standing, // opened by GET for what belongs to no call: without an id it is opened anew
    };

    ResumableStream(const LiveContext& context, StreamableSession& session, std::string name,
                    Kind kind, StreamOwner& owner);

    // Standing: asks for it.
    void open();
    // Call: the POST's answer is this stream; its bytes, its end.
    void begin();
    void push(std::string_view bytes);
    void answerEnded(const std::optional<Error>& error);

    // The answer has ended and nothing more is wanted: tells what is left.
    void finish();
    // Lets go of it: nothing more is told.
    void close();
    // As a network does that fails. Without effect while it is not open.
    void cut();
    // Whether it runs over a GET of its own by now.
    [[nodiscard]] bool isResumed() const { return m_hasBeenResumed; }

private:
    void reconnect();
    void request();
    void takeHead(const HttpHead& head);
    void takeChunk(std::string_view bytes);
    void takeEnd(const std::optional<Error>& error);
    void takeRefusal(const HttpHead& head);
    void takeQuiet();
    void retryAfterFailure(const Error& why);
    void tellState(const char* state, const QString& why = {});
    void tellGap(const char* why);
    [[nodiscard]] bool isCall() const { return m_kind == Kind::Call; }

    const LiveContext& m_context;
    StreamableSession& m_session;
    std::string m_name;
    Kind m_kind;
    StreamOwner& m_owner;
    SseReader m_reader;
    HttpHandle m_exchange;
    std::optional<HttpHead> m_refusal; // instead of a stream
    std::string m_refusalBody;         // its beginning
    Backoff m_backoff;
    QTimer m_reconnectTimer;
    QTimer m_quietTimer; // since a resumed stream was opened and has delivered nothing
    QElapsedTimer m_openSince;
    QElapsedTimer m_failingSince;
    int m_openAttempts = 0; // that failed before the first success
    bool m_isOpen = false;
    bool m_hasBeenOpen = false;
    bool m_hasBeenResumed = false;
    bool m_isGapTold = false; // of this break
    bool m_isClosed = false;
};

} // namespace muscope
