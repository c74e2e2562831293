// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/socket_fixture.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

#include <functional>
#include <string>
#include <utility>

namespace muscope {

// A server of Streamable HTTP that behaves, but for what the test takes into its own hands.
class ScriptedServer {
public:
    // Plays a request, or returns false to leave it to the good manners below. Called on the
    // connections' threads, several at a time.
    using Handler = std::function<bool(SocketConnection&, const HttpMessage&)>;

    explicit ScriptedServer(Handler handler, QByteArray revision = "2025-11-25")
        : m_handler(std::move(handler))
        , m_revision(std::move(revision))
        , fixture([this](SocketConnection& connection) { play(connection); }) {}

    [[nodiscard]] static QByteArray methodOf(const HttpMessage& request) {
        return matched(request, "\"method\":\"([^\"]+)\"");
    }
    // The id as written.
    [[nodiscard]] static QByteArray idOf(const HttpMessage& request) {
        return matched(request, "\"id\":([^,}]+)");
    }
    [[nodiscard]] static bool isCall(const HttpMessage& request) {
        return methodOf(request) == "tools/call";
    }
    // The answer to a request, as a JSON-RPC message.
    [[nodiscard]] static QByteArray answerTo(const HttpMessage& request,
                                             const QByteArray& text = "done") {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + idOf(request) +
               ",\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}}";
    }
    static bool sendJson(SocketConnection& connection, const QByteArray& message) {
        return connection.send(httpAnswer(200, "application/json", message));
    }
    [[nodiscard]] int countOf(const QByteArray& method) const {
        int count = 0;
        for (const HttpMessage& request : fixture.requests()) {
            count += methodOf(request) == method ? 1 : 0;
        }
        return count;
    }
    [[nodiscard]] std::vector<HttpMessage> gets() const {
        std::vector<HttpMessage> result;
        for (const HttpMessage& request : fixture.requests()) {
            if (request.method() == "GET") {
                result.push_back(request);
            }
        }
        return result;
    }

private:
    [[nodiscard]] static QByteArray matched(const HttpMessage& request, const char* pattern) {
        const QRegularExpression expression(QString::fromLatin1(pattern));
        return expression.match(QString::fromUtf8(request.body)).captured(1).toUtf8();
    }

    void play(SocketConnection& connection) {
        while (const auto request = connection.readRequest()) {
            if (!m_handler(connection, *request) && !playWell(connection, *request)) {
                return;
            }
        }
    }

    bool playWell(SocketConnection& connection, const HttpMessage& request) {
        if (request.method() == "GET") {
            return connection.send(httpAnswer(405, "text/plain", {}));
        }
        if (request.method() == "DELETE") {
            return connection.send(httpAnswer(200, "text/plain", {}));
        }
        if (methodOf(request) == "initialize") {
            return connection.send(
                httpAnswer(200, "application/json",
                           "{\"jsonrpc\":\"2.0\",\"id\":" + idOf(request) +
                               ",\"result\":{\"protocolVersion\":\"" + m_revision +
                               "\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":"
                               "\"scripted\",\"version\":\"1\"},\"instructions\":\"behave\"}}",
                           "Mcp-Session-Id: scripted-session-id\r\n"));
        }
        if (idOf(request).isEmpty() || methodOf(request).isEmpty()) {
            return connection.send(httpAnswer(202, "text/plain", {}));
        }
        return sendJson(connection, answerTo(request));
    }

    Handler m_handler;
    QByteArray m_revision;

public:
    SocketFixture fixture; // ends before the rest
};

} // namespace muscope
