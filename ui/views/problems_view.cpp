// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/problems_view.h"

#include "core/workspace/companions.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/problems_model.h"
#include "ui/state/inspection_state.h"
#include "ui/views/message_page.h"
#include "ui/views/problems_table.h"

#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// The view of an event that shows a problem of a kind best; empty: any does.
QString viewOf(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
    case ProblemKind::WrongSubject:
    case ProblemKind::Malformed:
        return u"receipt"_s;
    case ProblemKind::Schema:
    case ProblemKind::Permission:
    case ProblemKind::Undeclared:
    case ProblemKind::SchemaUnchecked:
        return u"workflow"_s;
    case ProblemKind::Error:
    case ProblemKind::Hung:
    case ProblemKind::Orphan:
    case ProblemKind::Ambiguous:
    case ProblemKind::OrphanReceipt:
    case ProblemKind::TimeBackwards:
    case ProblemKind::NotUtf8:
    case ProblemKind::DuplicateKeys:
    case ProblemKind::Workflow:
        break;
    }
    return {};
}

} // namespace

ProblemsView::ProblemsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_model(new ProblemsModel(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new ProblemsTable(*m_model, theme, this))
    , m_message(new MessagePage(theme, u"check"_s, this)) {
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setAccessibleName(tr("Problems of the session"));
    connect(&workspace, &Workspace::sessionOpened, this, &ProblemsView::showProblems);
    connect(&workspace, &Workspace::problemsChanged, this, &ProblemsView::showProblems);
    connect(&workspace, &Workspace::passChanged, this, &ProblemsView::showPage);
    connect(&workspace, &Workspace::indexAppended, this, &ProblemsView::showPage);
    connect(&state, &InspectionState::currentRowChanged, this, &ProblemsView::followState);
    connect(m_table, &ProblemsTable::copied, &state, &InspectionState::say);
    connect(m_table, &ProblemsTable::chosen, this, &ProblemsView::choose);
    connect(m_table, &ProblemsTable::looseChosen, this, &ProblemsView::chooseLoose);
    showProblems();
}

void ProblemsView::showProblems() {
    m_model->setProblems(m_workspace.problems(), m_workspace.index());
    showPage();
}

void ProblemsView::showPage() {
    const std::size_t problems = m_model->problemCount();
    emit countChanged(static_cast<qint64>(problems));
    if (problems > 0) {
        m_pages->setCurrentWidget(m_table);
        return;
    }
    m_message->setMessage(emptySentence(), {});
    m_pages->setCurrentWidget(m_message);
}

QString ProblemsView::emptySentence() const {
    const Coverage& coverage = m_workspace.index().coverage();
    const PassState& pass = m_workspace.pass();
    if (!m_workspace.currentSession()) {
        return tr("No session selected");
    }
    if (pass.phase == PassState::Phase::Done && coverage.unchecked == 0) {
        return tr("No problem among %1 checked events").arg(countText(coverage.events));
    }
    return pass.isRunning()
               ? tr("No problem among the first %1 events").arg(countText(coverage.events))
               : tr("No problem among the %1 events that were read; the rest is unchecked")
                     .arg(countText(coverage.events));
}

void ProblemsView::choose(RowNumber event) {
    m_state.setCurrentRow(event);
    const QString view = viewOf(m_model->kindAt(m_table->currentIndex().row()));
    if (!m_isFollowing && !view.isEmpty()) {
        m_state.showView(view);
    }
}

void ProblemsView::chooseLoose(const LooseProblem& problem) {
    const auto set = m_workspace.companions().files().workflows;
    const auto workflow = set ? set->at(problem.workflow, problem.line) : nullptr;
    if (workflow) {
        m_state.showWorkflow(workflow, problem.line);
    }
}

void ProblemsView::followState() {
    const QScopedValueRollback following(m_isFollowing, true);
    const auto row = m_state.currentRow();
    const QModelIndex here = m_table->currentIndex();
    if (here.isValid() && row && m_model->eventAt(here.row()) == row) {
        return;
    }
    const int listed = row ? m_model->rowOf(*row) : -1;
    if (listed < 0) {
        m_table->selectionModel()->clear();
    } else {
        m_table->setCurrentIndex(m_model->index(listed, ProblemsModel::Sentence));
    }
}

} // namespace muscope
