// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_client.h"
#include "core/live/resumable_stream.h"
#include "core/live/stream_owner.h"
#include "core/live/transport.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <string>
#include <string_view>

namespace muscope {

class PostStream;
class StreamableSession;

// Learns what becomes of a message that was sent.
class PostOwner {
public:
    virtual ~PostOwner() = default;

    virtual void postFailed(PostStream& post, const RequestFailure& failure) = 0;
    // Nothing more will come; the owner lets go of it, later.
    virtual void postDone(PostStream& post) = 0;
    virtual void postExpired(PostStream& post, const Error& why) = 0;
    virtual void postBroken(PostStream& post, bool isBroken) = 0;
    virtual void postLost(PostStream& post, const Error& why) = 0;
};

// One message sent by POST, and what comes back: JSON, a stream of events, which is resumed when it
// breaks before the answer came, or nothing. Streamable HTTP of 2025-03-26 to 2025-11-25.
class PostStream final : public QObject, private StreamOwner {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PostStream)

public:
    // awaited: the id of a request as written; empty: the message gets no answer.
    PostStream(const LiveContext& context, StreamableSession& session, std::string name,
               std::string awaited, PostOwner& owner);

    void send(const std::string& text);

    [[nodiscard]] const std::string& awaited() const { return m_awaited; }
    // Whether the server has begun to answer: the message has arrived.
    [[nodiscard]] bool isThrough() const { return m_hasHead; }

    // The answer came, on whatever stream. Servers end the stream by themselves then, but not one
    // that was resumed.
    void settle();
    // The answer is not wanted: what still comes within that time is taken.
    void closeAfter(std::chrono::milliseconds time);
    void close();
    void cut();

private:
    void takeHead(const HttpHead& head);
    void takeChunk(std::string_view bytes);
    void takeEnd(const std::optional<Error>& error);
    void takeBody();
    void takeRefusal();
    void fail(const Error& why);
    void done();

    void streamOpened() override;
    void streamBroken() override;
    void streamEnded(const Error& why) override;
    void streamExpired(const Error& why) override;
    void streamLost(const Error& why) override;

    const LiveContext& m_context;
    StreamableSession& m_session;
    std::string m_name;
    std::string m_awaited;
    PostOwner& m_owner;
    HttpHandle m_exchange;
    HttpHead m_head;
    std::string m_body;
    std::unique_ptr<ResumableStream> m_stream; // once the answer is one
    QTimer m_closeTimer;
    bool m_hasHead = false;
    bool m_isSettled = false;
    bool m_isBodyTooLong = false;
    bool m_isDone = false;
};

} // namespace muscope
