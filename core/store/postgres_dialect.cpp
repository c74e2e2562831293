// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres_dialect.h"

#include "core/store/schema_script.h"

namespace muscope {

namespace {

// to_regclass reads a quoted name and gives NULL where there is nothing of that name.
constexpr const char* PostgresColumnsSql =
    "SELECT a.attname::text, format_type(a.atttypid, NULL), a.attnotnull::int::bigint,"
    " EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique"
    " AND i.indpred IS NULL AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)::int::bigint"
    " FROM pg_attribute a WHERE a.attrelid = to_regclass($1::text)"
    " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

constexpr const char* PostgresIndexesSql =
    "SELECT i.indexrelid::bigint, a.attname::text FROM pg_index i"
    " CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)"
    " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number"
    " WHERE i.indrelid = to_regclass($1::text) AND i.indisvalid AND i.indpred IS NULL"
    " ORDER BY i.indexrelid, k.place";

// Tables that look like event stores: for the sentence that says what is there instead.
constexpr const char* PostgresCandidatesSql =
    "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND n.nspname !~ '^pg_'"
    " AND n.nspname <> 'information_schema' AND EXISTS (SELECT 1 FROM pg_attribute a"
    " WHERE a.attrelid = c.oid AND a.attname IN ('session_id', 'payload', 'event_id', 'stream_id'))"
    " ORDER BY 1 LIMIT 5";

class PostgresDialect final : public SqlDialect {
public:
    CatalogueSql catalogue() const override {
        return {PostgresColumnsSql, PostgresIndexesSql, PostgresCandidatesSql};
    }

    QByteArray catalogueName(const QString& table) const override { return quotedTable(table); }

    QByteArray expression(Field field, const ColumnInfo& column) const override {
        const QByteArray name = "t." + quotedIdentifier(column.name);
        if (field == Field::Id) {
            return name + "::bigint";
        }
        return column.type == "bytea" ? name : name + "::text";
    }

    bool isInteger(const ColumnInfo& column) const override {
        return column.type == "bigint" || column.type == "integer" || column.type == "smallint";
    }

    std::optional<bool> hasTimeZone(const ColumnInfo& column) const override {
        return column.type != "timestamp without time zone" && column.type != "date";
    }

    // A row's place in the table's file: block and item.
    QByteArray ownRowNumber() const override {
        return "((t.ctid::text::point)[0]::bigint * 65536 + (t.ctid::text::point)[1]::bigint)";
    }

    QString ownRowNumberRemark() const override {
        return QStringLiteral("no sequence column: events are ordered by time and event id");
    }

    QByteArray ownOrder(const QByteArray& time, const QByteArray& eventId) const override {
        return "t." + time + " NULLS LAST, t." + eventId;
    }

    QByteArray textValue(int number) const override {
        return '$' + QByteArray::number(number) + "::text";
    }

    QByteArray integerValue(int number) const override {
        return '$' + QByteArray::number(number) + "::bigint";
    }

    QByteArray isAmong(const QByteArray& expression, int number) const override {
        return expression + " = ANY($" + QByteArray::number(number) + "::bigint[])";
    }

    // An array of places that is known before the scan begins makes it a TID scan.
    QByteArray isOwnRowAmong(int number) const override {
        return "t.ctid = ANY((SELECT array_agg(format('(%s,%s)', n / 65536, n % 65536)::tid)"
               " FROM unnest($" +
               QByteArray::number(number) + "::bigint[]) AS n)::tid[])";
    }

    QByteArray listValue(std::span<const Sequence> numbers) const override {
        QByteArray list = "{";
        for (const Sequence number : numbers) {
            list += list.size() > 1 ? "," : "";
            list += QByteArray::number(static_cast<qlonglong>(number.value()));
        }
        return list + '}';
    }

    QByteArray ownRow() const override { return "t.ctid"; }

    // An array is there before the scan begins, so that rows are looked up by it.
    QByteArray isOneOf(const QByteArray& expression, const QByteArray& selection) const override {
        return expression + " = ANY(ARRAY(" + selection + "))";
    }

    QByteArray earliest(const QByteArray& time) const override {
        return "min(t." + time + ")::text";
    }

    QByteArray latest(const QByteArray& time) const override { return "max(t." + time + ")::text"; }

    bool readsInPages() const override { return true; }

    QByteArray beginSnapshot() const override {
        return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    }

    bool hasCopy() const override { return true; }
    bool hasTypedValues() const override { return true; }
    std::size_t mostRowsOfAnInsert() const override { return 512; }
    QByteArray beginWriting() const override { return "BEGIN READ WRITE"; }

    // The log is flushed in its order. A transaction that writes nothing flushes nothing, so one
    // that only writes into the log has to.
    Durability durability() const override {
        return {"SET synchronous_commit = off", "RESET synchronous_commit",
                "SELECT pg_logical_emit_message(true, 'muscope', '')"};
    }

    QByteArray createScript() const override {
        return schemaScript("postgresql/001_mcp_events.sql");
    }

    QByteArray columnDefinition(Field field) const override {
        switch (field) {
        case Field::Metadata:
            return "metadata JSONB DEFAULT '{}'";
        case Field::Direction:
            return "direction TEXT";
        case Field::Stream:
            return "stream_id TEXT";
        case Field::Raw:
            return "raw BYTEA";
        default:
            return {};
        }
    }

    QByteArray createIndex() const override { return "CREATE INDEX CONCURRENTLY"; }
};

} // namespace

const SqlDialect& postgresDialect() {
    static const PostgresDialect dialect;
    return dialect;
}

} // namespace muscope
