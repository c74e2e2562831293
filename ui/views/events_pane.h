// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/row_selector.h"
#include "ui/state/row_copier.h"
#include "ui/style/theme.h"

#include <QStringList>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace muscope {

class Banner;
class EventTableModel;
class EventTableView;
class FindBar;
class InspectionState;
class MessagePage;
class Workspace;

// The event table of the open session, narrowed to the rows that are selected, with what it says
// while there is nothing to show, a banner when reading stopped half-way, and a bar to search.
class EventsPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventsPane)

public:
    EventsPane(Workspace& workspace, InspectionState& state, const Theme& theme,
               QWidget* parent = nullptr);

    [[nodiscard]] EventTableView& table() { return *m_table; }
    [[nodiscard]] RowCopier& copier() { return m_copier; }
    // Copies the chosen events.
    void copy(CopyForm form);
    void copyJson();
    [[nodiscard]] FindBar& findBar() { return *m_find; }

private:
    void build(const Theme& theme);
    void beginSession();
    void showPreview();
    void appendRows();
    void refreshRows();
    void showPass();
    void showPage();
    void showNoneSelected();
    void clearFilter();
    void followSelection(RowSelector::Change change);
    void followState();
    void showCurrent();
    void connectFollowing();
    void followScrolling(int value);
    void showNewest();
    [[nodiscard]] QRect rowPartAt(const QPoint& at) const;
    void takeReceipts(const QStringList& files, const QPoint& at);
    void tellState(const QModelIndex& current);

    Workspace& m_workspace;
    InspectionState& m_state;
    RowCopier m_copier;
    EventTableModel* m_model;
    Banner* m_banner;
    QStackedWidget* m_pages;
    EventTableView* m_table;
    MessagePage* m_message;
    bool m_isPreview = false; // rows to look at, not to choose: the index has none yet
    MessagePage* m_noneSelected;
    FindBar* m_find;
    QPushButton* m_clearFilter = nullptr;
    QPushButton* m_clearRange = nullptr;
};

} // namespace muscope
