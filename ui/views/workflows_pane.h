// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow.h"
#include "ui/style/theme.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace muscope {

class InspectionState;
class MessagePage;
class WorkflowList;
class WorkflowView;
class Workspace;

// The open workflows: a list of the documents beside the one that is shown.
class WorkflowsPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowsPane)

public:
    WorkflowsPane(const Workspace& workspace, InspectionState& state, const Theme& theme,
                  QWidget* parent = nullptr);

    // Whether all of what is to be shown is there.
    [[nodiscard]] bool isFilled() const;

signals:
    void countChanged(qint64 documents);
    void folderWanted();
    void fileWanted();
    void shown(); // a document was asked for from elsewhere

private:
    void build();
    void showSet();
    void showSessionFindings();
    void showWorkflow(const std::shared_ptr<const Workflow>& workflow, int line);
    void showWanted(const std::shared_ptr<const Workflow>& workflow, int line);

    const Workspace& m_workspace;
    QStackedWidget* m_pages;
    QSplitter* m_splitter;
    WorkflowList* m_list;
    WorkflowView* m_view;
    MessagePage* m_empty;
};

} // namespace muscope
