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

// The application that a command line needs: one that can set text on paper for a PDF, without a
// display; else one without QtGui's start. It changes the environment: no other thread may read
// that yet. arguments: as the subcommand gets them; argc and argv are Qt's, and outlive it.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(const QStringList& arguments,
                                                                int& argc, char** argv);

} // namespace muscope
