// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/redaction_plan.h"
#include "core/store/event_store.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

// Reads every event of the sessions, of all where none is named, once, and plans what is to be
// taken out of a report on them. onEvents is told how many more were read. ErrorCode::NotFound
// where a session has no events.
[[nodiscard]] Result<std::shared_ptr<const RedactionPlan>>
planRedaction(EventStore& store, const std::vector<SessionId>& sessions,
              std::shared_ptr<const RedactionRules> rules,
              const std::function<void(std::int64_t)>& onEvents, const std::stop_token& stop);

} // namespace muscope
