// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http_reader.h"

#include <QList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

const auto LineEnd = "\r\n"_ba;

struct Body {
    QByteArray bytes;
    qsizetype size = 0; // on the wire
    bool isComplete = false;
};

Body chunkedBody(const QByteArray& wire, qsizetype from) {
    Body body;
    qsizetype at = from;
    for (;;) {
        const qsizetype end = wire.indexOf(LineEnd, at);
        if (end < 0) {
            break;
        }
        const QByteArray sizeText = wire.mid(at, end - at).split(';').first().trimmed();
        const qsizetype size = sizeText.toLongLong(nullptr, 16);
        const qsizetype data = end + LineEnd.size();
        if (size == 0) {
            const qsizetype last = wire.indexOf(LineEnd, data); // no trailers are expected
            body.isComplete = last >= 0;
            body.size = last < 0 ? wire.size() - from : last + LineEnd.size() - from;
            return body;
        }
        body.bytes += wire.mid(data, size);
        at = data + size + LineEnd.size();
        if (at > wire.size()) {
            break;
        }
    }
    body.size = wire.size() - from;
    return body;
}

bool hasNoBody(const HttpMessage& message, HttpSide side) {
    if (side == HttpSide::Requests) {
        return !message.hasHeader("Content-Length"_ba);
    }
    return message.status() < 200 || message.status() == 204 || message.status() == 304;
}

Body bodyOf(const HttpMessage& message, const QByteArray& wire, qsizetype from, HttpSide side,
            bool isEnd) {
    if (message.header("Transfer-Encoding"_ba).toLower() == "chunked") {
        return chunkedBody(wire, from);
    }
    if (hasNoBody(message, side)) {
        return {{}, 0, true};
    }
    const qsizetype available = wire.size() - from;
    if (message.hasHeader("Content-Length"_ba)) {
        const qsizetype length = message.header("Content-Length"_ba).toLongLong();
        const qsizetype size = std::min(length, available);
        return {wire.mid(from, size), size, size == length};
    }
    return {wire.mid(from), available, isEnd};
}

} // namespace

QByteArray HttpMessage::header(const QByteArray& name) const {
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

bool HttpMessage::hasHeader(const QByteArray& name) const {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QByteArray HttpMessage::method() const {
    return startLine.split(' ').value(0);
}

QByteArray HttpMessage::target() const {
    return startLine.split(' ').value(1);
}

int HttpMessage::status() const {
    return startLine.split(' ').value(1).toInt();
}

std::optional<HttpMessage> takeHttpMessage(QByteArray& buffer, HttpSide side, bool isEnd) {
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (!isEnd || buffer.isEmpty()) {
            return std::nullopt;
        }
        HttpMessage cut;
        cut.startLine = std::exchange(buffer, {});
        cut.isComplete = false;
        return cut;
    }
    HttpMessage message;
    const QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    message.startLine = lines.first().trimmed();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        message.headers.emplace_back(line.left(colon), line.mid(colon + 1).trimmed());
    }
    const qsizetype bodyStart = headEnd + 4;
    Body body = bodyOf(message, buffer, bodyStart, side, isEnd);
    if (!body.isComplete && !isEnd) {
        return std::nullopt;
    }
    message.body = std::move(body.bytes);
    message.isComplete = body.isComplete;
    buffer.remove(0, bodyStart + body.size);
    return message;
}

std::vector<HttpMessage> httpMessages(QByteArray bytes, HttpSide side) {
    std::vector<HttpMessage> messages;
    while (auto message = takeHttpMessage(bytes, side, true)) {
        messages.push_back(std::move(*message));
    }
    return messages;
}

} // namespace muscope
