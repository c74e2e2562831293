// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

class QAction;
class QMenu;
class QMenuBar;
class QSettings;
class QWidget;

namespace muscope {

// Everything a person can order the window to do, each with its shortcut; owned by the window.
struct WindowActions {
    QAction* connectStore = nullptr;
    QAction* openFile = nullptr;
    QAction* connectLive = nullptr;
    QAction* openDemo = nullptr;
    QAction* openWorkflows = nullptr;
    QAction* openWorkflowFile = nullptr;
    QAction* openReceipts = nullptr;
    QAction* closeCompanions = nullptr;
    QAction* reload = nullptr;
    QAction* verifyAll = nullptr;
    QAction* cancelVerifying = nullptr;
    QAction* saveSessions = nullptr;
    QAction* exportReport = nullptr;
    QAction* printReport = nullptr;
    QAction* takeDigest = nullptr;
    QAction* compareWithAnchor = nullptr;
    QAction* cancel = nullptr;
    QAction* quit = nullptr;
    QAction* copy = nullptr;
    QAction* copyJson = nullptr;
    QAction* copyCsv = nullptr;
    QAction* copyMarkdown = nullptr;
    QAction* find = nullptr;
    QAction* filterEvents = nullptr;
    QAction* findInPayloads = nullptr;
    QAction* nextHit = nullptr;
    QAction* previousHit = nullptr;
    QAction* searchSessions = nullptr;
    QAction* nextProblem = nullptr;
    QAction* previousProblem = nullptr;
    QAction* goToEvent = nullptr;
    QAction* goBack = nullptr;
    QAction* goForward = nullptr;
    QAction* makeReceipt = nullptr;
    QAction* callTool = nullptr;
    QAction* callAgain = nullptr;
    QAction* checkReceipts = nullptr;
    QAction* themeAsDesktop = nullptr;
    QAction* themeLight = nullptr;
    QAction* themeDark = nullptr;
    QAction* showSessions = nullptr;
    QAction* showTimeline = nullptr;
    QAction* showDetail = nullptr;
    QAction* showProblems = nullptr;
    QAction* showWorkflows = nullptr;
    QAction* showLog = nullptr;
    QAction* follow = nullptr;
    QAction* helpReceipts = nullptr;
    QAction* helpProven = nullptr;
    QAction* about = nullptr;
};

[[nodiscard]] WindowActions makeWindowActions(QWidget* window);

// Menus that fill themselves.
struct SubMenus {
    QMenu* recentStores = nullptr;
    QMenu* lanes = nullptr;
    QMenu* times = nullptr;
};

// Puts every action into a menu.
void fillMenuBar(QMenuBar& bar, const WindowActions& actions, const SubMenus& subMenus);

// Marks the theme there is; another one that is chosen is taken and remembered. theme and settings
// outlive the actions.
void serveThemes(const WindowActions& actions, Theme& theme, QSettings& settings);

} // namespace muscope
