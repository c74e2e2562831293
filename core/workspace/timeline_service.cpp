// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/timeline_service.h"

#include "core/timeline/timeline_builder.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds LeastPause{33};
// What comes late in time makes an update cost more: then there are fewer of them.
constexpr int PauseShare = 3;

} // namespace

// What the GUI thread and the worker share; the builder is the worker's alone.
struct TimelineService::Job {
    Job(const RowSelection& selection, LaneGrouping grouping)
        : builder(selection, grouping) {}

    std::stop_source stop;
    TimelineBuilder builder;
};

TimelineService::TimelineService(const Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_timeline(std::make_shared<const Timeline>())
    , m_job(std::make_shared<Job>(m_selection, m_grouping))
    , m_worker(new QObject) {
    m_thread.setObjectName(QStringLiteral("timeline"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TimelineService::build);
    connect(&workspace, &Workspace::sessionOpened, this, &TimelineService::begin);
    connect(&workspace, &Workspace::indexAppended, this, [this] {
        m_selector.growIndex(m_workspace.index());
        want();
    });
    connect(&workspace, &Workspace::passChanged, this, &TimelineService::followPass);
    connect(&m_selector, &RowSelector::selectionChanged, this, &TimelineService::followSelector);
    connect(&workspace, &Workspace::operationsChanged, this, &TimelineService::want);
    connect(&workspace, &Workspace::operationsChanged, &m_selector, &RowSelector::noteOperations);
}

TimelineService::~TimelineService() {
    m_job->stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

void TimelineService::setGrouping(LaneGrouping grouping) {
    if (grouping == m_grouping) {
        return;
    }
    m_grouping = grouping;
    restart();
    if (!m_workspace.index().isEmpty()) {
        want();
    }
}

void TimelineService::begin() {
    m_selection = {};
    restart();
    m_timeline = std::make_shared<const Timeline>();
    emit timelineChanged();
    m_selector.beginIndex(m_workspace.index());
    if (!m_workspace.index().isEmpty()) {
        want();
    }
}

void TimelineService::followPass() {
    if (m_workspace.currentSession() && !m_workspace.pass().isRunning()) {
        m_selector.endIndex();
        followSelector(RowSelector::Change::Replaced);
    }
}

void TimelineService::followSelector(RowSelector::Change change) {
    // A longer list of rows is a new timeline: while a session is read one in the end has to do.
    if (change == RowSelector::Change::Longer && m_workspace.pass().isRunning()) {
        return;
    }
    // Nor does it throw away what is being built: the longer list is taken after that.
    if (change == RowSelector::Change::Longer && (m_isBuilding || m_pause.isActive())) {
        m_isSelectionStale = true;
        want();
        return;
    }
    m_isSelectionStale = false;
    const bool wasEverything = m_selection.isEverything();
    m_selection = m_selector.selection();
    if (!wasEverything || !m_selection.isEverything()) {
        restart();
        want();
    }
}

void TimelineService::restart() {
    m_job->stop.request_stop();
    m_job = std::make_shared<Job>(m_selection, m_grouping);
    m_isBuilding = false;
    m_isWanted = false;
    m_pause.stop();
}

void TimelineService::want() {
    m_isWanted = true;
    if (!m_isBuilding && !m_pause.isActive()) {
        build();
    }
}

void TimelineService::build() {
    if (!m_isWanted || m_isBuilding) {
        return;
    }
    if (m_isSelectionStale && !m_workspace.pass().isRunning()) {
        m_isSelectionStale = false;
        m_selection = m_selector.selection();
        restart();
    }
    m_isWanted = false;
    m_isBuilding = true;
    QMetaObject::invokeMethod(m_worker, [this, job = m_job, index = m_workspace.index()] {
        const auto begin = std::chrono::steady_clock::now();
        auto timeline = job->builder.update(index, job->stop.get_token());
        const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - begin);
        QMetaObject::invokeMethod(this, [this, job, took, timeline = std::move(timeline)] {
            if (job == m_job && timeline) {
                publish(timeline, took);
            }
        });
    });
}

void TimelineService::publish(std::shared_ptr<const Timeline> timeline,
                              std::chrono::milliseconds took) {
    m_isBuilding = false;
    m_timeline = std::move(timeline);
    m_pause.start(std::max(LeastPause, took * PauseShare));
    emit timelineChanged();
}

} // namespace muscope
