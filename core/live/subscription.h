// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/backoff.h"
#include "core/live/modern_post.h"
#include "core/live/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace muscope {

// Sends the requests of a Subscription, and learns how it fares.
class SubscriptionOwner {
public:
    virtual ~SubscriptionOwner() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<ModernPost>> listen(const MessageParts& request,
                                                                     ModernPostOwner& owner) = 0;
    // It broke and is being asked for again, or is no longer.
    virtual void subscriptionBroken(bool isBroken) = 0;
};

// What the server tells without being asked, on the stream of a subscriptions/listen (2026-07-28,
// basic/patterns/subscriptions). Ends when the server answers the request; a stream that breaks is
// asked for again under a new id, and a gap is told. One thread.
class Subscription final : public QObject, private ModernPostOwner {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Subscription)

public:
    Subscription(const LiveContext& context, SubscriptionOwner& owner);
    ~Subscription() override;

    // decided: the server has acknowledged or refused it, or has taken too long to.
    void open(std::function<void()> decided);
    // A message went by on the connection.
    void see(const IncomingMessage& message);
    void cut();
    void close();

private:
    void ask();
    void decide();
    void endedByServer();
    void setBroken(bool isBroken);
    void postEnded(ModernPost& post, const std::optional<RequestFailure>& failure) override;

    const LiveContext& m_context;
    SubscriptionOwner& m_owner;
    std::unique_ptr<ModernPost> m_post;
    std::function<void()> m_decided;
    QTimer m_decisionTimer;
    QTimer m_retryTimer;
    QElapsedTimer m_brokenSince;
    Backoff m_backoff;
    std::uint64_t m_asked = 0;
    std::string m_id;              // of the request, as written; empty: none is under way
    bool m_isAcknowledged = false; // once, by any of the requests
    bool m_isBroken = false;
};

} // namespace muscope
