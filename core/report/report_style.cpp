// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_style.h"

#include <QFile>

namespace muscope {

std::string reportStyle() {
    QFile file(QStringLiteral(":/report/report.css"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll().toStdString() : std::string();
}

} // namespace muscope
