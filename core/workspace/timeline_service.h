// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/row_selection.h"
#include "core/timeline/timeline.h"
#include "core/workspace/row_selector.h"

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

    // Only events that pass are drawn from now on.
    void setFilter(const Filter& filter) { m_selector.setFilter(filter); }

    [[nodiscard]] LaneGrouping grouping() const { return m_grouping; }
    // The timeline is made anew; the former one stays until then.
    void setGrouping(LaneGrouping grouping);

signals:
    void timelineChanged();

private:
    struct Job;

    void begin();
    void followPass();
    void followSelector(RowSelector::Change change);
    void restart();
    void want();
    void build();
    void publish(std::shared_ptr<const Timeline> timeline, std::chrono::milliseconds took);

    const Workspace& m_workspace;
    RowSelector m_selector; // by the filter alone: what is beside a stretch of time stays in view
    RowSelection m_selection;
    LaneGrouping m_grouping = LaneGrouping::Direction;
    std::shared_ptr<const Timeline> m_timeline;
    std::shared_ptr<Job> m_job; // one a session and selection; answers of an older one are dropped
    bool m_isSelectionStale = false; // the selector has more than m_selection
    bool m_isWanted = false;
    bool m_isBuilding = false;
    QTimer m_pause;    // between two updates
    QObject* m_worker; // lives in m_thread, deleted when it ends
    QThread m_thread;
};

} // namespace muscope
