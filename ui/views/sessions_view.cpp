// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/sessions_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/session_delegate.h"
#include "ui/views/message_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

SessionsView::SessionsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                           QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_model(new SessionsModel(this))
    , m_count(new RoleLabel(theme, ColorRole::Muted, this))
    , m_search(new QLineEdit(this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_empty(new MessagePage(theme, u"list"_s, this)) {
    build(theme);
    connect(&workspace, &Workspace::sessionsChanged, this, &SessionsView::showSessions);
    connect(&workspace, &Workspace::sessionVerified, this, &SessionsView::showCoverage);
    connect(&workspace, &Workspace::sessionOpened, this, &SessionsView::showCurrent);
    connect(&state, &InspectionState::timeFormatChanged, this,
            [this] { m_model->setTimeFormat(m_state.timeFormat()); });
    connect(m_search, &QLineEdit::textChanged, this, &SessionsView::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SessionsView::choose);
    showSessions();
}

void SessionsView::build(const Theme& theme) {
    setAccessibleName(tr("Sessions"));
    auto* heading = new RoleLabel(theme, ColorRole::Text, this);
    heading->setText(tr("Sessions"));
    heading->setFont(semiboldFont(font()));
    m_search->setPlaceholderText(tr("Search sessions"));
    m_search->setAccessibleName(tr("Search sessions"));
    m_search->setClearButtonEnabled(true);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SessionDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("List of sessions"));
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);

    auto* headingRow = new QHBoxLayout;
    headingRow->setContentsMargins(metrics::Gap, 10, metrics::Gap, 6);
    headingRow->addWidget(heading);
    headingRow->addStretch();
    headingRow->addWidget(m_count);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Half);
    searchRow->addWidget(m_search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(headingRow);
    layout->addLayout(searchRow);
    layout->addWidget(m_pages, 1);
}

void SessionsView::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SessionsView::showSessions() {
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setSessions(m_workspace.sessions());
    for (const SessionSummary& session : m_workspace.sessions()) {
        if (const auto coverage = m_workspace.coverageOf(session.id)) {
            m_model->setCoverage(session.id, *coverage);
        }
    }
    showCount();
    showCurrent();
}

void SessionsView::showCoverage(const SessionId& id) {
    if (const auto coverage = m_workspace.coverageOf(id)) {
        m_model->setCoverage(id, *coverage);
    }
}

void SessionsView::showCurrent() {
    const QScopedValueRollback following(m_isFollowing, true);
    const auto& session = m_workspace.currentSession();
    const QModelIndex current = session ? m_model->indexOf(*session) : QModelIndex();
    if (current != m_list->currentIndex()) {
        m_list->setCurrentIndex(current);
    }
}

void SessionsView::search(const QString& text) {
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setSearch(text);
    showCount();
    showCurrent();
}

void SessionsView::showCount() {
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total()
                         ? countText(shown)
                         : tr("%1 of %2").arg(countText(shown), countText(m_model->total())));
    m_empty->setMessage(m_model->total() == 0 ? tr("No session in this store")
                                              : tr("No session found"),
                        m_model->total() == 0 ? tr("Nothing has been recorded into it so far.")
                                              : tr("No session id holds this text."));
    m_pages->setCurrentWidget(shown == 0 ? static_cast<QWidget*>(m_empty) : m_list);
}

void SessionsView::choose(const QModelIndex& index) {
    // Focus alone makes a row current without choosing it.
    if (index.isValid() && !m_isFollowing && m_list->selectionModel()->isSelected(index)) {
        m_state.selectSession(m_model->session(index.row()).id);
    }
}

} // namespace muscope
