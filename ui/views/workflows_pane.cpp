// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workflows_pane.h"

#include "core/workspace/companions.h"
#include "core/workspace/workspace.h"
#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/state/inspection_state.h"
#include "ui/views/message_page.h"
#include "ui/views/workflow_list.h"
#include "ui/views/workflow_view.h"

#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int ListWidth = 220;

} // namespace

WorkflowsPane::WorkflowsPane(const Workspace& workspace, InspectionState& state, const Theme& theme,
                             QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_list(new WorkflowList(theme, m_splitter))
    , m_view(new WorkflowView(theme, m_splitter))
    , m_empty(new MessagePage(theme, u"file"_s, this)) {
    build();
    connect(&workspace.companions(), &Companions::changed, this, &WorkflowsPane::showSet);
    connect(&workspace, &Workspace::sessionOpened, this, &WorkflowsPane::showSessionFindings);
    connect(&workspace, &Workspace::passChanged, this, &WorkflowsPane::showSessionFindings);
    connect(&state, &InspectionState::workflowWanted, this, &WorkflowsPane::showWanted);
    connect(m_list, &WorkflowList::chosen, this, &WorkflowsPane::showWorkflow);
    connect(m_view, &WorkflowView::rendered, this,
            [this](const auto& page) { m_list->showOutline(*page); });
    showSet();
}

bool WorkflowsPane::isFilled() const {
    return !m_view->workflow() || m_view->isFilled();
}

void WorkflowsPane::build() {
    setAccessibleName(tr("Open workflows"));
    m_splitter->setAccessibleName(tr("Workflows and the one that is shown"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({ListWidth, 3 * ListWidth});
    m_list->setMinimumWidth(120);
    connect(m_empty->addButton(tr("Open workflows…")), &QPushButton::clicked, this,
            &WorkflowsPane::folderWanted);
    connect(m_empty->addButton(tr("Open workflow file…")), &QPushButton::clicked, this,
            &WorkflowsPane::fileWanted);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

void WorkflowsPane::showSet() {
    const auto set = m_workspace.companions().files().workflows;
    const bool isEmpty = !set || set->workflows().empty();
    m_list->showSet(set);
    showSessionFindings();
    emit countChanged(isEmpty ? 0 : static_cast<qint64>(set->workflows().size()));
    if (isEmpty) {
        m_view->showWorkflow(nullptr);
        m_empty->setMessage(
            set ? tr("No workflow in %1").arg(visibleLine(set->paths().join(u", "_s)))
                : tr("No workflows are open"),
            tr("A workflow is a .maml.md file: the calls of its tools are held "
               "against its schemas. "
               "Open a folder or a file, or drop one here."));
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_pages->setCurrentWidget(m_splitter);
    // What was shown before a folder was read anew is shown again.
    const auto& workflows = set->workflows();
    const auto former = m_view->workflow();
    const auto same = std::ranges::find_if(workflows, [&former](const auto& each) {
        return former && each->file() == former->file() &&
               each->document().line == former->document().line;
    });
    showWorkflow(same == workflows.end() ? workflows.front() : *same, 0);
}

void WorkflowsPane::showSessionFindings() {
    const auto set = m_workspace.companions().files().workflows;
    const bool isRead = m_workspace.pass().phase == PassState::Phase::Done;
    m_list->showSessionFindings(set && isRead ? sessionFindings(*m_workspace.problems(), *set)
                                              : std::vector<LooseProblem>());
}

void WorkflowsPane::showWorkflow(const std::shared_ptr<const Workflow>& workflow, int line) {
    m_view->showWorkflow(workflow, line);
    m_list->setCurrent(workflow);
}

void WorkflowsPane::showWanted(const std::shared_ptr<const Workflow>& workflow, int line) {
    // One that an event's metadata holds is shown as well where no file is open.
    m_pages->setCurrentWidget(m_splitter);
    showWorkflow(workflow, line);
    m_view->showSource();
    emit shown();
}

} // namespace muscope
