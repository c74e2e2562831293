// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace muscope {

class ProblemsView;
class WorkflowsPane;

// The lower part of the window: a tab for each list of findings, and the workflows.
class ProblemDock final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemDock)

public:
    // Takes the views as its children.
    ProblemDock(ProblemsView* problems, WorkflowsPane* workflows, const Theme& theme,
                QWidget* parent = nullptr);

    void showWorkflows();
    // Whether what is in front wants more room than a list does.
    [[nodiscard]] bool isTall() const;

signals:
    void tallChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
};

} // namespace muscope
