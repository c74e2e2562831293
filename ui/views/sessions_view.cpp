// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/sessions_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/state/selected_rows.h"
#include "ui/state/selection_copier.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/session_delegate.h"
#include "ui/views/message_page.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
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
    , m_onlyFailing(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_empty(new MessagePage(theme, u"list"_s, this)) {
    build(theme);
    connect(&workspace, &Workspace::sessionsChanged, this, &SessionsView::showSessions);
    connect(&workspace, &Workspace::sessionsFollowed, this, &SessionsView::updateSessions);
    connect(&workspace, &Workspace::sessionVerified, this,
            [this](const SessionId& id) { showCoverage({id}); });
    connect(&workspace, &Workspace::sessionsVerified, this, &SessionsView::showCoverage);
    connect(&workspace, &Workspace::verificationChanged, this, &SessionsView::showVerification);
    connect(m_onlyFailing, &QToolButton::toggled, this, &SessionsView::showOnlyFailing);
    connect(&workspace, &Workspace::sessionOpened, this, &SessionsView::showCurrent);
    connect(&state, &InspectionState::timeFormatChanged, this,
            [this] { m_model->setTimeFormat(m_state.timeFormat()); });
    connect(m_search, &QLineEdit::textChanged, this, &SessionsView::search);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
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
    m_onlyFailing->setText(tr("failing"));
    m_onlyFailing->setToolTip(tr("Show only sessions of which a receipt fails"));
    m_onlyFailing->setAccessibleName(tr("Only failing sessions"));
    m_onlyFailing->setCheckable(true);
    m_onlyFailing->hide(); // until the store is verified
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SessionDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("List of sessions"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* copier = new SelectionCopier(
        *m_list, {SessionsModel::copiedTitles(),
                  [this](int row, CopyForm form) { return m_model->copiedCells(row, form); }});
    connect(copier, &SelectionCopier::copied, &m_state, &InspectionState::say);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);

    auto* headingRow = new QHBoxLayout;
    headingRow->setContentsMargins(metrics::Gap, 10, metrics::Gap, 6);
    headingRow->addWidget(heading);
    headingRow->addStretch();
    headingRow->addWidget(m_count);
    auto* searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Half);
    searchRow->setSpacing(metrics::Quarter);
    searchRow->addWidget(m_search);
    searchRow->addWidget(m_onlyFailing);
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
    if (m_listed != m_workspace.sessionList()) {
        m_listed = m_workspace.sessionList();
        m_model->setSessions(m_listed);
        SessionsModel::Coverages coverages;
        for (const SessionSummary& session : m_workspace.sessions()) {
            if (const auto coverage = m_workspace.coverageOf(session.id)) {
                coverages.emplace_back(session.id, *coverage);
            }
        }
        m_model->setCoverages(coverages);
    }
    showVerification();
    showCount();
    showCurrent();
}

void SessionsView::updateSessions() {
    const QScopedValueRollback following(m_isFollowing, true);
    m_listed = m_workspace.sessionList();
    m_model->updateSessions(m_listed);
    showCount();
}

void SessionsView::showCoverage(const std::vector<SessionId>& ids) {
    const QScopedValueRollback following(m_isFollowing, true);
    SessionsModel::Coverages coverages;
    for (const SessionId& id : ids) {
        if (const auto coverage = m_workspace.coverageOf(id)) {
            coverages.emplace_back(id, *coverage);
        }
    }
    if (m_model->setCoverages(coverages)) {
        showCount();
        showCurrent();
    }
}

void SessionsView::showVerification() {
    const bool isVerified = m_workspace.verification().pass.phase != PassState::Phase::Idle;
    m_onlyFailing->setVisible(isVerified);
    if (!isVerified) {
        m_onlyFailing->setChecked(false);
    }
}

void SessionsView::showOnlyFailing(bool isOnly) {
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setOnlyFailing(isOnly);
    showCount();
    showCurrent();
}

void SessionsView::showCurrent() {
    const QScopedValueRollback following(m_isFollowing, true);
    const auto& session = m_workspace.currentSession();
    const QModelIndex current = session ? m_model->indexOf(*session) : QModelIndex();
    if (current != m_list->currentIndex()) {
        m_list->setCurrentIndex(current);
    }
    tellChosen(); // a model that begins anew forgets what is chosen without a word
}

void SessionsView::search(const QString& text) {
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setSearch(text);
    showCount();
    showCurrent();
}

QString SessionsView::countSentence() const {
    const int shown = m_model->rowCount();
    const int total = m_model->total();
    if (m_workspace.isListing()) {
        return tr("listing sessions…");
    }
    if (m_workspace.isListPartial()) {
        return tr("the newest %1").arg(countText(total));
    }
    return shown == total ? countText(shown)
                          : tr("%1 of %2").arg(countText(shown), countText(total));
}

void SessionsView::showCount() {
    const int shown = m_model->rowCount();
    m_count->setText(countSentence());
    if (m_model->total() == 0) {
        m_empty->setMessage(tr("No session in this store"),
                            tr("Nothing has been recorded into it so far."));
    } else {
        m_empty->setMessage(tr("No session found"),
                            m_onlyFailing->isChecked()
                                ? tr("Of none that was checked so far a receipt fails.")
                                : tr("No session id holds this text."));
    }
    m_pages->setCurrentWidget(shown == 0 ? static_cast<QWidget*>(m_empty) : m_list);
}

void SessionsView::tellChosen() {
    std::vector<SessionId> ids;
    for (const int row : selectedRows(*m_list->selectionModel())) {
        ids.push_back(m_model->session(row).id);
    }
    m_state.setChosenSessions(std::move(ids));
}

void SessionsView::choose() {
    tellChosen();
    // Several are chosen to be copied or exported.
    const std::vector<SessionId>& chosen = m_state.chosenSessions();
    if (!m_isFollowing && chosen.size() == 1) {
        m_state.selectSession(chosen.front());
    }
}

} // namespace muscope
