// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/session_saver.h"
#include "core/workspace/store_task.h"

namespace muscope {

// Saves sessions into a session file in the background. Ends in finished().
class SessionSaveTask final : public StoreTask {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionSaveTask)

public:
    explicit SessionSaveTask(QObject* parent = nullptr);

    // companions of request: what a person named; what the store itself carries is added. expected:
    // so many events; 0: not known.
    void save(const StoreLocation& location, const SaveRequest& request, std::int64_t expected);
};

} // namespace muscope
