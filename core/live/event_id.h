// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/event/timestamp.h"

namespace muscope {

// A UUID of version 7 (RFC 9562, section 5.7) for an event whose bytes were read then: later calls
// of this process give greater ones, as texts too, also when the clock goes back. The bits of
// rand_a hold the fraction of the millisecond (method 3 of section 6.2). Any thread.
[[nodiscard]] EventId newEventId(Timestamp seen);

} // namespace muscope
