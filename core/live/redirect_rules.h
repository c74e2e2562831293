// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/http_message.h"

#include <QUrl>

namespace muscope {

// How many redirects one request may be sent through.
inline constexpr int RedirectLimit = 5;

[[nodiscard]] bool isRedirect(const HttpHead& head);

// Scheme, host and port are the same (RFC 6454).
[[nodiscard]] bool isSameOrigin(const QUrl& left, const QUrl& right);

// The request to send instead. Credentials do not go to another origin and neither does a body;
// a body is not dropped, as browsers do on 301 to 303; https does not become http.
[[nodiscard]] Result<HttpRequest> redirected(HttpRequest request, const HttpHead& head);

} // namespace muscope
