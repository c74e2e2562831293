// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/event_seeker.h"

#include "ui/state/inspection_state.h"

namespace muscope {

EventSeeker::EventSeeker(Workspace& workspace, InspectionState& state, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_state(state) {
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &EventSeeker::take);
    connect(&workspace, &Workspace::passChanged, this, &EventSeeker::lookAgain);
}

void EventSeeker::seek(const SessionId& session, const EventId& event) {
    m_wanted = Wanted{session, event};
    if (m_workspace.currentSession() != session) {
        m_state.selectSession(session);
    }
    look();
}

void EventSeeker::look() {
    m_lookedEarly = m_workspace.pass().isRunning();
    m_watcher.setFuture(m_workspace.findEvent(m_wanted->event));
}

void EventSeeker::take() {
    if (!m_wanted || m_watcher.future().resultCount() == 0) {
        return;
    }
    // A person went elsewhere meanwhile.
    if (m_workspace.currentSession() != m_wanted->session) {
        m_wanted.reset();
        return;
    }
    const Result<RowNumber> row = m_watcher.result();
    if (!row && m_lookedEarly) {
        lookAgain(); // if all has been read since; else when it has
        return;
    }
    m_wanted.reset();
    if (row) {
        m_state.setCurrentRow(*row);
        emit arrived();
    } else {
        emit missed(row.error().message);
    }
}

void EventSeeker::lookAgain() {
    if (m_wanted && !m_workspace.pass().isRunning() && m_watcher.isFinished()) {
        look();
    }
}

} // namespace muscope
