// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"

#include <QObject>

#include <optional>

namespace muscope {

// What the person is looking at: the session and the event, in one place. Views tell it what was
// chosen and listen to it; they never talk to each other. Lives on the GUI thread.
class InspectionState final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectionState)

public:
    explicit InspectionState(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<RowNumber>& currentRow() const { return m_currentRow; }

    void setCurrentRow(std::optional<RowNumber> row);
    void selectSession(const SessionId& id);
    // The session to open once the list is there, instead of the newest.
    void setWantedSession(std::optional<SessionId> id);
    // The next failing event after the current one; wraps around and says so.
    void goToNextProblem();
    void goToPreviousProblem();
    void say(const QString& sentence);

signals:
    void currentRowChanged();
    void noticed(const QString& sentence); // worth a line in the status bar

private:
    void openFirstSession();
    void beginSession();
    void restoreRow(quint32 first, quint32 count);
    void goToProblem(bool forward);

    Workspace& m_workspace;
    std::optional<RowNumber> m_currentRow;
    std::optional<SessionId> m_wantedSession;
    std::optional<SessionId> m_rowsSession; // the session m_currentSequence belongs to
    std::optional<Sequence> m_currentSequence;
};

} // namespace muscope
