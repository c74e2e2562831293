// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <QString>

namespace muscope {

// Scalars and keys as a tree shows them: short, on one line, everything made visible.
[[nodiscard]] QString shownString(const json::Document& document, json::NodeId node,
                                  qsizetype limit);
[[nodiscard]] QString shownKey(const json::Document& document, json::NodeId node, qsizetype limit);

} // namespace muscope
