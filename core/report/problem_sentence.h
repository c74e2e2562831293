// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/problem.h"

#include <string>

namespace muscope {

// What the rows of an index themselves say is wrong with an event, in a sentence.
[[nodiscard]] std::string problemSentence(const IndexSnapshot& index, RowNumber row,
                                          ProblemKind kind);

} // namespace muscope
