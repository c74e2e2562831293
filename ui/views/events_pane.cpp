// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/events_pane.h"

#include "core/workspace/workspace.h"
#include "ui/models/event_table_model.h"
#include "ui/state/inspection_state.h"
#include "ui/views/banner.h"
#include "ui/views/event_table_view.h"
#include "ui/views/message_page.h"

#include <QItemSelectionModel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

EventsPane::EventsPane(Workspace& workspace, InspectionState& state, const Theme& theme,
                       QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_copier(workspace, state)
    , m_model(new EventTableModel(this))
    , m_banner(new Banner(theme, tr("Reload"), this))
    , m_pages(new QStackedWidget(this))
    , m_table(new EventTableView(theme, this))
    , m_message(new MessagePage(theme, u"list"_s, this)) {
    build();
    connect(&workspace, &Workspace::sessionOpened, this, &EventsPane::beginSession);
    connect(&workspace, &Workspace::sessionPreviewed, this, &EventsPane::showPreview);
    connect(&workspace, &Workspace::indexAppended, this, &EventsPane::appendRows);
    connect(&workspace, &Workspace::operationsChanged, this, &EventsPane::refreshRows);
    connect(&workspace, &Workspace::passChanged, this, &EventsPane::showPass);
    connect(&workspace, &Workspace::storeStateChanged, this, &EventsPane::showPass);
    connect(&workspace, &Workspace::sessionsChanged, this, &EventsPane::showPage);
    connect(&state, &InspectionState::currentRowChanged, this, &EventsPane::followState);
    connect(&state, &InspectionState::timeFormatChanged, this,
            [this] { m_model->setTimeFormat(m_state.timeFormat()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EventsPane::tellState);
    connect(m_table, &EventTableView::copyWanted, this, &EventsPane::copy);
    connect(m_banner, &Banner::buttonClicked, &workspace, &Workspace::reload);
    m_model->setTimeFormat(state.timeFormat());
    beginSession();
}

void EventsPane::build() {
    m_table->setModel(m_model);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    m_banner->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    setAccessibleName(tr("Events of the session"));
}

void EventsPane::copy(RowCopier::Form form) {
    m_copier.copy(m_table->chosenRows(), m_model->cells(), m_table->shownColumns(), form);
}

void EventsPane::beginSession() {
    m_isPreview = false;
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_model->reset(m_workspace.index());
    showPass();
}

void EventsPane::showPreview() {
    m_isPreview = true;
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_model->reset(m_workspace.preview());
    showPage();
}

void EventsPane::appendRows() {
    if (m_isPreview) {
        beginSession();
    }
    m_model->append(m_workspace.index());
    showPage();
    if (m_state.currentRow() && !m_table->currentIndex().isValid()) {
        followState();
    }
}

void EventsPane::refreshRows() {
    m_model->refresh(m_workspace.index());
}

void EventsPane::showPass() {
    const PassState& pass = m_workspace.pass();
    const bool hasFailed = pass.phase == PassState::Phase::Failed;
    m_model->setPassDone(pass.phase == PassState::Phase::Done);
    m_banner->setVisible(hasFailed);
    if (hasFailed) {
        const QString reason = pass.error ? pass.error->message : tr("Reading the session failed.");
        m_banner->setSentence(
            m_model->rowCount() > 0
                ? tr("%1. What was read up to there is shown; the rest is unchecked.").arg(reason)
                : reason);
    }
    showPage();
}

void EventsPane::showPage() {
    const PassState& pass = m_workspace.pass();
    if (m_model->rowCount() > 0) {
        m_pages->setCurrentWidget(m_table);
        return;
    }
    if (!m_workspace.currentSession()) {
        m_message->setMessage(
            m_workspace.sessions().empty() ? tr("Nothing to show") : tr("No session selected"),
            m_workspace.sessions().empty() ? tr("This store holds no session.")
                                           : tr("Choose a session on the left to see its events."));
    } else if (pass.isRunning()) {
        m_message->setMessage(tr("Reading the session…"), {});
    } else if (pass.phase == PassState::Phase::Failed) {
        m_message->setMessage(tr("The session could not be read"), {});
    } else if (pass.phase == PassState::Phase::Cancelled) {
        m_message->setMessage(tr("Reading was stopped"), tr("F5 reads the session anew."));
    } else {
        m_message->setMessage(tr("This session has no events"),
                              tr("F5 looks whether some have come since."));
    }
    m_pages->setCurrentWidget(m_message);
}

void EventsPane::followState() {
    const auto row = m_state.currentRow();
    if (!row) {
        m_table->selectionModel()->clear();
        return;
    }
    const int wanted = static_cast<int>(row->value());
    const QModelIndex current = m_table->currentIndex();
    if ((current.isValid() && current.row() == wanted) || wanted >= m_model->rowCount()) {
        return;
    }
    const QModelIndex index = m_model->index(wanted, std::max(0, current.column()));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void EventsPane::tellState(const QModelIndex& current) {
    // Focus alone makes a row current without choosing it.
    if (current.isValid() && m_table->selectionModel()->isSelected(current)) {
        m_state.setCurrentRow(RowNumber(static_cast<std::uint32_t>(current.row())));
    }
}

} // namespace muscope
