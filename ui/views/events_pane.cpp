// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/events_pane.h"

#include "core/workspace/live_connections.h"
#include "core/workspace/workspace.h"
#include "ui/models/event_table_model.h"
#include "ui/state/inspection_state.h"
#include "ui/views/banner.h"
#include "ui/views/event_table_view.h"
#include "ui/views/find_bar.h"
#include "ui/views/follow_strip.h"
#include "ui/views/message_page.h"
#include "ui/views/range_chip.h"
#include "ui/views/receipt_drop.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollBar>
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
    , m_message(new MessagePage(theme, u"list"_s, this))
    , m_noneSelected(new MessagePage(theme, u"filter"_s, this))
    , m_find(new FindBar(workspace, state, theme, this)) {
    build(theme);
    connect(&workspace, &Workspace::sessionOpened, this, &EventsPane::beginSession);
    connect(&workspace, &Workspace::sessionPreviewed, this, &EventsPane::showPreview);
    connect(&workspace, &Workspace::indexAppended, this, &EventsPane::appendRows);
    connect(&workspace, &Workspace::operationsChanged, this, &EventsPane::refreshRows);
    connect(&workspace, &Workspace::passChanged, this, &EventsPane::showPass);
    connect(&workspace, &Workspace::storeStateChanged, this, &EventsPane::showPass);
    connect(&workspace.liveConnections(), &LiveConnections::changed, this, &EventsPane::showPass);
    connect(&workspace, &Workspace::sessionsChanged, this, &EventsPane::showPage);
    connect(&workspace.rowSelector(), &RowSelector::selectionChanged, this,
            &EventsPane::followSelection);
    connect(&state, &InspectionState::currentRowChanged, this, &EventsPane::followState);
    connect(&state, &InspectionState::timeFormatChanged, this,
            [this] { m_model->setTimeFormat(m_state.timeFormat()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &EventsPane::tellState);
    connect(m_table, &EventTableView::copyWanted, this, &EventsPane::copy);
    auto* drop = new ReceiptDrop(theme, m_table->viewport(),
                                 [this](const QPoint& at) { return rowPartAt(at); });
    connect(drop, &ReceiptDrop::dropped, this, &EventsPane::takeReceipts);
    connect(m_banner, &Banner::buttonClicked, &workspace, &Workspace::reload);
    m_model->setTimeFormat(state.timeFormat());
    connectFollowing();
    connect(m_find, &FindBar::closed, m_table, [this] { m_table->setFocus(); });
    beginSession();
}

void EventsPane::build(const Theme& theme) {
    m_table->setModel(m_model);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_noneSelected);
    m_clearFilter = m_noneSelected->addButton(tr("Clear the filter"));
    m_clearRange = m_noneSelected->addButton(tr("Show all times"));
    connect(m_clearFilter, &QPushButton::clicked, this, &EventsPane::clearFilter);
    connect(m_clearRange, &QPushButton::clicked, this,
            [this] { m_state.setSelectedRange(std::nullopt); });
    m_banner->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(new RangeChip(m_workspace, m_state, theme, this));
    layout->addWidget(m_pages, 1);
    layout->addWidget(new FollowStrip(m_state.follow(), theme, this));
    layout->addWidget(m_find);
    setAccessibleName(tr("Events of the session"));
}

void EventsPane::connectFollowing() {
    const QScrollBar* bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &EventsPane::followScrolling);
    connect(bar, &QScrollBar::rangeChanged, this, &EventsPane::showNewest);
    connect(&m_state.follow(), &FollowState::newestWanted, this, &EventsPane::showNewest);
}

// Rows that are added move the end and not what is in view: only a person does that.
void EventsPane::followScrolling(int value) {
    if (value < m_table->verticalScrollBar()->maximum()) {
        m_state.follow().pause();
    } else if (value > 0) {
        m_state.follow().resume();
    }
}

void EventsPane::showNewest() {
    if (m_state.follow().isFollowing() && !m_isPreview) {
        m_table->scrollToBottom(); // lays new rows out first: they are painted a frame sooner
    }
}

void EventsPane::copy(CopyForm form) {
    m_copier.copy(m_table->chosenRows(), m_model->cells(), m_table->shownColumns(), form);
}

void EventsPane::copyJson() {
    m_copier.copyJson(m_table->chosenRows());
}

void EventsPane::beginSession() {
    m_isPreview = false;
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_model->reset(m_workspace.index(), m_workspace.rowSelector().selection());
    showPass();
}

void EventsPane::showPreview() {
    if (!m_workspace.rowSelector().isEverything()) {
        return;
    }
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
    showNewest();
    const bool hasCurrent = m_table->currentIndex().isValid(); // focus may give it one
    showPage();
    if (m_state.currentRow() && !hasCurrent) {
        showCurrent();
    }
}

void EventsPane::followSelection(RowSelector::Change change) {
    if (m_isPreview) {
        return;
    }
    const RowSelection& selection = m_workspace.rowSelector().selection();
    switch (change) {
    case RowSelector::Change::Replaced:
        m_model->reset(m_workspace.index(), selection);
        break;
    case RowSelector::Change::Longer:
        m_model->extend(m_workspace.index(), selection);
        break;
    }
    const bool hasCurrent = m_table->currentIndex().isValid(); // focus may give it one
    showPage();
    if (!hasCurrent) {
        showCurrent();
    }
}

void EventsPane::clearFilter() {
    m_workspace.rowSelector().setFilter(Filter());
}

void EventsPane::refreshRows() {
    m_model->refresh(m_workspace.index());
}

void EventsPane::showPass() {
    const PassState& pass = m_workspace.pass();
    const bool hasFailed = pass.phase == PassState::Phase::Failed;
    m_model->setPassDone(!m_workspace.mayBeAnswered());
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
    if (!m_workspace.index().isEmpty() && !m_workspace.rowSelector().isEverything()) {
        showNoneSelected();
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

void EventsPane::showNoneSelected() {
    const bool isFiltered = !m_workspace.rowSelector().filter().isEverything();
    const bool isNarrowed = m_workspace.rowSelector().range().has_value();
    m_clearFilter->setVisible(isFiltered);
    m_clearRange->setVisible(isNarrowed);
    m_noneSelected->setMessage(
        isFiltered ? tr("No event passes the filter") : tr("No event lies in this stretch of time"),
        m_workspace.pass().isRunning() ? tr("The session is still being read.")
        : isFiltered && isNarrowed     ? tr("The table is narrowed to a stretch of time as well.")
                                       : QString());
    m_pages->setCurrentWidget(m_noneSelected);
}

void EventsPane::followState() {
    showCurrent();
    const auto row = m_state.currentRow();
    if (row && !m_workspace.rowSelector().selection().placeOf(*row)) {
        m_state.say(tr("Event %1 is not among those shown: the filter or the selected time leaves "
                       "it out.")
                        .arg(row->value() + 1));
    }
}

void EventsPane::showCurrent() {
    const auto row = m_state.currentRow();
    const auto wanted = row ? m_model->rowOf(*row) : std::nullopt;
    if (!wanted) {
        m_table->selectionModel()->clear();
        return;
    }
    const QModelIndex current = m_table->currentIndex();
    if (current.row() == *wanted && m_table->selectionModel()->isSelected(current)) {
        return;
    }
    const QModelIndex index = m_model->index(*wanted, std::max(0, current.column()));
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

// The row that a receipt would be dropped on; none of a preview, whose rows cannot be chosen.
QRect EventsPane::rowPartAt(const QPoint& at) const {
    const int row = m_isPreview ? -1 : m_table->rowAt(at.y());
    return row < 0 ? QRect()
                   : QRect(0, m_table->rowViewportPosition(row), m_table->viewport()->width(),
                           m_table->rowHeight(row));
}

void EventsPane::takeReceipts(const QStringList& files, const QPoint& at) {
    m_state.setCurrentRow(m_model->rowNumberAt(m_table->rowAt(at.y())));
    m_state.giveReceiptFiles(files);
}

void EventsPane::tellState(const QModelIndex& current) {
    // Focus alone makes a row current without choosing it.
    if (current.isValid() && m_table->selectionModel()->isSelected(current)) {
        m_state.setCurrentRow(m_model->rowNumberAt(current.row()));
    }
}

} // namespace muscope
