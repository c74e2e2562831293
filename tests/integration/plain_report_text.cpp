// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/report_text.h"

namespace muscope {

const std::vector<ReportFormat>& formatsOfReports() {
    return builtinWriters();
}

QByteArray reportText(const ReportFormat&, const QByteArray& file) {
    return file;
}

} // namespace muscope
