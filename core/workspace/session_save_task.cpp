// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_save_task.h"

#include "core/workspace/carried_companions.h"

namespace muscope {

SessionSaveTask::SessionSaveTask(QObject* parent)
    : StoreTask(QStringLiteral("session file"), parent) {}

void SessionSaveTask::save(const StoreLocation& location, const SaveRequest& request,
                           std::int64_t expected) {
    start(expected, [location, request](Job& job) -> Result<void> {
        // First of all: a place that cannot be written to is told at once.
        if (Result<void> free = isFreeForSessions(request, location); !free) {
            return free;
        }
        const Result<EventStore*> store = job.open(location);
        if (!store) {
            return tl::unexpected(store.error());
        }
        Result<CompanionFiles> companions = withCarried(request.companions, location);
        if (!companions) {
            return tl::unexpected(companions.error());
        }
        SaveRequest completed = request;
        completed.companions = std::move(*companions);
        const auto saved =
            saveSessions(**store, location, completed, [&job] { job.advance(1); }, job.stop());
        return saved ? Result<void>() : tl::unexpected(saved.error());
    });
}

} // namespace muscope
