// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_location.h"

#include "core/store/store_location_text.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

namespace muscope {

namespace {

bool isUri(const QString& text) {
    return text.startsWith(u"postgresql://") || text.startsWith(u"postgres://");
}

// "service=prod", "host=db dbname=x": libpq's keyword form. A file of that name comes first.
bool isKeywordText(const QString& text) {
    static const QRegularExpression form(
        QStringLiteral("^\\s*(service|host|hostaddr|port|dbname|user|passfile|sslmode)\\s*="));
    return form.match(text).hasMatch() && !QFileInfo::exists(text);
}

// Fills location.parameters from what libpq itself makes of a URI or keyword text.
Result<void> readConnectionText(const QString& text, StoreLocation& location) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), &PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(message, &PQfreemem);
    if (!options) {
        // libpq quotes the whole text, password included: say only what kind of thing is wrong.
        const QString reason = QString::fromUtf8(message).simplified();
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the PostgreSQL location cannot be read: %1")
                           .arg(reason.section(u'"', 0, 0).trimmed()));
    }
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) {
            continue;
        }
        const QString keyword = QString::fromUtf8(option->keyword);
        const QString value = QString::fromUtf8(option->val);
        if (keyword == u"password") {
            location.password = value;
        } else {
            location.parameters.emplace_back(keyword, value);
        }
    }
    return {};
}

Result<StoreLocation> parsePostgres(const QString& text) {
    StoreLocation location;
    location.kind = StoreLocation::Kind::PostgreSql;
    const Result<QString> rest =
        isUri(text) ? takeOwnQuery(text, location) : takeOwnKeywords(text, location);
    if (!rest) {
        return tl::unexpected(rest.error());
    }
    if (const Result<void> read = readConnectionText(*rest, location); !read) {
        return tl::unexpected(read.error());
    }
    return location;
}

} // namespace

Result<StoreLocation> StoreLocation::parse(const QString& text) {
    if (text.trimmed().isEmpty()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("no store was named"));
    }
    if (isUri(text) || isKeywordText(text)) {
        return parsePostgres(text);
    }
    static const QRegularExpression scheme(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*)://"));
    if (const auto match = scheme.match(text); match.hasMatch() && !QFileInfo::exists(text)) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("%1:// locations are not opened; name a postgresql:// URI or a "
                           "SQLite file")
                .arg(match.captured(1)));
    }
    StoreLocation location;
    location.path = text;
    if (text.contains(u'?') && !QFileInfo::exists(text)) {
        const Result<QString> path = takeOwnQuery(text, location);
        if (!path) {
            return tl::unexpected(path.error());
        }
        location.path = *path;
    }
    return location;
}

QString StoreLocation::displayText() const {
    if (!label.isEmpty()) {
        return label;
    }
    if (!origin.isEmpty()) {
        return origin;
    }
    return locationText(*this, password.isEmpty() ? QString() : QStringLiteral("***"));
}

QString StoreLocation::storableText() const {
    return locationText(*this, QString());
}

QString StoreLocation::name() const {
    if (!label.isEmpty()) {
        return label;
    }
    if (kind == Kind::Sqlite) {
        return QFileInfo(origin.isEmpty() ? path : origin).fileName();
    }
    for (const QStringView keyword : {u"dbname", u"service", u"user"}) {
        if (const QString value = parameter(keyword); !value.isEmpty()) {
            return value;
        }
    }
    return QStringLiteral("PostgreSQL");
}

QString StoreLocation::place() const {
    if (kind == Kind::Sqlite) {
        return origin.isEmpty() ? QStringLiteral("file") : QStringLiteral("export");
    }
    if (const QString host = parameter(u"host"); !host.isEmpty()) {
        return host.startsWith(u'/') ? QStringLiteral("local socket") : host;
    }
    return parameter(u"service").isEmpty() ? QStringLiteral("localhost")
                                           : QStringLiteral("service");
}

QString StoreLocation::parameter(QStringView keyword) const {
    const auto found = std::ranges::find_if(
        parameters, [keyword](const auto& entry) { return entry.first == keyword; });
    return found == parameters.end() ? QString() : found->second;
}

} // namespace muscope
