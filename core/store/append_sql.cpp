// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/append_sql.h"

namespace muscope {

namespace {

constexpr std::array Written{Field::Session,   Field::Event,   Field::Type,
                             Field::Time,      Field::Payload, Field::Metadata,
                             Field::Direction, Field::Stream,  Field::Raw};

// The catalogue's "character" has no length; in a cast it would be a single one.
QByteArray castTo(const QByteArray& type) {
    return "::" + (type == "character" ? QByteArray("bpchar") : type);
}

SqlValue valueOf(Field field, const StoredEvent& event) {
    switch (field) {
    case Field::Session:
        return event.sessionId.value();
    case Field::Event:
        return event.eventId.value();
    case Field::Type:
        return event.type;
    case Field::Time:
        return textOrNull(event.createdAt);
    case Field::Payload:
        return textOrNull(event.payload);
    case Field::Metadata:
        return textOrNull(event.metadata);
    case Field::Direction:
        return textOrNull(event.direction);
    case Field::Stream:
        return textOrNull(event.streamId);
    case Field::Raw:
        return event.raw ? SqlValue(SqlBlob{*event.raw}) : SqlValue();
    case Field::Id:
        break;
    }
    return {};
}

} // namespace

AppendSql::AppendSql(const EventTable& table, const SqlDialect& dialect, const QByteArray& target)
    : m_target(target) {
    for (const Field field : Written) {
        if (const auto& column = table.column(field)) {
            m_fields.push_back(field);
            m_names.push_back(quotedIdentifier(column->name));
            m_types.push_back(dialect.hasTypedValues() ? castTo(column->type) : QByteArray());
        }
    }
}

QByteArray AppendSql::copy() const {
    return "COPY " + m_target + " (" + m_names.join(", ") + ") FROM STDIN";
}

QByteArray AppendSql::insert(std::size_t rows) const {
    return "INSERT INTO " + m_target + " (" + m_names.join(", ") + ") VALUES " +
           rowsOfPlaces(rows, m_names.size());
}

QByteArray AppendSql::insertMissing(std::size_t rows) const {
    return "WITH wanted (" + m_names.join(", ") + ") AS (VALUES " +
           rowsOfPlaces(rows, m_names.size()) + ") INSERT INTO " + m_target + " (" +
           m_names.join(", ") + ") SELECT * FROM wanted AS w" +
           " WHERE NOT EXISTS (SELECT 1 FROM " + m_target + " AS t WHERE t." + m_names[0] +
           " = w." + m_names[0] + " AND t." + m_names[1] + " = w." + m_names[1] + ") ORDER BY w." +
           m_names[1] + " ON CONFLICT DO NOTHING RETURNING 1";
}

QByteArray AppendSql::selectByIds(const QByteArray& expressions, std::size_t pairs) const {
    // SQLite does not change the order of a CROSS JOIN: the pairs are looked up, not every row.
    return "WITH wanted (s, e) AS (VALUES " + rowsOfPlaces(pairs, 2) + ") SELECT " + expressions +
           " FROM wanted AS w CROSS JOIN " + m_target + " AS t WHERE t." + m_names[0] +
           " = w.s AND t." + m_names[1] + " = w.e";
}

void AppendSql::appendValues(const StoredEvent& event, std::vector<SqlValue>& into) const {
    for (const Field field : m_fields) {
        into.push_back(valueOf(field, event));
    }
}

QByteArray AppendSql::rowsOfPlaces(std::size_t rows, qsizetype columns) const {
    const bool isTyped = !m_types.front().isEmpty();
    QByteArray text;
    qsizetype number = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (qsizetype i = 0; i < columns; ++i) {
            text += i == 0 ? "" : ", ";
            // SQLite looks numbered places up one by one, so there they are counted.
            text += isTyped ? '$' + QByteArray::number(++number) + m_types[i] : QByteArray("?");
        }
        text += ')';
    }
    return text;
}

} // namespace muscope
