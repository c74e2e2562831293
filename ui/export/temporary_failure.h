// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

namespace muscope {

// That the pages could not be kept until the last of them is made, and why.
[[nodiscard]] tl::unexpected<Error> temporaryFailure(const QString& reason);

} // namespace muscope
