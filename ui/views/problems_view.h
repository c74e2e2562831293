// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "ui/style/theme.h"

#include <QWidget>

class QStackedWidget;

namespace muscope {

class InspectionState;
struct LooseProblem;
class MessagePage;
class ProblemsModel;
class ProblemsTable;
class Workspace;

// What is wrong in the open session; choosing a problem goes to its event, or to its line of a
// workflow.
class ProblemsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsView)

public:
    ProblemsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                 QWidget* parent = nullptr);

signals:
    void countChanged(qint64 problems);

private:
    void showProblems();
    void showPage();
    void choose(RowNumber event);
    void chooseLoose(const LooseProblem& problem);
    void followState();
    [[nodiscard]] QString emptySentence() const;

    const Workspace& m_workspace;
    InspectionState& m_state;
    ProblemsModel* m_model;
    QStackedWidget* m_pages;
    ProblemsTable* m_table;
    MessagePage* m_message;
    bool m_isFollowing = false; // the table follows the state: nothing was chosen by a person
};

} // namespace muscope
