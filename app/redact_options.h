// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/redaction_plan.h"
#include "core/store/event_store.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

class Options;

// --redact and --dry-run: what is taken out of a report, and whether that is only told.
void addRedactOptions(Options& options);
// Null where none were named.
[[nodiscard]] Result<std::shared_ptr<const RedactionRules>> readRedactRules(const Options& options);

// Looks for what the rules take out of sessions, telling how far it is.
[[nodiscard]] Result<std::shared_ptr<const RedactionPlan>>
planRedaction(EventStore& store, const std::vector<SessionId>& sessions,
              std::shared_ptr<const RedactionRules> rules, const std::stop_token& stop);

// Prints what would be taken out, rule by rule.
void printPlan(const RedactionPlan& plan);

} // namespace muscope
