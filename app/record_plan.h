// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/elicitation_rule.h"
#include "app/options.h"
#include "core/live/live_settings.h"

#include <chrono>
#include <optional>
#include <vector>

namespace muscope {

// One thing that record is to ask of the server.
struct RecordStep {
    enum class Kind : unsigned char { List, Call, Read, Prompt };

    Kind kind = Kind::List;
    QString name;         // of the tool or prompt, or the URI of the resource
    QByteArray arguments; // a JSON object, as it was typed; empty: none were given

    // "call greet", for a person.
    [[nodiscard]] QString title() const;
};

// What a person wants recorded, read from the command line.
struct RecordPlan {
    LiveSettings live;
    std::vector<RecordStep> steps; // in the order they were given
    ElicitationRule answer;
    std::optional<std::chrono::milliseconds> stay; // nullopt: until all is answered
};

// The options of record beside --into; their meaning is read by recordPlanOf().
void addRecordOptions(Options& options);

// ErrorCode::InvalidInput with a sentence that names the option. A header's value is in no
// sentence.
[[nodiscard]] Result<RecordPlan> recordPlanOf(const Options& options);

} // namespace muscope
