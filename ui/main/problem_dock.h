// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace muscope {

class ConnectionLogView;
class ProblemsView;
class WorkflowsPane;

// The lower part of the window: a tab for each list of findings, the workflows, and what the live
// connections did.
class ProblemDock final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemDock)

public:
    // Takes the views as its children.
    ProblemDock(ProblemsView* problems, WorkflowsPane* workflows, ConnectionLogView* log,
                const Theme& theme, QWidget* parent = nullptr);

    void showWorkflows();
    // 0: of all connections.
    void showLog(std::uint32_t connection);
    // Whether what is in front wants more room than a list does.
    [[nodiscard]] bool isTall() const;

signals:
    void connectWanted();
    void tallChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ConnectionLogView* m_log;
    QTabBar* m_tabs;
    QStackedWidget* m_pages;
};

} // namespace muscope
