// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/post_stream.h"
#include "core/live/resumable_stream.h"
#include "core/live/streamable_session.h"
#include "core/live/transport.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace muscope {

// Streamable HTTP of 2025-03-26, 2025-06-18 and 2025-11-25: a POST for each message, a GET stream
// for what belongs to no request, Mcp-Session-Id, DELETE at the end.
class StreamableTransport final : public QObject,
                                  public Transport,
                                  private PostOwner,
                                  private StreamOwner {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamableTransport)

public:
    explicit StreamableTransport(const LiveContext& context);
    ~StreamableTransport() override;

    void open(std::function<void(const std::optional<RequestFailure>&)> ready) override;
    Result<void> send(const MessageParts& message) override;
    void setRevision(Revision revision) override;
    void openStandingStream(std::function<void()> ready) override;
    void settle(const std::string& id) override;
    void cancel(const std::string& id, std::string_view reason) override;
    void dropStreams() override;
    void close(std::function<void()> done) override;

    [[nodiscard]] const QByteArray& sessionId() const override { return m_session.id(); }

private:
    void whenThrough(std::function<void()> action);
    void checkThrough();
    void requestStandingStream();
    void standingStreamDecided();
    void sendEnd();
    void setBroken(const void* stream, bool isBroken);
    [[nodiscard]] PostStream* postOf(const std::string& id) const;

    void postFailed(PostStream& post, const RequestFailure& failure) override;
    void postDone(PostStream& post) override;
    void postExpired(PostStream& post, const Error& why) override;
    void postBroken(PostStream& post, bool isBroken) override;
    void postLost(PostStream& post, const Error& why) override;
    void streamOpened() override;
    void streamBroken() override;
    void streamEnded(const Error& why) override;
    void streamExpired(const Error& why) override;
    void streamLost(const Error& why) override;

    const LiveContext& m_context;
    StreamableSession m_session;
    std::vector<std::unique_ptr<PostStream>> m_posts;
    ResumableStream m_standing;
    std::set<const void*> m_broken; // streams that are being resumed
    std::function<void()> m_whenThrough;
    QTimer m_throughTimer;
    std::function<void()> m_whenStanding;
    QTimer m_standingTimer;
    HttpHandle m_end; // DELETE, and what is answered to it
    HttpHead m_endHead;
    std::string m_endBody;
    std::function<void()> m_whenClosed;
    std::uint64_t m_postCount = 0;
    bool m_isOver = false; // expired, lost or closed: nothing is told any more
};

} // namespace muscope
