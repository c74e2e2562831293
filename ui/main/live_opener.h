// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/workspace/live_order.h"
#include "ui/state/live_book.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <utility>

class QWidget;

namespace muscope {

class InspectionState;
class StoreOpener;
class Theme;
class Workspace;

// Connects to live servers: by dialog, by address, or as before. Opens what is recorded as soon as
// it has a first event, and follows it.
class LiveOpener final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveOpener)

public:
    LiveOpener(Workspace& workspace, InspectionState& state, StoreOpener& stores, LiveBook book,
               const Theme& theme, QWidget* window);

    void connectTo(const LiveOrder& order);
    void connectAgain(std::uint32_t connection);
    // Makes the event current that a LiveEvent of that number became, once it is read.
    void showEvent(std::uint32_t connection, std::uint64_t number);

    // Asks how to connect, and to what unless an address is given.
    void showDialog(const QString& address = {});

private:
    void showSession(std::uint32_t connection, const SessionId& session);
    void showWanted();

    Workspace& m_workspace;
    InspectionState& m_state;
    StoreOpener& m_stores;
    LiveBook m_book;
    const Theme& m_theme;
    QWidget* m_window;
    QHash<std::uint32_t, SessionId> m_sessions;              // the latest of each connection
    std::optional<std::pair<SessionId, RowNumber>> m_wanted; // to be shown once it is read
};

} // namespace muscope
