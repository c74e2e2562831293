// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/opened_store.h"
#include "core/workspace/event_pass.h"

#include <QHash>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace muscope {

// What a pass told, for printing at its end.
struct Verification {
    Coverage coverage;
    std::vector<FailedEvent> failures;
    std::vector<PassProblem> problems;
    // Each session that was met, in the order it first was, for formats that tell them apart.
    std::vector<std::pair<SessionId, Coverage>> sessions;
    std::vector<QString> gaps; // why the run is done in part, a sentence each; empty: it is whole
    std::int64_t unreadable = 0;
    std::int64_t eventsRead = 0; // also those that do not pass the filter
    bool isComplete = true;
    QString filter; // empty: every event was looked at

    // Takes what a batch of the pass told.
    void add(PassBatch&& batch);

    [[nodiscard]] bool fails() const {
        return coverage.failures() > 0 ||
               std::ranges::any_of(problems, [](const PassProblem& problem) {
                   return std::string_view(problem.severity) == "error";
               });
    }

private:
    // Gives receipts that are of other events the verdict that is due to them.
    void amend(const std::vector<MisplacedReceipt>& misplaced);
    static void amend(const MisplacedReceipt& receipt, FailedEvent& failed);
    [[nodiscard]] Coverage& coverageOf(const SessionId& session);

    QHash<QByteArray, std::size_t> m_places; // in sessions
};

// Prints it as one JSON object, or in words; text from the store is made visible.
void printJson(const OpenedStore& opened, const Verification& verification);
void printText(const OpenedStore& opened, const Verification& verification);

// "/args/name: expected a string, found 7 (greet.maml.md, line 14)"; visible.
[[nodiscard]] QString sentenceOf(const PassProblem& problem);

// "metadata.mu: turned back, it departs at …"; visible.
[[nodiscard]] QString sentenceOf(const FailedEvent& failed);

} // namespace muscope
