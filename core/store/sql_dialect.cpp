// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_dialect.h"

namespace muscope {

const char* nameOf(Field field) {
    switch (field) {
    case Field::Session:
        return "session_id";
    case Field::Event:
        return "event_id";
    case Field::Type:
        return "event_type";
    case Field::Time:
        return "created_at";
    case Field::Payload:
        return "payload";
    case Field::Metadata:
        return "metadata";
    case Field::Direction:
        return "direction";
    case Field::Stream:
        return "stream_id";
    case Field::Raw:
        return "raw";
    case Field::Id:
        return "id";
    }
    return "";
}

bool isWanted(Field field) {
    return field <= Field::Payload;
}

QByteArray quotedIdentifier(const QByteArray& name) {
    QByteArray quoted = name;
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

QByteArray quotedTable(const QString& table) {
    const QByteArray utf8 = table.toUtf8();
    const qsizetype dot = utf8.indexOf('.');
    return dot < 0 ? quotedIdentifier(utf8)
                   : quotedIdentifier(utf8.left(dot)) + '.' + quotedIdentifier(utf8.mid(dot + 1));
}

} // namespace muscope
