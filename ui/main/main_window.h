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
class QStackedWidget;

namespace muscope {

class Banner;
class CompanionOpener;
class FilterBar;
class LiveDesk;
class Workbench;

// The window: puts the views together, connects the actions and remembers how it was left. Holds no
// logic of its own. What shows an open store is made when it is first needed, or once the window
// has been painted.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(Workspace& workspace, StoreOpener::Locate locate, Theme& theme, QSettings& settings,
               QWidget* parent = nullptr);

    [[nodiscard]] StoreOpener& opener() { return *m_opener; }
    [[nodiscard]] LiveDesk& live() { return *m_live; }
    [[nodiscard]] CompanionOpener& companions() { return *m_companionOpener; }
    [[nodiscard]] InspectionState& state() { return m_state; }
    [[nodiscard]] DetailLoader& loader() { return m_loader; }
    [[nodiscard]] Workbench& workbench();

    // Brings back size, panels, columns and filter as they were left; what is not remembered stays.
    void restoreLayout();
    // Brings the open workflows to the front.
    void showWorkflows();
    // Brings the log of a live connection, 0 for all, to the front.
    void showLog(std::uint32_t connection);

protected:
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeToolStrip();
    void buildFrame();
    void buildMenus();
    void connectActions();
    void connectWorkbench();
    void connectCompanions();
    void showCompanions();
    void showStoreState();
    void showHistory();
    void showPass();
    void rememberLayout();

    Workspace& m_workspace;
    Theme& m_theme;
    QSettings& m_settings;
    InspectionState m_state;
    DetailLoader m_loader;
    StoreOpener* m_opener;
    CompanionOpener* m_companionOpener;
    WindowActions m_actions;
    LiveDesk* m_live;
    QStackedWidget* m_pages;
    Banner* m_companionBanner;
    FilterBar* m_filter = nullptr;
    Workbench* m_workbench = nullptr;
    bool m_isLogWanted = false; // the log is looked at, with or without a store
};

} // namespace muscope
