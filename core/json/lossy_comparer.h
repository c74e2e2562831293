// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

namespace muscope::json {

// Whether the second value is the first, compared as Comparer does, but for U+FFFD in its strings
// and keys standing for one half of a character above U+FFFF. Linear in the number of values, but
// for the sorting of keys; allocates, and is meant for the rare value that has such characters.
[[nodiscard]] bool equalButForHalves(const Document& first, NodeId firstNode,
                                     const Document& second, NodeId secondNode);

} // namespace muscope::json
