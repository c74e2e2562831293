// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QToolButton;

namespace muscope {

class InspectionState;
class RoleLabel;
class Workspace;

// Says above the table to which stretch of time it is narrowed, and takes that back. Makes the
// selected range of the state the workspace's.
class RangeChip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RangeChip)

public:
    RangeChip(Workspace& workspace, InspectionState& state, const Theme& theme,
              QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void followRange();
    void showRange();
    void recolour();

    Workspace& m_workspace;
    InspectionState& m_state;
    const Theme& m_theme;
    RoleLabel* m_label;
    QToolButton* m_clear;
};

} // namespace muscope
