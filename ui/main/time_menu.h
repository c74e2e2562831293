// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/time_format.h"

#include <QMenu>

class QSettings;

namespace muscope {

class InspectionState;
class Workspace;

// How times are written: in UTC, in this computer's zone, and which zone a column without one is
// taken to be in. The first choice is remembered; the zone is the open store's and ends with it.
class TimeMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeMenu)

public:
    TimeMenu(const Workspace& workspace, InspectionState& state, QSettings& settings,
             QWidget* window);

private:
    void setDisplay(TimeFormat::Display display);
    void setZone(std::optional<QTimeZone> zone);
    void askForZone();
    void followStore();
    void showFormat();

    const Workspace& m_workspace;
    InspectionState& m_state;
    QSettings& m_settings;
    QWidget* m_window;
    QAction* m_utc;
    QAction* m_local;
    QAction* m_asStored;
    QAction* m_assumed;
    QString m_store; // the zone was chosen for it
};

} // namespace muscope
