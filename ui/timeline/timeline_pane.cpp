// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timeline_pane.h"

#include "core/workspace/timeline_service.h"
#include "ui/models/number_text.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/minimap_view.h"
#include "ui/timeline/ruler_view.h"
#include "ui/timeline/timeline_measures.h"

#include <QVBoxLayout>

#include <algorithm>

namespace muscope {

namespace {

constexpr int LeastLanes = 2; // that the usual height has room for
constexpr int MostLanes = 6;

} // namespace

TimelinePane::TimelinePane(Workspace& workspace, InspectionState& state, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_navigator(workspace, state)
    , m_minimap(new MinimapView(m_navigator, theme, this))
    , m_ruler(new RulerView(m_navigator, state, theme, this))
    , m_lanes(new LanesView(m_navigator, workspace, state, theme, this)) {
    build();
    connect(m_ruler, &RulerView::ticksChanged, m_lanes,
            [this] { m_lanes->setTicks(m_ruler->tickPlaces()); });
    connect(&m_navigator, &TimeNavigator::viewChanged, this, &TimelinePane::showMessage);
    connect(&m_navigator, &TimeNavigator::viewChanged, this, &TimelinePane::followLanes);
    connect(&workspace, &Workspace::passChanged, this, &TimelinePane::showMessage);
    connect(&workspace, &Workspace::sessionOpened, this, &TimelinePane::showMessage);
    m_lanes->setTicks(m_ruler->tickPlaces());
    showMessage();
}

void TimelinePane::build() {
    setAccessibleName(tr("Timeline of the session"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_minimap);
    layout->addWidget(m_ruler);
    layout->addWidget(m_lanes, 1);
    setMinimumHeight(measures::MinimapHeight + measures::RulerHeight +
                     LeastLanes * measures::LaneHeight);
}

int TimelinePane::usualHeight() const {
    return m_minimap->height() + m_ruler->height() + m_shownLanes * measures::LaneHeight;
}

void TimelinePane::followLanes() {
    const auto lanes = static_cast<int>(m_navigator.timeline()->lanes().size());
    const int shown = std::clamp(lanes, LeastLanes, MostLanes);
    if (lanes > 0 && shown != m_shownLanes) {
        m_shownLanes = shown;
        emit usualHeightChanged();
    }
}

void TimelinePane::showMessage() {
    const Timeline& timeline = *m_navigator.timeline();
    const QString untimed =
        timeline.untimed() == 0
            ? QString()
            : tr("%1 without a time are not on the timeline").arg(countText(timeline.untimed()));
    m_ruler->setSentence(timeline.isEmpty() ? QString() : untimed);
    const bool isPending = m_workspace.pass().isRunning() || !m_workspace.timeline().isUpToDate();
    m_lanes->setMessage(!m_workspace.currentSession() ? tr("No session selected")
                        : timeline.untimed() > 0
                            ? tr("No event of this session has a time: %1").arg(untimed)
                        : isPending                      ? tr("Reading the session…")
                        : !m_workspace.index().isEmpty() ? tr("No event passes the filter")
                                                         : tr("This session has no events"));
}

} // namespace muscope
