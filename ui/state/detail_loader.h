// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace muscope {

class InspectionState;

// Reads the current event whenever it changes and hands it on; an answer that comes too late for
// its event is dropped. Lives on the GUI thread.
class DetailLoader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailLoader)

public:
    DetailLoader(Workspace& workspace, InspectionState& state, QObject* parent = nullptr);

    // The detail of the current event; null while it is read, and where there is none.
    [[nodiscard]] const std::shared_ptr<const EventDetail>& detail() const { return m_detail; }

signals:
    void cleared(); // no event is current
    void started(); // another event is being read
    void loaded();  // detail() is there
    void failed(const muscope::Error& error);

private:
    void load();
    void take();

    Workspace& m_workspace;
    InspectionState& m_state;
    // One watcher: watching the next future forgets the one before, so no late answer is shown.
    QFutureWatcher<Result<EventDetail>> m_watcher;
    std::shared_ptr<const EventDetail> m_detail;
};

} // namespace muscope
