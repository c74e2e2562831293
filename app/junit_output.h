// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/verification.h"

namespace muscope {

// Prints it as the XML that test reports are read from: a testsuite a session; in it a failing
// testcase for each event that fails and each problem that is an error, one that passes for the
// events whose receipts match, and skipped ones for those of which nothing is known. What was not
// looked at though asked for is a testcase with an error. Other problems are told in system-out.
void printJunit(const OpenedStore& opened, const Verification& verification);

} // namespace muscope
