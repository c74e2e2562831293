// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/opened_store.h"
#include "core/workspace/event_pass.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace muscope {

// What a pass told, for printing at its end.
struct Verification {
    Coverage coverage;
    std::vector<FailedEvent> failures;
    std::vector<PassProblem> problems;
    std::int64_t unreadable = 0;
    std::int64_t eventsRead = 0; // also those that do not pass the filter
    bool isComplete = true;
    QString filter; // empty: every event was looked at

    // Gives receipts that are of other events the verdict that is due to them.
    void amend(const std::vector<MisplacedReceipt>& misplaced);

    [[nodiscard]] bool fails() const {
        return coverage.failures() > 0 ||
               std::ranges::any_of(problems, [](const PassProblem& problem) {
                   return std::string_view(problem.severity) == "error";
               });
    }
};

// Prints it as one JSON object, or in words; text from the store is made visible.
void printJson(const OpenedStore& opened, const Verification& verification);
void printText(const OpenedStore& opened, const Verification& verification);

} // namespace muscope
