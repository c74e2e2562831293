// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/http_message.h"

#include <QByteArray>
#include <QUrl>

#include <string_view>

namespace muscope {

// What an HTTP answer that is none of MCP says about itself: what was sent to whom, the status,
// what it means here, and the words of a JSON-RPC error in its body. method: "POST".
[[nodiscard]] Error statusError(const QByteArray& method, const QUrl& url, const HttpHead& head,
                                std::string_view body);

// MCP 2026-07-28, Base protocol, error codes: a header of the request does not say what its body
// does.
constexpr int HeaderMismatch = -32020;

// The code of the JSON-RPC error in a body; 0: there is none.
[[nodiscard]] int rpcErrorCode(std::string_view body);

} // namespace muscope
