// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

#include <QStringList>

#include <array>
#include <optional>
#include <span>

namespace muscope {

// The columns muscope knows, in the order in which every statement selects them.
enum class Field : unsigned char {
    Session,
    Event,
    Type,
    Time,
    Payload,
    Metadata,
    Direction,
    Stream,
    Raw,
    Id, // the sequence
};
constexpr std::size_t FieldCount = 10;

// muscope's name of a field, which is also the column's name in the table muscope makes.
[[nodiscard]] const char* nameOf(Field field);

// True for what an event store must have: session, event id, type, payload, time.
[[nodiscard]] bool isWanted(Field field);

// A column as the database's catalogue tells it.
struct ColumnInfo {
    QByteArray name;
    QByteArray type;
    bool isNotNull = false;
    bool isUnique = false; // alone makes a row unique
};

// Statements about a table whose name is bound as the first value.
struct CatalogueSql {
    const char* columns;    // name, type, is it NOT NULL, is it unique by itself
    const char* indexes;    // a number for each index, and its columns in their order
    const char* candidates; // tables that look like event stores; no value is bound
};

// A name as SQL wants it: in double quotes, its own doubled. The one place where a name becomes
// part of a statement.
[[nodiscard]] QByteArray quotedIdentifier(const QByteArray& name);
// The same for "table" or "schema.table".
[[nodiscard]] QByteArray quotedTable(const QString& table);

// What differs between databases, without state of its own. Expressions speak of the table as t.
class SqlDialect {
public:
    virtual ~SqlDialect() = default;

    // How the database is asked what is in it; see catalogue.h.
    [[nodiscard]] virtual CatalogueSql catalogue() const = 0;
    // A table's name as those statements want it bound.
    [[nodiscard]] virtual QByteArray catalogueName(const QString& table) const = 0;

    // The field's column as bytes: JSON and times as text, raw as bytes.
    [[nodiscard]] virtual QByteArray expression(Field field, const ColumnInfo& column) const = 0;
    [[nodiscard]] virtual bool isInteger(const ColumnInfo& column) const = 0;
    // Whether times in this column carry a zone; nullopt: each value tells for itself.
    [[nodiscard]] virtual std::optional<bool> hasTimeZone(const ColumnInfo& column) const = 0;

    // What numbers rows where no column does, and what it means for a person.
    [[nodiscard]] virtual QByteArray ownRowNumber() const = 0;
    [[nodiscard]] virtual QString ownRowNumberRemark() const = 0;
    // The order of rows where no column gives it; time is the time column's quoted name.
    [[nodiscard]] virtual QByteArray ownOrder(const QByteArray& time,
                                              const QByteArray& eventId) const = 0;

    // A placeholder and, where wanted, its cast.
    [[nodiscard]] virtual QByteArray textValue(int number) const = 0;
    [[nodiscard]] virtual QByteArray integerValue(int number) const = 0;
    // "expression is one of the integers bound to number", and those integers as one value.
    [[nodiscard]] virtual QByteArray isAmong(const QByteArray& expression, int number) const = 0;
    // The same for rows that ownRowNumber() numbers, without a look at every row.
    [[nodiscard]] virtual QByteArray isOwnRowAmong(int number) const = 0;
    [[nodiscard]] virtual QByteArray listValue(std::span<const Sequence> numbers) const = 0;
    // The name of a row that has no key, good for one statement; and "expression is one of what the
    // selection gives", which is looked up row by row.
    [[nodiscard]] virtual QByteArray ownRow() const = 0;
    [[nodiscard]] virtual QByteArray isOneOf(const QByteArray& expression,
                                             const QByteArray& selection) const = 0;
    // The earliest and latest readable time of a group.
    [[nodiscard]] virtual QByteArray earliest(const QByteArray& time) const = 0;
    [[nodiscard]] virtual QByteArray latest(const QByteArray& time) const = 0;

    // True where a long read is cut into pages by key, so that no statement runs for hours.
    [[nodiscard]] virtual bool readsInPages() const = 0;
    [[nodiscard]] virtual QByteArray beginSnapshot() const = 0;

    // How rows are added: whether there is a COPY, whether placeholders need the type of their
    // column, how many rows one INSERT takes well, and what begins a transaction that will write.
    [[nodiscard]] virtual bool hasCopy() const = 0;
    [[nodiscard]] virtual bool hasTypedValues() const = 0;
    [[nodiscard]] virtual std::size_t mostRowsOfAnInsert() const = 0;
    [[nodiscard]] virtual QByteArray beginWriting() const = 0;

    // From where on a commit returns before it is on the disk; where it waits again, for itself and
    // for all before it; and what waits for those without a commit of its own.
    struct Durability {
        const char* relax;
        const char* restore;
        const char* flush;
    };
    [[nodiscard]] virtual Durability durability() const = 0;

    // The statements that make muscope's table with its indexes, {…} standing for quoted names, and
    // the parts of those that add what an older table lacks.
    [[nodiscard]] virtual QByteArray createScript() const = 0;
    [[nodiscard]] virtual QByteArray columnDefinition(Field field) const = 0;
    [[nodiscard]] virtual QByteArray createIndex() const = 0;
};

} // namespace muscope
