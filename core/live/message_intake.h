// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/event_teller.h"
#include "core/live/rpc_reader.h"

#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

class TransportListener;

// Where a text of the server came from.
struct Arrival {
    std::string stream;
    std::optional<std::string> sseId = {};
    std::string sseType = {};
    std::optional<std::chrono::milliseconds> sseRetry = {};
};

// Takes what the server wrote: tells it as it is, and passes on what is a JSON-RPC message. One
// thread.
class MessageIntake {
public:
    MessageIntake(EventTeller& teller, TransportListener& listener);

    // A JSON text: a message, a batch, or something malformed, which is told as that.
    void take(std::string_view text, const Arrival& arrival);

    // The body of an answer of HTTP that need not be a message: only JSON is taken for one.
    void takeBody(std::string_view body, QByteArrayView mediaType, const Arrival& arrival);

    // What is known to be no message, and why.
    void takeMalformed(std::string_view bytes, std::string_view why, const Arrival& arrival);
    // What has come before.
    void takeDuplicate(std::string_view bytes, const Arrival& arrival);

private:
    EventTeller& m_teller;
    TransportListener& m_listener;
    RpcReader m_reader;
};

} // namespace muscope
