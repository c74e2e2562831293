// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/transport.h"

#include <functional>
#include <utility>

namespace muscope {

// Lets a transport see the messages that go by to its listener.
class MessageTap final : public TransportListener {
public:
    // see: before the listener.
    MessageTap(TransportListener& listener, std::function<void(const IncomingMessage&)> see)
        : m_listener(listener)
        , m_see(std::move(see)) {}

    void messageCame(const IncomingMessage& message) override {
        m_see(message);
        m_listener.messageCame(message);
    }
    void requestFailed(const std::string& id, const RequestFailure& failure) override {
        m_listener.requestFailed(id, failure);
    }
    void reconnecting(bool isReconnecting) override { m_listener.reconnecting(isReconnecting); }
    void sessionExpired(const Error& why) override { m_listener.sessionExpired(why); }
    void connectionLost(const Error& why) override { m_listener.connectionLost(why); }

private:
    TransportListener& m_listener;
    std::function<void(const IncomingMessage&)> m_see;
};

} // namespace muscope
