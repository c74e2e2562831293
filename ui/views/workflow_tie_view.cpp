// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workflow_tie_view.h"

#include "core/workspace/companions.h"
#include "core/workspace/workspace.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/message_page.h"
#include "ui/views/tie_section.h"

#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t MostTies = 20;

} // namespace

WorkflowTieView::WorkflowTieView(const Workspace& workspace, InspectionState& state,
                                 const Theme& theme, QWidget* parent)
    : DetailView(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_pages(new QStackedWidget(this))
    , m_area(new QScrollArea(this))
    , m_empty(new MessagePage(theme, u"file"_s, this))
    , m_open(nullptr) {
    QPushButton* open = m_empty->addButton(tr("Open workflows…"));
    connect(open, &QPushButton::clicked, &state, &InspectionState::askForWorkflows);
    m_open = open;
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Workflows of the event"));
    m_pages->addWidget(m_area);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setAccessibleName(tr("Workflow"));
}

QString WorkflowTieView::name() const {
    return u"workflow"_s;
}

QString WorkflowTieView::title() const {
    return tr("Workflow");
}

void WorkflowTieView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    if (detail->workflows.empty()) {
        showEmpty();
        return;
    }
    m_area->setWidget(makePage(*detail));
    m_pages->setCurrentWidget(m_area);
}

QWidget* WorkflowTieView::makePage(const EventDetail& detail) {
    auto* page = new QWidget(m_area);
    page->setAccessibleName(tr("Workflows of the event"));
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    layout->setSpacing(metrics::Wide);
    const std::size_t shown = std::min(detail.workflows.size(), MostTies);
    for (std::size_t place = 0; place < shown; ++place) {
        const WorkflowTie& tie = detail.workflows[place];
        auto* section = new TieSection(tie, m_theme, page);
        connect(section, &TieSection::pathChosen, &m_state, &InspectionState::showPath);
        connect(
            section, &TieSection::lineChosen, &m_state,
            [this, workflow = tie.workflow](int line) { m_state.showWorkflow(workflow, line); });
        layout->addWidget(section);
    }
    if (shown < detail.workflows.size()) {
        auto* rest = new RoleLabel(m_theme, ColorRole::Muted, page);
        rest->setText(tr("%1 more workflows are not shown").arg(detail.workflows.size() - shown));
        layout->addWidget(rest);
    }
    layout->addStretch();
    return page;
}

void WorkflowTieView::showEmpty() {
    const auto set = m_workspace.companions().files().workflows;
    m_open->setVisible(!set);
    if (set) {
        m_empty->setMessage(tr("Not tied to a workflow"),
                            tr("No open workflow declares the tool this event calls, and its "
                               "metadata names none."));
    } else {
        m_empty->setMessage(tr("No workflows are open"),
                            tr("Open a folder of .maml.md files: arguments and results are held "
                               "against the schemas in them."));
    }
    m_pages->setCurrentWidget(m_empty);
}

void WorkflowTieView::clear() {
    m_area->setWidget(new QWidget(m_area));
}

} // namespace muscope
