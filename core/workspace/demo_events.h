// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <vector>

namespace muscope {

class RuleRegistry;

// About two thousand events in eight sessions that look like real work, with every verdict among
// them. The same on every machine and at every time.
[[nodiscard]] std::vector<StoredEvent> demoEvents(const RuleRegistry& rules);

} // namespace muscope
