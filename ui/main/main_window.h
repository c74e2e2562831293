// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/workspace.h"
#include "ui/main/store_opener.h"
#include "ui/main/window_actions.h"
#include "ui/state/detail_loader.h"
#include "ui/state/inspection_state.h"
#include "ui/style/theme.h"

#include <QMainWindow>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace muscope {

class DetailPane;
class EventsPane;
class FilterBar;
class ProblemDock;
class SessionsView;

// The window: puts the views together, connects the actions and remembers how it was left. Holds no
// logic of its own.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(Workspace& workspace, StoreOpener::Locate locate, Theme& theme, QSettings& settings,
               QWidget* parent = nullptr);

    [[nodiscard]] StoreOpener& opener() { return *m_opener; }
    [[nodiscard]] InspectionState& state() { return m_state; }
    [[nodiscard]] DetailLoader& loader() { return m_loader; }
    [[nodiscard]] DetailPane& detailPane() { return *m_detail; }

    // Brings back size, panels and columns as they were left; what is not remembered stays.
    void restoreLayout();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeToolStrip();
    void buildWorkbench();
    void buildMenus();
    void connectActions();
    void connectPanels();
    void connectThemes();
    void showStoreState();
    void showPass();
    void shareWidth();
    void rememberLayout();
    void find();
    void copy();
    void askForEvent();
    void explainReceipts();
    void tellAbout();
    void setTheme(Theme::Choice choice);

    Workspace& m_workspace;
    Theme& m_theme;
    QSettings& m_settings;
    InspectionState m_state;
    DetailLoader m_loader;
    StoreOpener* m_opener;
    WindowActions m_actions;
    QStackedWidget* m_pages;
    QSplitter* m_columns;
    QSplitter* m_rows;
    SessionsView* m_sessions;
    EventsPane* m_events;
    FilterBar* m_filter = nullptr;
    ProblemDock* m_problems = nullptr;
    DetailPane* m_detail;
    bool m_hasOwnWidths = false; // a person moved the panels: their widths are theirs
};

} // namespace muscope
