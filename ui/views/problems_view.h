// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QStackedWidget;
class QTableView;

namespace muscope {

class InspectionState;
class MessagePage;
class ProblemsModel;
class Workspace;

// The failing receipts of the open session; choosing one goes to its event.
class ProblemsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsView)

public:
    ProblemsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                 QWidget* parent = nullptr);

    [[nodiscard]] QTableView& table() { return *m_table; }

signals:
    void countChanged(int problems);

private:
    void build(const Theme& theme);
    void beginSession();
    void appendRows();
    void showPage();
    void followState();
    void choose(const QModelIndex& index);
    [[nodiscard]] QString emptySentence() const;

    const Workspace& m_workspace;
    InspectionState& m_state;
    ProblemsModel* m_model;
    QStackedWidget* m_pages;
    QTableView* m_table;
    MessagePage* m_message;
};

} // namespace muscope
