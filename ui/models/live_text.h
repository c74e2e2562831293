// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_log.h"
#include "core/workspace/live_order.h"
#include "core/workspace/live_status.h"

#include <QString>

#include <utility>
#include <vector>

namespace muscope {

// How things stand, for a sign that tells it by its shape.
enum class LiveTone : unsigned char {
    Neutral,
    Working, // not yet, or not at the moment
    Good,
    Warning,
    Failure,
    Over,
};

// "connected", "reconnecting…", and how that is to be looked at. The recorder counts: a connection
// whose messages cannot be kept is not in order.
[[nodiscard]] QString liveStateText(const LiveStatus& status);
[[nodiscard]] LiveTone liveTone(const LiveStatus& status);
// "automatic", "2025-11-25 alone".
[[nodiscard]] QString eraText(EraChoice era, Revision pinned);
[[nodiscard]] QString revisionText(Revision revision);

// The members of a log entry's facts, names and values as a person may look at them.
using LiveFactList = std::vector<std::pair<QString, QString>>;
[[nodiscard]] LiveFactList liveFacts(const LiveLogEntry& entry);

// An entry in the columns of the log: what kind of step it is, and one line about it.
[[nodiscard]] QString liveStepText(const LiveLogEntry& entry);
[[nodiscard]] QString liveLineText(const LiveLogEntry& entry);
[[nodiscard]] LiveTone liveTone(const LiveLogEntry& entry);
// All that is known of it: its facts, then what passed, control characters visible.
[[nodiscard]] QString liveDetailText(const LiveLogEntry& entry);

} // namespace muscope
