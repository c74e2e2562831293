// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/redirect_rules.h"

#include "core/live/network_words.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

bool isRedirect(const HttpHead& head) {
    const bool isKind =
        (head.status >= 301 && head.status <= 303) || head.status == 307 || head.status == 308;
    return isKind && !head.header("Location").isEmpty();
}

bool isSameOrigin(const QUrl& left, const QUrl& right) {
    return left.scheme() == right.scheme() &&
           left.host().compare(right.host(), Qt::CaseInsensitive) == 0 &&
           portOf(left) == portOf(right);
}

Result<HttpRequest> redirected(HttpRequest request, const HttpHead& head) {
    const QUrl target = request.url.resolved(QUrl::fromEncoded(head.header("Location")));
    const QString doing = u"%1 to %2: status %3 sends it on to %4"_s.arg(
        QString::fromLatin1(request.method), placeOf(request.url), QString::number(head.status),
        placeOf(target));
    const bool isHttp = target.scheme() == "http"_L1 || target.scheme() == "https"_L1;
    if (!target.isValid() || !isHttp || target.host().isEmpty()) {
        return failure(ErrorCode::Connection, u"%1, which is no http URL"_s.arg(doing));
    }
    if (request.url.scheme() == "https"_L1 && target.scheme() == "http"_L1) {
        return failure(ErrorCode::Connection,
                       u"%1 without TLS, which is not followed"_s.arg(doing));
    }
    if (request.body && head.status < 307) {
        return failure(ErrorCode::Connection,
                       u"%1 as a GET, which would lose the message; connect to the new address, or "
                       "let the server answer 307 or 308"_s.arg(doing));
    }
    if (!isSameOrigin(request.url, target)) {
        if (request.body) {
            return failure(ErrorCode::Connection,
                           u"%1, another origin, where no message is sent unasked; connect to that "
                           "address if you trust it"_s.arg(doing));
        }
        request.credentials.clear();
    }
    request.url = target;
    return request;
}

} // namespace muscope
