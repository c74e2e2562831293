// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace muscope {

// Where a store is and how its columns are called: what a person types or a profile keeps.
// The password, when one was given, lives here alone and is in no text made from it.
struct StoreLocation {
    enum class Kind : unsigned char { PostgreSql, Sqlite };

    Kind kind = Kind::Sqlite;
    QString path;                                        // SQLite: the file
    std::vector<std::pair<QString, QString>> parameters; // PostgreSQL: libpq keyword and value
    QString password;                                    // PostgreSQL: never shown
    QString table = QStringLiteral("mcp_events");        // may be "schema.table"
    std::vector<std::pair<QString, QString>> columns;    // muscope's name to the table's
    QString label;                                       // "demo"; empty: derived
    QString origin; // SQLite: what the file was made of to be looked at, which is what a person
                    // opened and is told of in its place; empty: the file itself
    std::shared_ptr<const void> lease; // of a file that goes when nobody has it any more

    // Reads a PostgreSQL URI ("postgresql://user@host:5432/db?sslmode=require&table=t&columns=
    // payload:message"), "service=NAME" and other libpq keyword texts, or a SQLite file path.
    [[nodiscard]] static Result<StoreLocation> parse(const QString& text);

    // A text parse() reads back, with "***" in place of a password.
    [[nodiscard]] QString displayText() const;

    // The same without any password at all: what profiles and recent lists keep.
    [[nodiscard]] QString storableText() const;

    // Short names for a title: "mcp_db", "events.sqlite", "demo" and "localhost", "file".
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString place() const;

    // The value of a libpq keyword; empty when it is not set.
    [[nodiscard]] QString parameter(QStringView keyword) const;
};

} // namespace muscope
