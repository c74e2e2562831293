// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/http_message.h"

namespace muscope {

// What the requests of all transports have in common: who asks, what is accepted, and the person's
// own headers as credentials.
[[nodiscard]] HttpRequest httpRequest(const LiveSettings& settings, const QByteArray& method,
                                      const QUrl& url, const QByteArray& accept);

} // namespace muscope
