// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/live_opener.h"

#include "core/workspace/live_connections.h"
#include "core/workspace/workspace.h"
#include "ui/dialogs/live_dialog.h"
#include "ui/main/store_opener.h"
#include "ui/state/follow_state.h"
#include "ui/state/inspection_state.h"

namespace muscope {

LiveOpener::LiveOpener(Workspace& workspace, InspectionState& state, StoreOpener& stores,
                       LiveBook book, const Theme& theme, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_state(state)
    , m_stores(stores)
    , m_book(book)
    , m_theme(theme)
    , m_window(window) {
    connect(&workspace.liveConnections(), &LiveConnections::sessionStored, this,
            &LiveOpener::showSession);
    connect(&workspace.liveConnections(), &LiveConnections::eventsStored, &workspace,
            &Workspace::nudge);
    connect(&workspace, &Workspace::indexAppended, this, &LiveOpener::showWanted);
}

void LiveOpener::showEvent(std::uint32_t connection, std::uint64_t number) {
    const LiveConnection* live = m_workspace.liveConnections().find(connection);
    const auto place = live == nullptr ? std::nullopt : live->placeOf(number);
    if (!place) {
        m_state.say(tr("The answer is not stored yet."));
        return;
    }
    // Events are stored in the order of their numbers.
    m_wanted = {place->first, RowNumber(static_cast<std::uint32_t>(place->second))};
    if (m_workspace.currentSession() != place->first) {
        m_state.selectSession(place->first);
    }
    showWanted();
}

void LiveOpener::showWanted() {
    if (m_wanted && m_workspace.currentSession() == m_wanted->first &&
        m_wanted->second.value() < m_workspace.index().size()) {
        const RowNumber row = m_wanted->second;
        m_wanted.reset();
        m_state.setCurrentRow(row);
    }
}

void LiveOpener::showDialog(const QString& address) {
    auto* dialog = new LiveDialog(m_workspace, m_book, m_theme, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!address.isEmpty()) {
        dialog->setAddress(address);
    }
    connect(dialog, &QDialog::accepted, this, [this, dialog] { connectTo(dialog->order()); });
    dialog->open();
}

void LiveOpener::connectTo(const LiveOrder& order) {
    m_book.remember(order);
    m_workspace.liveConnections().open(order);
}

void LiveOpener::connectAgain(std::uint32_t connection) {
    const LiveConnection* former = m_workspace.liveConnections().find(connection);
    if (former != nullptr && former->status().isOver()) {
        const LiveOrder order = former->order();
        m_workspace.liveConnections().dismiss(connection);
        connectTo(order);
    }
}

void LiveOpener::showSession(std::uint32_t connection, const SessionId& session) {
    const LiveConnection* live = m_workspace.liveConnections().find(connection);
    const bool isFirst = !m_sessions.contains(connection);
    const std::optional<SessionId>& current = m_workspace.currentSession();
    // Whoever looks at something else meanwhile goes on looking at it.
    const bool isWatched = isFirst || (current && *current == m_sessions.value(connection));
    m_sessions.insert(connection, session);
    if (live == nullptr || !isWatched) {
        return;
    }
    const StoreLocation& store = live->order().store;
    const bool isOpen = m_workspace.storeState() == Workspace::StoreState::Open &&
                        m_workspace.location().storableText() == store.storableText();
    m_state.follow().setFollowing(true);
    if (isOpen) {
        m_state.selectSession(session);
    } else {
        m_state.setWantedSession(session);
        m_stores.openLocation(store);
    }
}

} // namespace muscope
