// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/row_selection.h"
#include "core/timeline/timeline.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <memory>

namespace muscope {

class Workspace;

// Keeps a timeline of the open session up to date: built on a thread of its own while the session
// is read, published on the GUI thread, where this lives. Destroying it stops the building and
// waits.
class TimelineService final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineService)

public:
    explicit TimelineService(const Workspace& workspace, QObject* parent = nullptr);
    ~TimelineService() override;

    // The newest that was built; never null.
    [[nodiscard]] const std::shared_ptr<const Timeline>& timeline() const { return m_timeline; }
    // True when no event of the index is missing from timeline().
    [[nodiscard]] bool isUpToDate() const { return !m_isWanted && !m_isBuilding; }

    // Only these rows are drawn from now on.
    void setSelection(const RowSelection& selection);

signals:
    void timelineChanged();

private:
    struct Job;

    void begin();
    void restart();
    void want();
    void build();
    void publish(std::shared_ptr<const Timeline> timeline, std::chrono::milliseconds took);

    const Workspace& m_workspace;
    RowSelection m_selection;
    std::shared_ptr<const Timeline> m_timeline;
    std::shared_ptr<Job> m_job; // one a session and selection; answers of an older one are dropped
    bool m_isWanted = false;
    bool m_isBuilding = false;
    QTimer m_pause;    // between two updates
    QObject* m_worker; // lives in m_thread, deleted when it ends
    QThread m_thread;
};

} // namespace muscope
