// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <vector>

namespace muscope {

// At least so many events of the sessions "mild 0" to "mild 3": mildEvents() over and over, and
// with some of their rounds a receipt of every kind, beside its event and as an event of its own,
// one that holds and one that does not. Every store keeps what they say.
[[nodiscard]] std::vector<StoredEvent> fullSizeEvents(std::size_t count);

// Those of hostileEvents() that JSONB or columns of text do not keep, in a session "hostile".
[[nodiscard]] std::vector<StoredEvent> wildEvents(int size);

} // namespace muscope
