// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/schema_script.h"

#include <QFile>

namespace muscope {

QByteArray schemaScript(const char* name) {
    QFile file(QStringLiteral(":/sql/") + QLatin1StringView(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

} // namespace muscope
