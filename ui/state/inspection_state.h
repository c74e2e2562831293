// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"
#include "core/workspace/workspace.h"
#include "ui/models/time_format.h"
#include "ui/state/follow_state.h"
#include "ui/state/view_history.h"

#include <QObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace muscope {

// What the person is looking at, in one place: the session, the event, the stretch of time that is
// in view and the one that is selected, and how times are written. Views tell it what was chosen
// and listen to it; they never talk to each other. Lives on the GUI thread.
class InspectionState final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InspectionState)

public:
    explicit InspectionState(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<RowNumber>& currentRow() const { return m_currentRow; }

    // The stretch of time the timeline shows; nullopt: the whole session.
    [[nodiscard]] const std::optional<TimeRange>& visibleRange() const { return m_view.visible; }
    // The stretch of time the table is narrowed to; nullopt: no narrowing.
    [[nodiscard]] const std::optional<TimeRange>& selectedRange() const { return m_view.selected; }
    // Whether the newest is kept in view; to be told when the person looks elsewhere.
    [[nodiscard]] FollowState& follow() { return m_follow; }
    [[nodiscard]] const TimeFormat& timeFormat() const { return m_timeFormat; }
    [[nodiscard]] bool canGoBack() const { return m_history.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_history.canGoForward(); }

    // A gesture of many small steps (a drag, a run of wheel clicks) is one step of the history:
    // all but its first step continue it.
    enum class Step : unsigned char { New, Continued };
    void setVisibleRange(std::optional<TimeRange> range, Step step = Step::New);
    void setSelectedRange(std::optional<TimeRange> range);
    void setTimeFormat(const TimeFormat& format);
    // Through what was in view, selected and current before.
    void goBack();
    void goForward();

    void setCurrentRow(std::optional<RowNumber> row);
    void selectSession(const SessionId& id);
    // The sessions a person has chosen in their list, in its order.
    void setChosenSessions(std::vector<SessionId> ids) { m_chosenSessions = std::move(ids); }
    [[nodiscard]] const std::vector<SessionId>& chosenSessions() const { return m_chosenSessions; }
    // The session to open once the list is there, instead of the newest.
    void setWantedSession(std::optional<SessionId> id);
    // The next event after the current one with a problem of any kind; wraps around and says so.
    void goToNextProblem();
    void goToPreviousProblem();
    void say(const QString& sentence);
    // A receipt of the current event is to be made; receipts in files are to be checked against it.
    void askForReceipt();
    void giveReceiptFiles(const QStringList& files);

    // Brings a way of looking at the current event, or at the next one that is read, to the front.
    void showView(const QString& name);
    // Shows a value of the current event's payload.
    void showPath(const QString& pointer);
    // Shows a workflow with a line of its file marked.
    void showWorkflow(const std::shared_ptr<const Workflow>& workflow, int line);
    void askForWorkflows();

signals:
    void currentRowChanged();
    void visibleRangeChanged();
    void selectedRangeChanged();
    void timeFormatChanged();
    void historyChanged();                 // canGoBack() or canGoForward() may be new
    void noticed(const QString& sentence); // worth a line in the status bar
    void viewWanted(const QString& name);
    void pathWanted(const QString& pointer);
    void workflowWanted(const std::shared_ptr<const muscope::Workflow>& workflow, int line);
    void workflowsWanted(); // some are to be opened
    void receiptWanted();
    void receiptFilesGiven(const QStringList& files);

private:
    void openFirstSession();
    void beginSession();
    void restoreRow(quint32 first, quint32 count);
    void goToProblem(bool forward);
    [[nodiscard]] ViewStep present() const;
    void leave();
    void show(const ViewStep& step);
    void moveTo(std::optional<RowNumber> row);

    Workspace& m_workspace;
    FollowState m_follow;
    std::optional<RowNumber> m_currentRow;
    ViewStep m_view; // all but its row, which is m_currentRow
    ViewHistory m_history;
    TimeFormat m_timeFormat;
    std::optional<SessionId> m_wantedSession;
    std::vector<SessionId> m_chosenSessions;
    std::optional<SessionId> m_rowsSession; // the session m_currentSequence belongs to
    std::optional<Sequence> m_currentSequence;
};

} // namespace muscope
