// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/known_tools.h"
#include "core/live/message_intake.h"
#include "core/live/message_tap.h"
#include "core/live/modern_post.h"
#include "core/live/subscription.h"
#include "core/live/transport.h"
#include "core/mcp/modern_request.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace muscope {

// Streamable HTTP of 2026-07-28: a POST for each request and nothing else. No handshake, no
// session; a stream that breaks loses its request, to close one cancels it. What changes is told on
// the stream of a subscriptions/listen, which is asked for again when it breaks.
class ModernTransport final : public QObject,
                              public Transport,
                              private ModernPostOwner,
                              private SubscriptionOwner {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModernTransport)

public:
    explicit ModernTransport(const LiveContext& context);
    ~ModernTransport() override;

    void open(std::function<void(const std::optional<RequestFailure>&)> ready) override;
    Result<void> send(const MessageParts& message) override;
    void setRevision(Revision revision) override;
    void openStandingStream(std::function<void()> ready) override;
    void settle(const std::string& id) override;
    void cancel(const std::string& id, std::string_view reason) override;
    void dropStreams() override;
    void close(std::function<void()> done) override;

    [[nodiscard]] const QByteArray& sessionId() const override { return m_noSessionId; }

private:
    void see(const IncomingMessage& message);
    [[nodiscard]] ModernPost* postOf(const std::string& id) const;
    void letGo(const ModernPost& post);

    void postEnded(ModernPost& post, const std::optional<RequestFailure>& failure) override;
    Result<std::unique_ptr<ModernPost>> listen(const MessageParts& request,
                                               ModernPostOwner& owner) override;
    void subscriptionBroken(bool isBroken) override;

    [[nodiscard]] Result<std::unique_ptr<ModernPost>> sent(const MessageParts& message,
                                                           ModernPostOwner& owner);

    MessageTap m_tap;
    MessageIntake m_intake;
    LiveContext m_context; // with what sees messages before the listener does
    ModernClient m_client;
    KnownTools m_tools;
    std::set<std::string> m_toolLists; // ids of tools/list under way
    std::vector<std::unique_ptr<ModernPost>> m_posts;
    Subscription m_subscription;
    QByteArray m_noSessionId;
    std::uint64_t m_postCount = 0;
};

} // namespace muscope
