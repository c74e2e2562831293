// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/verification.h"

namespace muscope {

// Prints it as one SARIF 2.1.0 log: a rule for each kind of problem, a result for each failing
// event and each problem. What was not looked at though asked for is a notification, and the
// invocation then says that it did not succeed.
void printSarif(const OpenedStore& opened, const Verification& verification);

} // namespace muscope
