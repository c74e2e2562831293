// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

class QTemporaryFile;

namespace muscope {

// Opens a file for something ("pages") that is kept there until it is needed.
[[nodiscard]] Result<void> openTemporary(QTemporaryFile& file, const QString& what);
// That it could not be kept, and why.
[[nodiscard]] tl::unexpected<Error> temporaryFailure(const QString& what, const QString& reason);

} // namespace muscope
