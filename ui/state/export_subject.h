// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"
#include "core/workspace/session_list.h"

#include <memory>
#include <optional>
#include <vector>

namespace muscope {

class InspectionState;
class Workspace;

// Of which sessions something is handed on.
enum class ExportScope : unsigned char { Session, Chosen, Store };

// What there was to hand on when a person asked for it: the dialog's answers do not change because
// another session is looked at meanwhile.
struct ExportSubject {
    StoreLocation location;
    CompanionFiles companions;
    std::optional<SessionId> session; // that is open
    std::vector<SessionId> chosen;    // in the list of sessions
    std::shared_ptr<const SessionList> all;
    Filter filter;

    [[nodiscard]] static ExportSubject of(const Workspace& workspace, const InspectionState& state);

    [[nodiscard]] bool has(ExportScope scope) const;
    // Empty: all of the store.
    [[nodiscard]] std::vector<SessionId> sessionsOf(ExportScope scope) const;
    [[nodiscard]] std::int64_t eventsOf(ExportScope scope) const; // 0: not known
    // The first sessions, as many as are quick to look at; empty: all of the scope are.
    [[nodiscard]] std::vector<SessionId> previewedOf(ExportScope scope) const;
    // The filter asks what a report cannot tell while it reads.
    [[nodiscard]] bool canFilter() const {
        return !filter.isEverything() && !filter.needsOperations();
    }
};

} // namespace muscope
