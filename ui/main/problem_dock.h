// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QTabBar;

namespace muscope {

class ProblemsView;

// The lower part of the window: a tab for each list of findings.
class ProblemDock final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemDock)

public:
    // Takes the view as its child.
    ProblemDock(ProblemsView* problems, const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QTabBar* m_tabs;
};

} // namespace muscope
