// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recorded_traffic.h"

#include "core/json/parser.h"

#include <algorithm>
#include <string_view>

namespace muscope {

namespace {

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// A text that is a message, or a batch of them, goes into messages; anything else does not.
void addMessages(const QByteArray& text, QList<QByteArray>& messages) {
    json::Parser parser;
    const auto parsed = parser.parse(viewOf(text));
    if (!parsed) {
        return;
    }
    const json::Document& document = **parsed;
    const auto add = [&](json::NodeId node) {
        if (document.find(node, "jsonrpc")) {
            const std::string_view bytes = document.spelling(node);
            messages.emplaceBack(bytes.data(), static_cast<qsizetype>(bytes.size()));
        }
    };
    if (document.type(json::Root) != json::Type::Array) {
        add(json::Root);
        return;
    }
    for (auto node = document.firstChild(json::Root); node; node = document.nextSibling(*node)) {
        add(*node);
    }
}

QList<QByteArray> sortedMessages(const std::vector<RecordedConnection>& connections,
                                 QList<QByteArray> (*messagesOf)(const RecordedConnection&)) {
    QList<QByteArray> all;
    for (const RecordedConnection& connection : connections) {
        all += messagesOf(connection);
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

QList<QByteArray> messagesToServer(const RecordedConnection& connection) {
    QList<QByteArray> messages;
    for (const HttpMessage& request : httpMessages(connection.toServer, HttpSide::Requests)) {
        if (request.isComplete) {
            addMessages(request.body, messages);
        }
    }
    return messages;
}

QList<QByteArray> messagesToClient(const RecordedConnection& connection) {
    QList<QByteArray> messages;
    for (const HttpMessage& answer : httpMessages(connection.toClient, HttpSide::Answers)) {
        if (answer.header("Content-Type").startsWith("text/event-stream")) {
            for (const QByteArray& data : eventDataOf(answer.body)) {
                addMessages(data, messages);
            }
        } else if (answer.isComplete) {
            addMessages(answer.body, messages);
        }
    }
    return messages;
}

QList<QByteArray> sortedMessagesToServer(const std::vector<RecordedConnection>& connections) {
    return sortedMessages(connections, messagesToServer);
}

QList<QByteArray> sortedMessagesToClient(const std::vector<RecordedConnection>& connections) {
    return sortedMessages(connections, messagesToClient);
}

QList<QByteArray> eventDataOf(const QByteArray& stream) {
    QByteArray text = stream;
    text.replace("\r\n", "\n").replace('\r', '\n');
    QList<QByteArray> all;
    QByteArray data;
    bool hasData = false;
    QList<QByteArray> lines = text.split('\n');
    lines.removeLast(); // no line end behind it
    for (const QByteArray& line : lines) {
        if (line.isEmpty()) {
            if (hasData) {
                all += data;
            }
            data.clear();
            hasData = false;
        } else if (line.startsWith("data:")) {
            const QByteArray value = line.mid(line.startsWith("data: ") ? 6 : 5);
            data += hasData ? '\n' + value : value;
            hasData = true;
        }
    }
    return all;
}

} // namespace muscope
