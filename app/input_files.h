// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <string>

namespace muscope {

// A whole file, byte for byte; "-" is standard input.
[[nodiscard]] Result<std::string> readInput(const QString& file);

// The files with patterns (*, ?, [a-z]) in their last part resolved, in order of their names; what
// is a file by its whole name, or fits none, stays as it is.
[[nodiscard]] QStringList expanded(const QStringList& files);

// Of two ends the one a command ends with.
[[nodiscard]] ExitCode worstOf(ExitCode left, ExitCode right);

} // namespace muscope
