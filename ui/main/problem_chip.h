// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QToolButton;

namespace muscope {

class InspectionState;
class SignLabel;
class Workspace;

// How many problems the session has, under the sign of the worst, with the way to the previous and
// the next one.
class ProblemChip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemChip)

public:
    ProblemChip(const Workspace& workspace, InspectionState& state, const Theme& theme,
                QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showProblems();
    void recolour();

    const Workspace& m_workspace;
    const Theme& m_theme;
    QToolButton* m_previous;
    QToolButton* m_next;
    SignLabel* m_failing;
    SignLabel* m_holding;
};

} // namespace muscope
