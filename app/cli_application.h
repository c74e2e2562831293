// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"

#include <QCoreApplication>

namespace muscope {

// What differs between a command line that was built with QtGui (paper_application.cpp) and one
// without (plain_application.cpp).

// The formats that reports can be written in.
[[nodiscard]] const std::vector<ReportFormat>& commandFormats();

// The application that these words of the command line need: one that can set text on paper for a
// PDF, without a display; else one without QtGui's start. It changes the environment: no other
// thread may read that yet.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv);

} // namespace muscope
