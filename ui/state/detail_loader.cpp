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
}

void DetailLoader::load() {
    const quint64 generation = ++m_generation;
    m_detail.reset();
    if (!m_state.currentRow()) {
        emit cleared();
        return;
    }
    emit started();
    m_workspace.readDetail(*m_state.currentRow())
        .then(this, [this, generation](Result<EventDetail> detail) {
            take(generation, std::move(detail));
        });
}

void DetailLoader::take(quint64 generation, Result<EventDetail> detail) {
    if (generation != m_generation) {
        return;
    }
    if (!detail) {
        emit failed(detail.error());
        return;
    }
    m_detail = std::make_shared<const EventDetail>(std::move(*detail));
    emit loaded();
}

} // namespace muscope
