// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/lane_menu.h"

#include "core/workspace/timeline_service.h"

#include <QActionGroup>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

const QString GroupingKey = u"window/lanes"_s;

} // namespace

LaneMenu::LaneMenu(TimelineService& timeline, QSettings& settings, QWidget* parent)
    : QMenu(tr("Timeline &lanes"), parent)
    , m_timeline(timeline)
    , m_settings(settings)
    , m_direction(addAction(tr("By &direction and type")))
    , m_stream(addAction(tr("By s&tream"))) {
    setAccessibleName(tr("Timeline lanes"));
    auto* group = new QActionGroup(this);
    for (QAction* action : {m_direction, m_stream}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    connect(m_direction, &QAction::triggered, this,
            [this] { setGrouping(LaneGrouping::Direction); });
    connect(m_stream, &QAction::triggered, this, [this] { setGrouping(LaneGrouping::Stream); });
    const bool isByStream = settings.value(GroupingKey).toString() == u"stream"_s;
    m_timeline.setGrouping(isByStream ? LaneGrouping::Stream : LaneGrouping::Direction);
    m_direction->setChecked(!isByStream);
    m_stream->setChecked(isByStream);
}

void LaneMenu::setGrouping(LaneGrouping grouping) {
    m_timeline.setGrouping(grouping);
    m_settings.setValue(GroupingKey,
                        grouping == LaneGrouping::Stream ? u"stream"_s : u"direction"_s);
}

} // namespace muscope
