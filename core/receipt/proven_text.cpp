// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/proven_text.h"

#include <QFile>

namespace muscope {

QString provenText() {
    QFile file(QStringLiteral(":/help/what-is-proven.md"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace muscope
