// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workflow_renderer.h"
#include "ui/style/theme.h"

#include <QWidget>

class QSplitter;
class QToolButton;

namespace muscope {

class ElidedLabel;
class RoleLabel;
class SourceView;
class WorkflowPageView;

// One workflow: rendered, with its source beside it.
class WorkflowView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowView)

public:
    explicit WorkflowView(const Theme& theme, QWidget* parent = nullptr);

    // line: of the source, to bring into view and mark in both; 0: the beginning. Null: nothing.
    void showWorkflow(std::shared_ptr<const Workflow> workflow, int line = 0);
    [[nodiscard]] const std::shared_ptr<const Workflow>& workflow() const { return m_workflow; }
    // Turns the source on.
    void showSource();
    // Whether all of it is there.
    [[nodiscard]] bool isFilled() const;

signals:
    void rendered(const std::shared_ptr<const muscope::WorkflowPage>& page);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void showPage(const std::shared_ptr<const WorkflowPage>& page);
    void showHeading();
    void goToLine(int line);
    void goToSource(int line);
    void turnSource(bool isShown);

    ElidedLabel* m_file;
    RoleLabel* m_told;
    QToolButton* m_sourceSwitch;
    QSplitter* m_splitter;
    WorkflowPageView* m_page;
    SourceView* m_source;
    WorkflowRenderer m_renderer;
    std::shared_ptr<const Workflow> m_workflow;
    int m_line = 0;
    bool m_isRendered = false;
    bool m_isSourceChosen = false; // a person turned the source on or off
};

} // namespace muscope
