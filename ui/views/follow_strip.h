// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QPushButton;

namespace muscope {

class FollowState;
class RoleLabel;

// Says under the table that the newest events are kept in view, or that this is paused and how many
// have come since; its chip goes to the newest.
class FollowStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowStrip)

public:
    FollowStrip(FollowState& follow, const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showMode();
    void recolour();

    FollowState& m_follow;
    const Theme& m_theme;
    RoleLabel* m_label;
    QPushButton* m_newest;
};

} // namespace muscope
