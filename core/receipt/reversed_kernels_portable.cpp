// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_kernel.h"

namespace muscope {

// An unknown processor: the scalar path does all the work.
std::span<const ReversedKernel> reversedKernels() {
    return {};
}

} // namespace muscope
