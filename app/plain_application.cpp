// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli_application.h"

namespace muscope {

const std::vector<ReportFormat>& commandFormats() {
    return builtinWriters();
}

std::unique_ptr<QCoreApplication> makeApplication(const QStringList&, int& argc, char** argv) {
    return std::make_unique<QCoreApplication>(argc, argv);
}

} // namespace muscope
