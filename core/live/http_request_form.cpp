// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/http_request_form.h"

namespace muscope {

HttpRequest httpRequest(const LiveSettings& settings, const QByteArray& method, const QUrl& url,
                        const QByteArray& accept) {
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.headers.emplace_back("Accept", accept);
    request.headers.emplace_back("User-Agent", QByteArray::fromStdString(settings.clientName + "/" +
                                                                         settings.clientVersion));
    request.credentials = settings.headers;
    return request;
}

} // namespace muscope
