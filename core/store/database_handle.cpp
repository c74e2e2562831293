// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/database_handle.h"

#include <QSqlDriver>
#include <QUuid>
#include <QVariant>

namespace muscope {

DatabaseHandle::DatabaseHandle(const QString& driver)
    : m_name(QStringLiteral("muscope-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_database(QSqlDatabase::addDatabase(driver, m_name)) {}

DatabaseHandle::~DatabaseHandle() {
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void* DatabaseHandle::nativePointer(const char* typeName) const {
    const QVariant handle = m_database.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), typeName) != 0) {
        return nullptr;
    }
    return *static_cast<void* const*>(handle.constData());
}

} // namespace muscope
