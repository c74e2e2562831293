// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace muscope {

// A request or an answer of HTTP/1.1, its chunks put together.
struct HttpMessage {
    QByteArray startLine;
    std::vector<std::pair<QByteArray, QByteArray>> headers; // as written, in order
    QByteArray body;
    bool isComplete = true; // false: the connection ended before the message did

    // The first header of that name, however it is spelled; empty where there is none.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] bool hasHeader(const QByteArray& name) const;

    [[nodiscard]] QByteArray method() const; // of a request
    [[nodiscard]] QByteArray target() const; // of a request
    [[nodiscard]] int status() const;        // of an answer
};

enum class HttpSide : unsigned char { Requests, Answers };

// Takes the first message off the buffer; nullopt while it has not come whole. With isEnd nothing
// more comes: an answer without a length ends there, and what was cut is told as incomplete.
[[nodiscard]] std::optional<HttpMessage> takeHttpMessage(QByteArray& buffer, HttpSide side,
                                                         bool isEnd);

// All messages of a connection that has ended.
[[nodiscard]] std::vector<HttpMessage> httpMessages(QByteArray bytes, HttpSide side);

} // namespace muscope
