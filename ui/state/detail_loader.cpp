// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/detail_loader.h"

#include "ui/state/inspection_state.h"

namespace muscope {

DetailLoader::DetailLoader(Workspace& workspace, InspectionState& state, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_state(state) {
    connect(&state, &InspectionState::currentRowChanged, this, &DetailLoader::load);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &DetailLoader::take);
}

void DetailLoader::load() {
    m_detail.reset();
    if (!m_state.currentRow()) {
        m_watcher.setFuture({});
        emit cleared();
        return;
    }
    emit started();
    m_watcher.setFuture(m_workspace.readDetail(*m_state.currentRow()));
}

void DetailLoader::take() {
    if (!m_state.currentRow() || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<EventDetail> detail = m_watcher.result();
    if (detail) {
        m_detail = std::make_shared<const EventDetail>(*detail);
        emit loaded();
    } else if (detail.error().code != ErrorCode::Cancelled) {
        emit failed(detail.error());
    }
}

} // namespace muscope
