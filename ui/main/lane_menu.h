// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/lane_series.h"

#include <QMenu>

class QSettings;

namespace muscope {

class TimelineService;

// By what the timeline sorts events into lanes. Remembers the choice.
class LaneMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneMenu)

public:
    LaneMenu(TimelineService& timeline, QSettings& settings, QWidget* parent);

private:
    void setGrouping(LaneGrouping grouping);

    TimelineService& m_timeline;
    QSettings& m_settings;
    QAction* m_direction;
    QAction* m_stream;
};

} // namespace muscope
