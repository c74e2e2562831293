// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_row.h"
#include "core/index/problem.h"

#include <string>

namespace muscope {

// What rows themselves say is wrong with an event, in a sentence. peer: the request of an answer or
// a part; null: there is none. earlier: the last time before it that is known.
[[nodiscard]] std::string problemSentence(ProblemKind kind, const EventRow& row,
                                          const EventRow* peer, const Timestamp& earlier);

} // namespace muscope
