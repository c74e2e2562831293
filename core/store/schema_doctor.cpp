// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema_doctor.h"

#include "core/store/builtin_stores.h"
#include "core/store/catalogue.h"
#include "core/store/event_store.h"
#include "core/store/postgres_listener.h"
#include "core/store/schema_maker.h"

#include <algorithm>

namespace muscope {

namespace {

using Severity = SchemaFinding::Severity;

// What muscope does without an optional column.
QString consequence(Field field) {
    switch (field) {
    case Field::Metadata:
        return QStringLiteral("receipts kept beside their event are not found");
    case Field::Direction:
        return QStringLiteral("who sent a message is taken from metadata.direction, else unknown");
    case Field::Stream:
        return QStringLiteral("streams of one session are not told apart");
    case Field::Raw:
        return QStringLiteral(
            "the bytes as they passed are not kept; the stored JSON stands for them");
    default:
        return {};
    }
}

void examineColumns(const StoreLocation& location, const SqlDialect& dialect,
                    const EventTable& table, std::vector<SchemaFinding>& findings) {
    findings.push_back({Severity::Good,
                        QStringLiteral("session, event id, type, payload and time are there"),
                        {}});
    for (const Field field : {Field::Metadata, Field::Direction, Field::Stream, Field::Raw}) {
        if (!table.column(field)) {
            findings.push_back(
                {Severity::Hint,
                 QStringLiteral("no column %1: %2")
                     .arg(QLatin1StringView(nameOf(field)), consequence(field)),
                 QString::fromUtf8("ALTER TABLE " + quotedTable(location.table) + " ADD COLUMN " +
                                   dialect.columnDefinition(field))});
        }
    }
    for (const QString& remark : table.remarks) {
        findings.push_back({Severity::Warning, remark, {}});
    }
    if (!table.isKeyed && table.remarks.isEmpty()) {
        findings.push_back({Severity::Warning,
                            QStringLiteral("the sequence column is not unique and NOT NULL: events "
                                           "with equal numbers have no order of their own"),
                            {}});
    }
}

// How somebody who follows the table learns of new events.
Result<void> examineNotification(SqlConnection& connection, const StoreLocation& location,
                                 std::vector<SchemaFinding>& findings) {
    if (location.kind != StoreLocation::Kind::PostgreSql) {
        return {};
    }
    const Result<bool> isThere = PostgresListener::isOffered(connection, location);
    if (!isThere) {
        return tl::unexpected(isThere.error());
    }
    if (*isThere) {
        findings.push_back(
            {Severity::Good, QStringLiteral("tells its followers of new events at once"), {}});
    } else {
        findings.push_back(
            {Severity::Good,
             QStringLiteral("does not tell of new events: whoever follows it looks for them up to "
                            "four times a second. “store init --notify” makes a trigger that tells "
                            "at once; it sends no data, but commits then wait for one another a "
                            "moment"),
             notifyStatements(location).join(QStringLiteral(";\n            "))});
    }
    return {};
}

} // namespace

Result<SchemaReport> examineSchema(const StoreLocation& location) {
    auto store = EventStore::open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    SchemaReport report{(*store)->description(), {}};
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    auto connection = backend.connect(location, Access::ReadOnly, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    const Result<EventTable> table = findEventTable(**connection, backend.dialect, location);
    if (!table) {
        return tl::unexpected(table.error());
    }
    examineColumns(location, backend.dialect, *table, report.findings);
    if (!report.store.hasTimeZone) {
        report.findings.push_back(
            {Severity::Warning,
             QStringLiteral("the time column has no zone: times are shown as they are stored"),
             {}});
    }
    const Result<QString> missing = missingIndex(**connection, backend.dialect, location, *table);
    if (!missing) {
        return tl::unexpected(missing.error());
    }
    if (!missing->isEmpty()) {
        report.findings.push_back(
            {Severity::Hint,
             QStringLiteral(
                 "no index on session and sequence: opening one session of a large store "
                 "reads more than it needs"),
             *missing});
    }
    if (const Result<void> examined = examineNotification(**connection, location, report.findings);
        !examined) {
        return tl::unexpected(examined.error());
    }
    for (const QString& remark : remarks) {
        report.findings.push_back({Severity::Warning, remark, {}});
    }
    return report;
}

Result<QString> missingIndex(SqlConnection& connection, const SqlDialect& dialect,
                             const StoreLocation& location, const EventTable& table) {
    const auto& id = table.column(Field::Id);
    if (!id || !table.isKeyed) {
        return QString();
    }
    const auto indexes = readIndexes(connection, dialect, location.table);
    if (!indexes) {
        return tl::unexpected(indexes.error());
    }
    const QByteArray session = table.column(Field::Session)->name;
    const bool isThere = std::ranges::any_of(*indexes, [&](const std::vector<QByteArray>& columns) {
        return columns.size() >= 2 && columns[0] == session && columns[1] == id->name;
    });
    if (isThere) {
        return QString();
    }
    const QByteArray tableName = location.table.toUtf8();
    return QString::fromUtf8(
        dialect.createIndex() + ' ' +
        quotedIdentifier(tableName.mid(tableName.indexOf('.') + 1) + "_session") + " ON " +
        quotedTable(location.table) + " (" + quotedIdentifier(session) + ", " +
        quotedIdentifier(id->name) + ')');
}

} // namespace muscope
