// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/http_exchange.h"

#include "core/live/network_managers.h"
#include "core/live/network_words.h"
#include "core/live/once_only_body.h"
#include "core/live/redirect_rules.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

// Read from the socket before anyone takes it; with more Qt would empty the socket, however slowly
// that is taken.
constexpr qint64 ReadAhead = qint64{1} << 20;         // bytes
constexpr std::chrono::milliseconds RoomInterval{20}; // between looks whether there is room

QNetworkRequest networkRequest(const HttpRequest& request) {
    QNetworkRequest result(request.url);
    // Otherwise Qt asks for gzip and unpacks it: bytes are kept as the server wrote them.
    result.setRawHeader("Accept-Encoding", "identity");
    for (const auto& [name, value] : request.headers) {
        result.setRawHeader(name, value);
    }
    for (const auto& [name, value] : request.credentials) {
        result.setRawHeader(name, value);
    }
    const auto setManual = [&result](QNetworkRequest::Attribute attribute) {
        result.setAttribute(attribute, QNetworkRequest::Manual);
    };
    setManual(QNetworkRequest::CookieLoadControlAttribute);
    setManual(QNetworkRequest::CookieSaveControlAttribute);
    setManual(QNetworkRequest::AuthenticationReuseAttribute);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (request.body) {
        result.setHeader(QNetworkRequest::ContentLengthHeader, request.body->size());
    }
    return result;
}

HttpHead headOf(const QNetworkReply& reply) {
    HttpHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto& [name, value] : reply.rawHeaderPairs()) {
        head.headers.emplace_back(name, value);
    }
    return head;
}

} // namespace

HttpExchange::HttpExchange(NetworkManagers& managers, const std::function<bool()>& hasRoom,
                           HttpRequest request, HttpHandler handler)
    : m_managers(managers)
    , m_hasRoom(hasRoom)
    , m_request(std::move(request))
    , m_handler(std::move(handler)) {
    m_headTimer.setSingleShot(true);
    connect(&m_headTimer, &QTimer::timeout, this, [this] {
        end(Error{ErrorCode::Connection, u"%1: no answer within %2 s"_s.arg(doing()).arg(
                                             m_request.headTimeout.count() / 1000)});
    });
    m_roomTimer.setSingleShot(true);
    connect(&m_roomTimer, &QTimer::timeout, this, &HttpExchange::takeData);
    if (m_request.headTimeout.count() > 0) {
        m_headTimer.start(m_request.headTimeout);
    }
    send();
}

HttpExchange::~HttpExchange() {
    dropReply();
}

void HttpExchange::abandon() {
    m_isOver = true;
    m_headTimer.stop();
    m_roomTimer.stop();
    dropReply();
    deleteLater();
}

void HttpExchange::send() {
    m_manager = &m_managers.acquire();
    const QNetworkRequest request = networkRequest(m_request);
    if (m_request.body) {
        auto* body = new OnceOnlyBody(*m_request.body, this);
        m_reply = m_manager->sendCustomRequest(request, m_request.method, body);
        body->setParent(m_reply);
    } else {
        m_reply = m_manager->sendCustomRequest(request, m_request.method);
    }
    m_reply->setReadBufferSize(ReadAhead);
    connect(m_reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError>& errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::takeData);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::takeEnd);
}

void HttpExchange::takeHead() {
    if (m_isOver || m_hasHead || m_reply == nullptr) {
        return;
    }
    const HttpHead head = headOf(*m_reply);
    if (head.status == 0) {
        return;
    }
    if (isRedirect(head)) {
        redirect(head);
        return;
    }
    m_hasHead = true;
    m_headTimer.stop();
    m_handler.head(head);
}

void HttpExchange::redirect(const HttpHead& head) {
    dropReply();
    if (++m_redirects > RedirectLimit) {
        end(Error{ErrorCode::Connection,
                  u"%1: sent on more than %2 times"_s.arg(doing()).arg(RedirectLimit)});
        return;
    }
    Result<HttpRequest> next = redirected(m_request, head);
    if (!next) {
        end(next.error());
        return;
    }
    m_request = std::move(*next);
    send();
}

void HttpExchange::takeData() {
    takeHead();
    if (m_hasRoom()) {
        pass();
    } else if (!m_roomTimer.isActive()) {
        m_roomTimer.start(RoomInterval);
    }
}

void HttpExchange::pass() {
    if (m_isOver || !m_hasHead || m_reply == nullptr) {
        return;
    }
    const QByteArray bytes = m_reply->readAll();
    if (!bytes.isEmpty()) {
        m_handler.chunk(
            std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    }
}

void HttpExchange::takeEnd() {
    const QNetworkReply* const ended = m_reply;
    takeHead();
    pass();
    if (m_isOver || m_reply == nullptr || m_reply != ended) {
        return; // abandoned by the handler, or a redirect is under way
    }
    std::optional<Error> error =
        failureOf(m_reply->error(), m_reply->errorString(), m_tlsErrors, doing());
    if (!error && !m_hasHead) {
        error = Error{ErrorCode::Connection, u"%1: no answer"_s.arg(doing())};
    }
    end(error);
}

void HttpExchange::end(const std::optional<Error>& error) {
    if (std::exchange(m_isOver, true)) {
        return;
    }
    m_headTimer.stop();
    dropReply();
    m_handler.end(error);
}

void HttpExchange::dropReply() {
    if (m_reply == nullptr) {
        return;
    }
    QNetworkReply* const reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
    m_managers.release(*std::exchange(m_manager, nullptr));
}

QString HttpExchange::doing() const {
    return u"%1 to %2"_s.arg(QString::fromLatin1(m_request.method), placeOf(m_request.url));
}

} // namespace muscope
