// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/problems_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/problems_model.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/problem_delegate.h"
#include "ui/views/message_page.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

ProblemsView::ProblemsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_model(new ProblemsModel(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_message(new MessagePage(theme, u"check"_s, this)) {
    build(theme);
    connect(&workspace, &Workspace::sessionOpened, this, &ProblemsView::beginSession);
    connect(&workspace, &Workspace::indexAppended, this, &ProblemsView::appendRows);
    connect(&workspace, &Workspace::passChanged, this, &ProblemsView::showPage);
    connect(&state, &InspectionState::currentRowChanged, this, &ProblemsView::followState);
    connect(m_table, &QTableView::clicked, this, &ProblemsView::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProblemsView::choose);
    beginSession();
}

void ProblemsView::build(const Theme& theme) {
    m_table->setModel(m_model);
    m_table->setItemDelegate(new ProblemDelegate(theme, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setAccessibleName(tr("Problems"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setMinimumSectionSize(metrics::RowHeight);
    m_table->verticalHeader()->setDefaultSectionSize(lineHeight(font(), metrics::RowHeight));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(ProblemsModel::Sentence,
                                                      QHeaderView::Stretch);
    m_table->setColumnWidth(ProblemsModel::Sign,
                            fontMetrics().horizontalAdvance(u"wrong subject"_s) + 44);
    m_table->setColumnWidth(ProblemsModel::Number, 72);
    m_table->setColumnWidth(ProblemsModel::FoundIn, 184);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setAccessibleName(tr("Problems of the session"));
}

void ProblemsView::beginSession() {
    m_model->reset(m_workspace.index(), m_workspace.failureNotes());
    showPage();
}

void ProblemsView::appendRows() {
    m_model->append(m_workspace.index(), m_workspace.failureNotes());
    showPage();
}

void ProblemsView::showPage() {
    emit countChanged(m_model->rowCount());
    if (m_model->rowCount() > 0) {
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
        return tr("No failing receipt among %1 checked events").arg(countText(coverage.events));
    }
    return pass.isRunning()
               ? tr("No failing receipt among the first %1 events").arg(countText(coverage.events))
               : tr("No failing receipt among the %1 events that were read; the rest is unchecked")
                     .arg(countText(coverage.events));
}

void ProblemsView::followState() {
    const auto row = m_state.currentRow();
    const int listed = row ? m_model->rowOf(*row) : -1;
    if (listed < 0) {
        m_table->selectionModel()->clear();
    } else if (m_table->currentIndex().row() != listed) {
        m_table->setCurrentIndex(m_model->index(listed, ProblemsModel::Sentence));
    }
}

void ProblemsView::choose(const QModelIndex& index) {
    if (index.isValid()) {
        m_state.setCurrentRow(m_model->eventAt(index.row()));
    }
}

} // namespace muscope
