// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_dialect.h"

#include "core/store/schema_script.h"

namespace muscope {

namespace {

// A lone INTEGER PRIMARY KEY is the row id itself: unique and never NULL.
constexpr const char* SqliteColumnsSql =
    "SELECT name, upper(type), \"notnull\" OR pk, pk = 1 AND"
    " (SELECT count(*) FROM pragma_table_info(?1) WHERE pk > 0) = 1 FROM pragma_table_info(?1)";

constexpr const char* SqliteIndexesSql =
    "SELECT l.seq, i.name FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i"
    " WHERE l.partial = 0 ORDER BY l.seq, i.seqno";

constexpr const char* SqliteCandidatesSql =
    "SELECT DISTINCT s.name FROM sqlite_schema AS s, pragma_table_info(s.name) AS c"
    " WHERE s.type IN ('table', 'view')"
    " AND c.name IN ('session_id', 'payload', 'event_id', 'stream_id') ORDER BY 1 LIMIT 5";

// Only what looks like a time counts: a year in front, or a number.
QByteArray readableTime(const QByteArray& time) {
    return "CASE WHEN t." + time + " GLOB '[0-9]*' THEN t." + time + " END";
}

class SqliteDialect final : public SqlDialect {
public:
    CatalogueSql catalogue() const override {
        return {SqliteColumnsSql, SqliteIndexesSql, SqliteCandidatesSql};
    }

    QByteArray catalogueName(const QString& table) const override { return table.toUtf8(); }

    QByteArray expression(Field, const ColumnInfo& column) const override {
        return "t." + quotedIdentifier(column.name);
    }

    bool isInteger(const ColumnInfo& column) const override { return column.type.contains("INT"); }

    std::optional<bool> hasTimeZone(const ColumnInfo&) const override { return std::nullopt; }

    QByteArray ownRowNumber() const override { return "t.rowid"; }

    QString ownRowNumberRemark() const override {
        return QStringLiteral("no sequence column: events are ordered by SQLite's row id");
    }

    QByteArray ownOrder(const QByteArray&, const QByteArray&) const override { return "t.rowid"; }

    QByteArray textValue(int number) const override { return '?' + QByteArray::number(number); }
    QByteArray integerValue(int number) const override { return textValue(number); }

    QByteArray isAmong(const QByteArray& expression, int number) const override {
        return expression + " IN (SELECT value FROM json_each(" + textValue(number) + "))";
    }

    QByteArray isOwnRowAmong(int number) const override { return isAmong(ownRowNumber(), number); }

    QByteArray listValue(std::span<const Sequence> numbers) const override {
        QByteArray list = "[";
        for (const Sequence number : numbers) {
            list += list.size() > 1 ? "," : "";
            list += QByteArray::number(static_cast<qlonglong>(number.value()));
        }
        return list + ']';
    }

    QByteArray ownRow() const override { return "t.rowid"; }

    QByteArray isOneOf(const QByteArray& expression, const QByteArray& selection) const override {
        return expression + " IN (" + selection + ')';
    }

    QByteArray earliest(const QByteArray& time) const override {
        return "min(" + readableTime(time) + ')';
    }

    QByteArray latest(const QByteArray& time) const override {
        return "max(" + readableTime(time) + ')';
    }

    bool readsInPages() const override { return false; }

    QByteArray beginSnapshot() const override { return "BEGIN"; }

    bool hasCopy() const override { return false; }
    bool hasTypedValues() const override { return false; }
    std::size_t mostRowsOfAnInsert() const override { return 32; }
    QByteArray beginWriting() const override { return "BEGIN IMMEDIATE"; }

    // In WAL mode, which muscope's files are in, NORMAL leaves out the sync of the log alone. Other
    // modes would risk the file.
    Durability durability() const override {
        return {"PRAGMA synchronous = NORMAL", "PRAGMA synchronous = FULL",
                "PRAGMA wal_checkpoint(PASSIVE)"};
    }

    QByteArray createScript() const override { return schemaScript("sqlite/001_mcp_events.sql"); }

    QByteArray columnDefinition(Field field) const override {
        switch (field) {
        case Field::Metadata:
            return "metadata TEXT DEFAULT '{}'";
        case Field::Direction:
            return "direction TEXT";
        case Field::Stream:
            return "stream_id TEXT";
        case Field::Raw:
            return "raw BLOB";
        default:
            return {};
        }
    }

    QByteArray createIndex() const override { return "CREATE INDEX"; }
};

} // namespace

const SqlDialect& sqliteDialect() {
    static const SqliteDialect dialect;
    return dialect;
}

} // namespace muscope
