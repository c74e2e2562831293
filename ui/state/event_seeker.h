// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

#include <QFutureWatcher>

#include <optional>

namespace muscope {

class InspectionState;

// Goes to an event by its name, in whichever session of the open store it is: opens that session
// and waits until it is read, where it must. Looking for another one gives up the former.
class EventSeeker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventSeeker)

public:
    EventSeeker(Workspace& workspace, InspectionState& state, QObject* parent = nullptr);

    void seek(const SessionId& session, const EventId& event);

signals:
    void arrived(); // the event is the current one
    void missed(const QString& sentence);

private:
    struct Wanted {
        SessionId session;
        EventId event;
    };

    void look();
    void take();
    void lookAgain();

    Workspace& m_workspace;
    InspectionState& m_state;
    std::optional<Wanted> m_wanted;
    bool m_lookedEarly = false; // before the session was read to its end
    QFutureWatcher<Result<RowNumber>> m_watcher;
};

} // namespace muscope
