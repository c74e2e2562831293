// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/live_settings.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>

namespace muscope {

// A request; a body makes it one that is sent at most once.
struct HttpRequest {
    QByteArray method; // GET, POST, DELETE
    QUrl url;
    HeaderList headers;
    HeaderList credentials; // headers that stay with the origin of url
    std::optional<QByteArray> body;
    std::chrono::milliseconds headTimeout{0}; // until the head of the answer; 0: however long
};

// Status and headers of an answer.
struct HttpHead {
    int status = 0;
    HeaderList headers;

    // The first of that name, whatever its case; empty: none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    // "application/json": in lower case, without parameters.
    [[nodiscard]] QByteArray mediaType() const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

// Told in this order: head once, chunks, end once. An end without a head has an error; one after a
// head has an error when the answer was cut. Not told from within HttpClient::start().
struct HttpHandler {
    std::function<void(const HttpHead&)> head;
    std::function<void(std::string_view)> chunk;
    std::function<void(const std::optional<Error>&)> end;
};

} // namespace muscope
