// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>

namespace muscope {

// A QSqlDatabase connection under a name of its own, removed from Qt's list when it goes. Lives and
// dies in one thread.
class DatabaseHandle {
public:
    explicit DatabaseHandle(const QString& driver);
    ~DatabaseHandle();
    DatabaseHandle(const DatabaseHandle&) = delete;
    DatabaseHandle& operator=(const DatabaseHandle&) = delete;

    [[nodiscard]] QSqlDatabase& database() { return m_database; }

    // The driver's own connection (pg_conn*, sqlite3*: the names Qt gives them); nullptr when it is
    // not open or of another type.
    template <typename Native>
    [[nodiscard]] Native* native(const char* typeName) const {
        return static_cast<Native*>(nativePointer(typeName));
    }

private:
    [[nodiscard]] void* nativePointer(const char* typeName) const;

    QString m_name;
    QSqlDatabase m_database;
};

} // namespace muscope
