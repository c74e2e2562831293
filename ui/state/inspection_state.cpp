// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/inspection_state.h"

#include "ui/models/problem_text.h"

#include <algorithm>

namespace muscope {

InspectionState::InspectionState(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_follow(workspace) {
    connect(&workspace, &Workspace::followSaid, this, &InspectionState::noticed);
    connect(&workspace, &Workspace::sessionsChanged, this, &InspectionState::openFirstSession);
    connect(&workspace, &Workspace::sessionsFollowed, this, &InspectionState::openFirstSession);
    connect(&workspace, &Workspace::sessionOpened, this, &InspectionState::beginSession);
    connect(&workspace, &Workspace::indexAppended, this, &InspectionState::restoreRow);
}

void InspectionState::setVisibleRange(std::optional<TimeRange> range, Step step) {
    if (range == m_view.visible) {
        return;
    }
    if (step == Step::New) {
        leave();
    }
    m_view.visible = range;
    emit visibleRangeChanged();
}

void InspectionState::setSelectedRange(std::optional<TimeRange> range) {
    if (range == m_view.selected) {
        return;
    }
    leave();
    m_view.selected = range;
    emit selectedRangeChanged();
}

void InspectionState::setTimeFormat(const TimeFormat& format) {
    if (format != m_timeFormat) {
        m_timeFormat = format;
        emit timeFormatChanged();
    }
}

void InspectionState::goBack() {
    if (m_history.canGoBack()) {
        show(m_history.back(present()));
    }
}

void InspectionState::goForward() {
    if (m_history.canGoForward()) {
        show(m_history.forward(present()));
    }
}

ViewStep InspectionState::present() const {
    return {m_view.visible, m_view.selected, m_currentRow};
}

void InspectionState::leave() {
    m_history.leave(present());
    emit historyChanged();
}

void InspectionState::show(const ViewStep& step) {
    const ViewStep before = present();
    m_view = step;
    if (before.visible != step.visible) {
        emit visibleRangeChanged();
    }
    if (before.selected != step.selected) {
        emit selectedRangeChanged();
    }
    moveTo(step.row);
    emit historyChanged();
}

void InspectionState::setCurrentRow(std::optional<RowNumber> row) {
    // Walking from row to row is one step of the history, a jump is its own.
    if (row && m_currentRow) {
        const std::uint32_t here = m_currentRow->value();
        const std::uint32_t there = row->value();
        if (std::max(here, there) - std::min(here, there) > 1) {
            leave();
        }
    }
    moveTo(row);
}

void InspectionState::moveTo(std::optional<RowNumber> row) {
    if (row == m_currentRow) {
        return;
    }
    m_currentRow = row;
    m_currentSequence = row ? std::optional(m_workspace.index().row(*row).sequence) : std::nullopt;
    m_rowsSession = m_workspace.currentSession();
    emit currentRowChanged();
}

void InspectionState::showView(const QString& name) {
    emit viewWanted(name);
}

void InspectionState::showPath(const QString& pointer) {
    emit pathWanted(pointer);
}

void InspectionState::showWorkflow(const std::shared_ptr<const Workflow>& workflow, int line) {
    emit workflowWanted(workflow, line);
}

void InspectionState::askForWorkflows() {
    emit workflowsWanted();
}

void InspectionState::selectSession(const SessionId& id) {
    if (m_workspace.currentSession() != id) {
        m_workspace.openSession(id);
    }
}

void InspectionState::setWantedSession(std::optional<SessionId> id) {
    m_wantedSession = std::move(id);
}

void InspectionState::goToNextProblem() {
    goToProblem(true);
}

void InspectionState::goToPreviousProblem() {
    goToProblem(false);
}

void InspectionState::say(const QString& sentence) {
    emit noticed(sentence);
}

void InspectionState::askForReceipt() {
    emit receiptWanted();
}

void InspectionState::giveReceiptFiles(const QStringList& files) {
    emit receiptFilesGiven(files);
}

void InspectionState::openFirstSession() {
    const auto& sessions = m_workspace.sessions();
    if (m_workspace.currentSession() || sessions.empty()) {
        return;
    }
    const auto wanted = std::find_if(sessions.begin(), sessions.end(), [this](const auto& session) {
        return session.id == m_wantedSession;
    });
    if (m_wantedSession && wanted == sessions.end() && m_workspace.isListing()) {
        return; // an older one, perhaps: the whole list tells
    }
    if (m_wantedSession && wanted == sessions.end()) {
        emit noticed(tr("The session asked for is not in this store; the newest is shown."));
    }
    m_wantedSession.reset();
    m_workspace.openSession(wanted == sessions.end() ? sessions.front().id : wanted->id);
}

void InspectionState::beginSession() {
    // After a reload the same event is looked for again among what is read.
    const auto wanted =
        m_rowsSession == m_workspace.currentSession() ? m_currentSequence : std::nullopt;
    m_history.clear();
    show({});
    m_currentSequence = wanted;
}

void InspectionState::restoreRow(quint32 first, quint32 count) {
    if (m_currentRow || !m_currentSequence || count == 0) {
        return;
    }
    const IndexSnapshot& index = m_workspace.index();
    std::uint32_t low = first;
    std::uint32_t high = first + count;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (index.row(RowNumber(middle)).sequence < *m_currentSequence) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < first + count && index.row(RowNumber(low)).sequence == *m_currentSequence) {
        moveTo(RowNumber(low));
    }
}

void InspectionState::goToProblem(bool forward) {
    const auto problems = m_workspace.problems();
    if (!problems->first()) { // those of no event cannot be walked to
        emit noticed(tr("No problem among the events read so far."));
        return;
    }
    std::optional<RowNumber> target;
    if (m_currentRow) {
        target = forward ? problems->next(*m_currentRow) : problems->previous(*m_currentRow);
    }
    const bool wraps = m_currentRow && !target;
    if (!target) {
        target = forward ? problems->first() : problems->last();
    }
    setCurrentRow(target);
    QStringList words;
    for (const ProblemKind kind : problems->kindsOf(*target)) {
        words += problemWord(kind);
    }
    const QString where = tr("Problem %1 of %2 (%3)")
                              .arg(problems->countBefore(*target) + 1)
                              .arg(problems->size())
                              .arg(words.join(QStringLiteral(", ")));
    emit noticed(!wraps    ? where
                 : forward ? tr("%1: past the last one, back at the first").arg(where)
                           : tr("%1: past the first one, back at the last").arg(where));
}

} // namespace muscope
