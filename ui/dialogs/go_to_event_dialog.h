// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"
#include "ui/style/theme.h"

#include <QDialog>
#include <QFutureWatcher>

class QLineEdit;
class QPushButton;

namespace muscope {

class InspectionState;
class RoleLabel;

// Goes to an event of the open session by its number or its id; stays open and says why when there
// is none.
class GoToEventDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GoToEventDialog)

public:
    GoToEventDialog(Workspace& workspace, InspectionState& state, const Theme& theme,
                    QWidget* parent = nullptr);

private:
    void build();
    void look();
    void take();
    void goTo(RowNumber row);
    void forgetAnswer();
    [[nodiscard]] std::optional<RowNumber> rowOfNumber() const;

    Workspace& m_workspace;
    InspectionState& m_state;
    QLineEdit* m_event;
    RoleLabel* m_problem;
    QPushButton* m_go = nullptr;
    QFutureWatcher<Result<RowNumber>> m_watcher;
};

} // namespace muscope
