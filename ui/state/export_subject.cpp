// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/export_subject.h"

#include "core/workspace/row_selector.h"
#include "core/workspace/workspace.h"
#include "ui/state/inspection_state.h"

namespace muscope {

namespace {

// What a preview of many sessions looks at.
constexpr std::size_t MostSessions = 20;
constexpr std::int64_t MostEvents = 100'000;

} // namespace

ExportSubject ExportSubject::of(const Workspace& workspace, const InspectionState& state) {
    return {workspace.location(),       workspace.companions().files(),
            workspace.currentSession(), state.chosenSessions(),
            workspace.sessionList(),    workspace.rowSelector().filter()};
}

bool ExportSubject::has(ExportScope scope) const {
    switch (scope) {
    case ExportScope::Session:
        return session.has_value();
    case ExportScope::Chosen:
        return chosen.size() > 1;
    case ExportScope::Store:
        return true;
    }
    Q_UNREACHABLE();
}

std::vector<SessionId> ExportSubject::sessionsOf(ExportScope scope) const {
    switch (scope) {
    case ExportScope::Session:
        return {*session};
    case ExportScope::Chosen:
        return chosen;
    case ExportScope::Store:
        return {};
    }
    Q_UNREACHABLE();
}

std::int64_t ExportSubject::eventsOf(ExportScope scope) const {
    if (scope == ExportScope::Store) {
        return all->eventCount().value_or(0);
    }
    std::int64_t events = 0;
    for (const SessionId& id : sessionsOf(scope)) {
        const SessionSummary* summary = all->find(id);
        if (summary == nullptr || !summary->isCounted) {
            return 0;
        }
        events += summary->events;
    }
    return events;
}

std::vector<SessionId> ExportSubject::previewedOf(ExportScope scope) const {
    std::vector<SessionId> wanted = sessionsOf(scope);
    if (scope == ExportScope::Store) {
        for (const SessionSummary& summary : all->all()) {
            wanted.push_back(summary.id);
        }
    }
    std::size_t count = 0;
    std::int64_t events = 0;
    while (count < wanted.size() && count < MostSessions && events < MostEvents) {
        const SessionSummary* summary = all->find(wanted[count++]);
        events += summary == nullptr ? 0 : summary->events;
    }
    if (count == wanted.size()) {
        return {};
    }
    wanted.resize(count);
    return wanted;
}

} // namespace muscope
