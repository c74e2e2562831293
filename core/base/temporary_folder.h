// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QTemporaryDir>

#include <memory>

namespace muscope {

// A new folder among the temporary files, for its owner's eyes alone, that goes with whoever holds
// it last.
[[nodiscard]] Result<std::shared_ptr<QTemporaryDir>> makeTemporaryFolder();

} // namespace muscope
