// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QNetworkReply>
#include <QSslError>
#include <QString>
#include <QUrl>

#include <optional>

namespace muscope {

// The port of an http or https URL, whether it is said or not.
[[nodiscard]] int portOf(const QUrl& url);

// "host:port", the port always said, never user, path or query.
[[nodiscard]] QString placeOf(const QUrl& url);

// Why an exchange broke, in words, and for TLS what would mend it. Nullopt where the reply is an
// answer, if only of status 404. doing: "POST to host:port".
[[nodiscard]] std::optional<Error> failureOf(QNetworkReply::NetworkError error,
                                             const QString& qtWords,
                                             const QList<QSslError>& tlsErrors,
                                             const QString& doing);

} // namespace muscope
