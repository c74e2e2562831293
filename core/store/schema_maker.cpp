// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema_maker.h"

#include "core/store/builtin_stores.h"
#include "core/store/catalogue.h"
#include "core/store/event_table.h"
#include "core/store/postgres_listener.h"
#include "core/store/schema_doctor.h"
#include "core/store/schema_script.h"

#include <QFile>

namespace muscope {

namespace {

QByteArray indexName(const StoreLocation& location, const char* suffix) {
    const QByteArray table = location.table.toUtf8();
    return quotedIdentifier(table.mid(table.indexOf('.') + 1) + suffix);
}

QStringList creation(const SqlDialect& dialect, const StoreLocation& location) {
    QByteArray script = dialect.createScript();
    // The table of the usual name keeps the constraint's published one.
    const QByteArray constraint = location.table == u"mcp_events"
                                      ? QByteArray("unique_session_event")
                                      : indexName(location, "_unique_session_event");
    script.replace("{table}", quotedTable(location.table));
    script.replace("{constraint}", constraint);
    script.replace("{session_index}", indexName(location, "_session"));
    script.replace("{xid_index}", indexName(location, "_xid"));
    QStringList statements;
    for (const QByteArray& statement : script.split(';')) {
        if (const QByteArray trimmed = statement.trimmed(); !trimmed.isEmpty()) {
            statements.push_back(QString::fromUtf8(trimmed));
        }
    }
    return statements;
}

QStringList additions(const SqlDialect& dialect, const StoreLocation& location,
                      const EventTable& table) {
    QStringList statements;
    for (const Field field : {Field::Metadata, Field::Direction, Field::Stream, Field::Raw}) {
        if (!table.column(field)) {
            statements.push_back(QString::fromUtf8("ALTER TABLE " + quotedTable(location.table) +
                                                   " ADD COLUMN " +
                                                   dialect.columnDefinition(field)));
        }
    }
    return statements;
}

Result<QStringList> upgradeOf(SqlConnection& connection, const SqlDialect& dialect,
                              const StoreLocation& location) {
    const Result<EventTable> table = findEventTable(connection, dialect, location);
    if (!table) {
        return tl::unexpected(table.error());
    }
    QStringList statements = additions(dialect, location, *table);
    const auto missing = missingIndex(connection, dialect, location, *table);
    if (!missing) {
        return tl::unexpected(missing.error());
    }
    if (!missing->isEmpty()) {
        statements.push_back(*missing);
    }
    return statements;
}

bool hasTable(SqlConnection& connection, const SqlDialect& dialect, const StoreLocation& location) {
    return readColumns(connection, dialect, location.table).has_value();
}

} // namespace

QStringList notifyStatements(const StoreLocation& location) {
    // Beside the table, so that whoever may write there finds it.
    const QString function = location.table.left(location.table.lastIndexOf(u'.') + 1) +
                             QLatin1StringView(PostgresListener::Trigger);
    QByteArray script = schemaScript("postgresql/002_notify.sql");
    script.replace("{table}", quotedTable(location.table));
    script.replace("{function}", quotedTable(function));
    QStringList statements;
    for (QString statement : QString::fromUtf8(script).split(QStringLiteral("\n\n"))) {
        statement = statement.trimmed();
        statement.chop(1); // the semicolon
        statements.push_back(statement);
    }
    return statements;
}

Result<QStringList> planSchema(const StoreLocation& location, bool upgrade, bool notify) {
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    if (location.kind == StoreLocation::Kind::Sqlite && !QFile::exists(location.path)) {
        return creation(backend.dialect, location);
    }
    auto connection = backend.connect(location, Access::ReadOnly, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    if (!hasTable(**connection, backend.dialect, location)) {
        return creation(backend.dialect, location) +
               (notify ? notifyStatements(location) : QStringList());
    }
    if (!upgrade && !notify) {
        return failure(
            ErrorCode::Schema,
            QStringLiteral("the table %1 exists in %2 and is left as it is; --upgrade adds "
                           "the columns it lacks")
                .arg(location.table, location.displayText()));
    }
    Result<QStringList> statements =
        upgrade ? upgradeOf(**connection, backend.dialect, location) : QStringList();
    if (!statements || !notify) {
        return statements;
    }
    const Result<bool> isThere = PostgresListener::isOffered(**connection, location);
    if (!isThere) {
        return tl::unexpected(isThere.error());
    }
    if (!*isThere) {
        *statements += notifyStatements(location);
    }
    return statements;
}

Result<void> makeSchema(const StoreLocation& location, const QStringList& statements) {
    const bool isNewFile =
        location.kind == StoreLocation::Kind::Sqlite && !QFile::exists(location.path);
    const auto because = [&location](const Error& error) {
        return failure(error.code, QStringLiteral("making the table %1 in %2: %3")
                                       .arg(location.table, location.displayText(), error.message));
    };
    QStringList remarks;
    auto connection = backendFor(location).connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    if (isNewFile) {
        QFile::setPermissions(location.path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    if (location.kind == StoreLocation::Kind::Sqlite) {
        if (const Result<void> set = (*connection)->execute("PRAGMA journal_mode = WAL"); !set) {
            return because(set.error());
        }
    }
    // An index built beside running writers cannot be part of a transaction.
    QStringList alone;
    const Result<void> made = (*connection)->inTransaction("BEGIN", [&] {
        Result<void> done;
        for (const QString& statement : statements) {
            if (statement.contains(u"CONCURRENTLY")) {
                alone.push_back(statement);
            } else {
                done = done.and_then([&] { return (*connection)->execute(statement.toUtf8()); });
            }
        }
        return done;
    });
    if (!made) {
        return because(made.error());
    }
    for (const QString& statement : alone) {
        if (const Result<void> done = (*connection)->execute(statement.toUtf8()); !done) {
            return because(done.error());
        }
    }
    return {};
}

Result<void> makeMissingFile(const StoreLocation& location) {
    if (location.kind != StoreLocation::Kind::Sqlite || QFile::exists(location.path)) {
        return {};
    }
    const Result<QStringList> statements = planSchema(location, false);
    return statements ? makeSchema(location, *statements) : tl::unexpected(statements.error());
}

} // namespace muscope
