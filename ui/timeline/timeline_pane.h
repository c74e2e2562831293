// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/timeline/time_navigator.h"

#include <QWidget>

namespace muscope {

class LanesView;
class MinimapView;
class RulerView;

// The timeline of the open session: the whole of it in one row, a ruler, and the lanes of what is
// in view. Follows the workspace and the inspection state; tells the latter what was chosen.
class TimelinePane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePane)

public:
    TimelinePane(Workspace& workspace, InspectionState& state, const Theme& theme,
                 QWidget* parent = nullptr);

    // The height that shows the lanes there are, up to six.
    [[nodiscard]] int usualHeight() const;

    [[nodiscard]] TimeNavigator& navigator() { return m_navigator; }
    [[nodiscard]] LanesView& lanes() { return *m_lanes; }
    [[nodiscard]] MinimapView& minimap() { return *m_minimap; }
    [[nodiscard]] RulerView& ruler() { return *m_ruler; }

signals:
    void usualHeightChanged();

private:
    void build();
    void followLanes();
    void showMessage();

    Workspace& m_workspace;
    TimeNavigator m_navigator;
    MinimapView* m_minimap;
    RulerView* m_ruler;
    LanesView* m_lanes;
    int m_shownLanes = 6; // of the usual height; kept while there are none
};

} // namespace muscope
