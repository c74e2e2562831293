// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_location_text.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::array<QStringView, 10> KnownColumns{
    u"id",       u"session_id", u"event_id",  u"event_type", u"payload",
    u"metadata", u"created_at", u"direction", u"stream_id",  u"raw"};

QString encoded(const QString& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// Reads "payload:message,event_type:kind".
Result<void> readColumns(const QString& text, StoreLocation& location) {
    for (const QString& pair : text.split(u',', Qt::SkipEmptyParts)) {
        QString ours = pair.section(u':', 0, 0).trimmed();
        const QString theirs = pair.section(u':', 1).trimmed();
        if (ours == u"sequence") {
            ours = QStringLiteral("id");
        }
        if (theirs.isEmpty() ||
            std::ranges::find(KnownColumns, QStringView(ours)) == KnownColumns.end()) {
            return failure(
                ErrorCode::InvalidInput,
                QStringLiteral("columns=%1: wanted are pairs such as payload:message, with "
                               "one of id, session_id, event_id, event_type, payload, "
                               "metadata, created_at, direction, stream_id, raw on the left")
                    .arg(text));
        }
        location.columns.emplace_back(ours, theirs);
    }
    return {};
}

// True when the option was muscope's own.
Result<bool> takeOption(const QString& name, const QString& value, StoreLocation& location) {
    if (name == u"table") {
        if (value.isEmpty()) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("table= names no table"));
        }
        location.table = value;
        return true;
    }
    if (name == u"columns") {
        if (const Result<void> read = readColumns(value, location); !read) {
            return tl::unexpected(read.error());
        }
        return true;
    }
    return false;
}

// muscope's own options, as "&table=…&columns=…" without the first sign.
QStringList ownOptions(const StoreLocation& location) {
    QStringList options;
    if (location.table != u"mcp_events") {
        options.push_back(QStringLiteral("table=") + encoded(location.table));
    }
    if (!location.columns.empty()) {
        QStringList pairs;
        for (const auto& [ours, theirs] : location.columns) {
            pairs.push_back(ours + u':' + encoded(theirs));
        }
        options.push_back(QStringLiteral("columns=") + pairs.join(u','));
    }
    return options;
}

QString withQuery(const QString& text, const QStringList& options) {
    return options.isEmpty() ? text : text + u'?' + options.join(u'&');
}

} // namespace

Result<QString> takeOwnQuery(const QString& text, StoreLocation& location) {
    const qsizetype mark = text.indexOf(u'?');
    if (mark < 0) {
        return text;
    }
    QStringList kept;
    for (const QString& option : text.mid(mark + 1).split(u'&', Qt::SkipEmptyParts)) {
        const QString value = QUrl::fromPercentEncoding(option.section(u'=', 1).toUtf8());
        const Result<bool> taken = takeOption(option.section(u'=', 0, 0), value, location);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        if (!*taken) {
            kept.push_back(option);
        }
    }
    return withQuery(text.left(mark), kept);
}

Result<QString> takeOwnKeywords(const QString& text, StoreLocation& location) {
    QStringList kept;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const Result<bool> taken =
            takeOption(word.section(u'=', 0, 0), word.section(u'=', 1), location);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        if (!*taken) {
            kept.push_back(word);
        }
    }
    return kept.join(u' ');
}

QString locationText(const StoreLocation& location, const QString& password) {
    QStringList options = ownOptions(location);
    if (location.kind == StoreLocation::Kind::Sqlite) {
        return withQuery(location.path, options);
    }
    const QString user = location.parameter(u"user");
    const QString host = location.parameter(u"host");
    const QString port = location.parameter(u"port");
    QString text = QStringLiteral("postgresql://");
    if (!user.isEmpty() || !password.isEmpty()) {
        text += encoded(user) + (password.isEmpty() ? QString() : u':' + password) + u'@';
    }
    // An address with colons needs brackets; a socket's folder does not fit before the slash.
    const bool isSocket = host.startsWith(u'/');
    text += isSocket ? QString() : host.contains(u':') ? u'[' + host + u']' : host;
    text += port.isEmpty() || isSocket ? QString() : u':' + port;
    text += location.parameter(u"dbname").isEmpty() ? QString()
                                                    : u'/' + encoded(location.parameter(u"dbname"));
    QStringList query;
    for (const auto& [keyword, value] : location.parameters) {
        const bool isInPlace = keyword == u"user" || keyword == u"dbname" ||
                               (!isSocket && (keyword == u"host" || keyword == u"port"));
        if (!isInPlace) {
            query.push_back(keyword + u'=' + encoded(value));
        }
    }
    return withQuery(text, query + options);
}

} // namespace muscope
