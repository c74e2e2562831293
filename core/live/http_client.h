// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_message.h"

#include <functional>
#include <memory>
#include <utility>

namespace muscope {

class HttpExchange;
class NetworkManagers;

struct AbandonExchange {
    void operator()(HttpExchange* exchange) const;
};

// A running exchange; to let go of it cuts it, also from within its own handler.
using HttpHandle = std::unique_ptr<HttpExchange, AbandonExchange>;

// Sends HTTP requests, each over a connection of its own choosing: none waits for another, however
// many hang. Nothing but a head is waited for with a time limit, a stream may be silent for days.
// A request with a body reaches the server once or not at all. Redirects are followed by the rules
// of redirect_rules.h. Keeps no cookies. Must outlive its exchanges; one thread with an event loop.
class HttpClient final {
public:
    HttpClient();
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    // While hasRoom() is false no more is read of any answer's body, so that the server has to
    // wait; asked again soon. Of what has come by then little is in memory.
    void setRoom(std::function<bool()> hasRoom) { m_hasRoom = std::move(hasRoom); }

    [[nodiscard]] HttpHandle start(HttpRequest request, HttpHandler handler);

private:
    std::function<bool()> m_hasRoom = [] { return true; };
    std::unique_ptr<NetworkManagers> m_managers;
};

} // namespace muscope
