// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/status_words.h"

#include "core/json/parser.h"
#include "core/live/network_words.h"

#include <charconv>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype LongestWords = 300;

QString meaningOf(int status) {
    switch (status) {
    case 401:
        return u"the server wants a credential"_s;
    case 403:
        return u"the server refuses this credential or origin"_s;
    case 404:
        return u"there is nothing at this path"_s;
    case 405:
        return u"this path does not take this method"_s;
    case 406:
        return u"the server offers no answer of a wanted type"_s;
    case 409:
        return u"the server thinks this stream is still open"_s;
    case 413:
        return u"the message is larger than the server takes"_s;
    case 415:
        return u"the server does not take JSON here"_s;
    case 429:
        return u"too many requests"_s;
    default:
        return status >= 500 ? u"the server failed"_s : QString();
    }
}

} // namespace

Error statusError(const QByteArray& method, const QUrl& url, const HttpHead& head,
                  std::string_view body) {
    QString words = u"%1 to %2: status %3"_s.arg(QString::fromLatin1(method), placeOf(url),
                                                 QString::number(head.status));
    if (const QString meaning = meaningOf(head.status); !meaning.isEmpty()) {
        words += u", "_s + meaning;
    }
    if (head.isSuccess()) {
        words += u", but of type \"%1\", which is no answer of MCP"_s.arg(
            QString::fromLatin1(head.mediaType()));
    }
    if (const QByteArray wait = head.header("Retry-After"); !wait.isEmpty()) {
        words += u", retry after %1"_s.arg(QString::fromLatin1(wait.left(LongestWords)));
    }
    json::Parser parser;
    if (const auto parsed = parser.parse(body)) {
        const json::Document& document = **parsed;
        const auto error = document.find(json::Root, "error");
        const auto message = error ? document.find(*error, "message") : std::nullopt;
        if (message && document.type(*message) == json::Type::String) {
            const std::string said = document.decodedString(*message);
            words += u": "_s + QString::fromStdString(said).left(LongestWords);
        }
    }
    const bool isAuthorization = head.status == 401 || head.status == 403;
    return Error{isAuthorization ? ErrorCode::Authentication : ErrorCode::Connection, words};
}

int rpcErrorCode(std::string_view body) {
    json::Parser parser;
    const auto parsed = parser.parse(body);
    const auto error = parsed ? (*parsed)->find(json::Root, "error") : std::nullopt;
    const auto code = error ? (*parsed)->find(*error, "code") : std::nullopt;
    int value = 0;
    if (code) {
        const std::string_view spelling = (*parsed)->spelling(*code);
        std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
    }
    return value;
}

} // namespace muscope
