// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <vector>

namespace muscope {

// Fourteen events of a session "sample", 100 ms apart, that hold what
// the window has to tell: an answered call with progress, a cancelled one, one that hangs, an
// error, an orphan, a time stamp that goes back, a receipt that matches and one that differs.
[[nodiscard]] std::vector<StoredEvent> sampleSession();

// The rows of sampleSession() that tests speak of.
namespace sample {

constexpr unsigned Call = 0;
constexpr unsigned FirstProgress = 1;
constexpr unsigned Answer = 4;
constexpr unsigned CancelledCall = 5;
constexpr unsigned Cancellation = 6;
constexpr unsigned HungCall = 7;
constexpr unsigned FailedCall = 8;
constexpr unsigned ErrorAnswer = 9;
constexpr unsigned Orphan = 10;
constexpr unsigned BackInTime = 11;
constexpr unsigned Matching = 12;
constexpr unsigned Differing = 13;
constexpr unsigned Count = 14;

} // namespace sample

} // namespace muscope
