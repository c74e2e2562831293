// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/network_words.h"

#include <QSslCertificate>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int HttpsPort = 443;
constexpr int HttpPort = 80;

QString tlsWords(const QSslError& error) {
    switch (error.error()) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return u"its certificate is signed by itself; add it to the system's trusted certificates"_s;
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return u"this machine does not know who issued its certificate; add that authority to the "
               "system's trusted certificates, or let the server send the whole chain"_s;
    case QSslError::HostNameMismatch:
        return u"its certificate is for %1; use that name in the URL"_s.arg(
            QStringList(error.certificate().subjectAlternativeNames().values()).join(u", "));
    case QSslError::CertificateExpired:
        return u"its certificate expired on %1; renew it"_s.arg(
            error.certificate().expiryDate().toString(Qt::ISODate));
    case QSslError::CertificateNotYetValid:
        return u"its certificate is valid from %1 on; check the clock of this machine"_s.arg(
            error.certificate().effectiveDate().toString(Qt::ISODate));
    default: // of thirty more, for which Qt's words have to do
        return error.errorString();
    }
}

// Whether Qt reports an answer's status this way, see statusCodeFromHttp() in Qt.
bool isStatus(QNetworkReply::NetworkError error) {
    const bool isOfContent = error > QNetworkReply::UnknownProxyError &&
                             error <= QNetworkReply::UnknownContentError &&
                             error != QNetworkReply::ContentReSendError;
    return isOfContent || error == QNetworkReply::ProtocolInvalidOperationError ||
           error >= QNetworkReply::InternalServerError;
}

QString words(QNetworkReply::NetworkError error, const QString& qtWords,
              const QList<QSslError>& tlsErrors) {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"nothing listens there"_s;
    case QNetworkReply::HostNotFoundError:
        return u"no such host"_s;
    case QNetworkReply::TimeoutError:
        return u"no connection within the time allowed"_s;
    case QNetworkReply::RemoteHostClosedError:
        return u"the server closed the connection before its answer was complete"_s;
    case QNetworkReply::ContentReSendError:
        return u"the connection was closed before the server answered; whether it acted on the "
               "message is not known, so it is not sent again"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return tlsErrors.isEmpty()
                   ? u"no TLS connection: %1; is this an http server, or one too old?"_s.arg(
                         qtWords)
                   : tlsWords(tlsErrors.front());
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return u"the proxy wants a password"_s;
    default: // Qt has many more, each with its words
        return qtWords;
    }
}

} // namespace

int portOf(const QUrl& url) {
    const bool isTls = url.scheme().compare("https"_L1, Qt::CaseInsensitive) == 0;
    return url.port(isTls ? HttpsPort : HttpPort);
}

QString placeOf(const QUrl& url) {
    const QString host = url.host();
    return u"%1:%2"_s.arg(host.contains(u':') ? u"[%1]"_s.arg(host) : host).arg(portOf(url));
}

std::optional<Error> failureOf(QNetworkReply::NetworkError error, const QString& qtWords,
                               const QList<QSslError>& tlsErrors, const QString& doing) {
    if (error == QNetworkReply::NoError || isStatus(error)) {
        return std::nullopt;
    }
    return Error{ErrorCode::Connection, u"%1: %2"_s.arg(doing, words(error, qtWords, tlsErrors))};
}

} // namespace muscope
