// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/follow_state.h"

#include "core/workspace/workspace.h"

namespace muscope {

FollowState::FollowState(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace) {
    connect(&workspace, &Workspace::followingChanged, this,
            [this] { setMode(m_workspace.isFollowing() ? Mode::Following : Mode::Off); });
    connect(&workspace, &Workspace::sessionOpened, this, &FollowState::beginSession);
    connect(&workspace, &Workspace::indexAppended, this, [this] {
        if (m_mode == Mode::Paused) {
            emit changed();
        }
    });
}

quint32 FollowState::newEvents() const {
    const quint32 events = m_workspace.index().size();
    return m_mode == Mode::Paused && events > m_seen ? events - m_seen : 0;
}

void FollowState::setFollowing(bool isFollowing) {
    m_workspace.setFollowing(isFollowing);
}

void FollowState::pause() {
    if (m_mode == Mode::Following) {
        m_seen = m_workspace.index().size();
        setMode(Mode::Paused);
    }
}

void FollowState::resume() {
    if (m_mode == Mode::Paused) {
        setMode(Mode::Following);
    }
}

void FollowState::setMode(Mode mode) {
    if (mode == m_mode) {
        return;
    }
    m_mode = mode;
    emit changed();
    if (mode == Mode::Following) {
        emit newestWanted();
    }
}

// Another session is followed from its newest event on.
void FollowState::beginSession() {
    m_seen = 0;
    resume();
}

} // namespace muscope
