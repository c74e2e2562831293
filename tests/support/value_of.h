// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <utility>

namespace muscope {

// The value of what a test cannot go on without; ends the test with the error where there is none.
template <typename T>
T valueOf(Result<T> result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message));
    }
    return std::move(*result);
}

} // namespace muscope
