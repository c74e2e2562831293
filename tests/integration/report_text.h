// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"

#include <QByteArray>

namespace muscope {

// What differs between a build with the window's libraries (pages_report_text.cpp) and one without
// (plain_report_text.cpp).

// The formats that muscope-cli writes.
[[nodiscard]] const std::vector<ReportFormat>& formatsOfReports();

// All text that a file in a format holds, on its pages and beside them.
[[nodiscard]] QByteArray reportText(const ReportFormat& format, const QByteArray& file);

} // namespace muscope
