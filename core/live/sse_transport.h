// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_client.h"
#include "core/live/sse_reader.h"
#include "core/live/transport.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// HTTP+SSE of 2024-11-05: one event stream that brings everything, and an address for messages that
// its first event names. The stream is the session: when it ends, so does the session.
class SseTransport final : public QObject, public Transport {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SseTransport)

public:
    explicit SseTransport(const LiveContext& context);
    ~SseTransport() override;

    void open(std::function<void(const std::optional<RequestFailure>&)> ready) override;
    Result<void> send(const MessageParts& message) override;
    void setRevision(Revision /*revision*/) override {}
    void openStandingStream(std::function<void()> ready) override { ready(); }
    void settle(const std::string& /*id*/) override {}
    void cancel(const std::string& id, std::string_view reason) override;
    void dropStreams() override;
    [[nodiscard]] const QByteArray& sessionId() const override { return m_noSessionId; }
    void close(std::function<void()> done) override;

private:
    struct Post {
        HttpHandle exchange;
        std::string awaited;
        HttpHead head;
        std::string body; // its beginning
    };

    void takeHead(const HttpHead& head);
    void takeEnd(const std::optional<Error>& error);
    bool takeEndpoint(const SseEvent& event);
    void refuse(const Error& why, const HttpHead& head = {});
    void post(std::uint64_t number, const std::string& text);
    void takePostEnd(std::uint64_t number, const std::optional<Error>& error);
    void checkClosed();
    void tellState(const char* state, const QString& why = {});

    const LiveContext& m_context;
    SseReader m_reader;
    HttpHandle m_stream;
    std::function<void(const std::optional<RequestFailure>&)> m_whenReady;
    QTimer m_endpointTimer;
    QUrl m_endpoint; // holds the session id, a credential
    std::map<std::uint64_t, Post> m_posts;
    std::uint64_t m_postCount = 0;
    std::function<void()> m_whenClosed;
    bool m_isOpen = false;
    bool m_isOver = false;
    QByteArray m_noSessionId;
};

} // namespace muscope
