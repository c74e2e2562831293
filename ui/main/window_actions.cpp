// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <utility>

namespace muscope {

namespace {

struct WindowText {
    Q_DECLARE_TR_FUNCTIONS(muscope::WindowActions)
};

QAction* makeAction(QWidget* window, const QString& text, const QKeySequence& shortcut = {}) {
    auto* action = new QAction(text, window);
    action->setShortcut(shortcut);
    window->addAction(action);
    return action;
}

QAction* makeSwitch(QWidget* window, const QString& text, const QKeySequence& shortcut = {}) {
    QAction* action = makeAction(window, text, shortcut);
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

void makeThemeActions(QWidget* window, WindowActions& actions) {
    actions.themeAsDesktop = makeSwitch(window, WindowText::tr("Theme as the &desktop has it"));
    actions.themeLight = makeSwitch(window, WindowText::tr("&Light theme"));
    actions.themeDark = makeSwitch(window, WindowText::tr("Da&rk theme"));
    auto* group = new QActionGroup(window);
    group->addAction(actions.themeAsDesktop);
    group->addAction(actions.themeLight);
    group->addAction(actions.themeDark);
}

} // namespace

WindowActions makeWindowActions(QWidget* window) {
    WindowActions made;
    made.connectStore =
        makeAction(window, WindowText::tr("&Connect to PostgreSQL…"), Qt::CTRL | Qt::Key_N);
    made.openFile = makeAction(window, WindowText::tr("&Open file…"), QKeySequence::Open);
    made.connectLive =
        makeAction(window, WindowText::tr("Connect l&ive…"), Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    made.openDemo = makeAction(window, WindowText::tr("&Demo store"));
    made.openWorkflows =
        makeAction(window, WindowText::tr("Open &workflows…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    made.openWorkflowFile = makeAction(window, WindowText::tr("Open workflow &file…"));
    made.openReceipts = makeAction(window, WindowText::tr("Open recei&pts folder…"));
    made.closeCompanions = makeAction(window, WindowText::tr("C&lose workflows and receipts"));
    made.closeCompanions->setEnabled(false);
    made.reload = makeAction(window, WindowText::tr("&Reload"), Qt::Key_F5);
    made.verifyAll = makeAction(window, WindowText::tr("&Verify all sessions"),
                                Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    made.cancelVerifying = makeAction(window, WindowText::tr("Stop verif&ying"));
    made.saveSessions = makeAction(window, WindowText::tr("&Save session as…"), QKeySequence::Save);
    made.exportReport = makeAction(window, WindowText::tr("&Export report…"), Qt::CTRL | Qt::Key_E);
    made.printReport = makeAction(window, WindowText::tr("Pri&nt report…"), QKeySequence::Print);
    made.takeDigest = makeAction(window, WindowText::tr("&Take session digest…"));
    made.compareWithAnchor = makeAction(window, WindowText::tr("Compare with &anchor…"));
    made.cancel = makeAction(window, WindowText::tr("&Stop reading"), Qt::Key_Escape);
    made.quit = makeAction(window, WindowText::tr("&Quit"), Qt::CTRL | Qt::Key_Q);
    made.copy = makeAction(window, WindowText::tr("&Copy"));
    made.copyJson = makeAction(window, WindowText::tr("Copy events as &JSON"),
                               Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    made.copyCsv =
        makeAction(window, WindowText::tr("Copy events as CS&V"), Qt::CTRL | Qt::ALT | Qt::Key_C);
    made.copyMarkdown = makeAction(window, WindowText::tr("Copy events as Mark&down"));
    made.find = makeAction(window, WindowText::tr("&Find in event"), QKeySequence::Find);
    made.filterEvents = makeAction(window, WindowText::tr("Fi&lter events"), Qt::CTRL | Qt::Key_L);
    made.findInPayloads =
        makeAction(window, WindowText::tr("Find in &payloads…"), Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    made.nextHit = makeAction(window, WindowText::tr("Ne&xt hit"), Qt::Key_F3);
    made.previousHit = makeAction(window, WindowText::tr("Pre&vious hit"), Qt::SHIFT | Qt::Key_F3);
    made.searchSessions =
        makeAction(window, WindowText::tr("Search &sessions"), Qt::CTRL | Qt::Key_K);
    made.nextProblem = makeAction(window, WindowText::tr("&Next problem"), Qt::Key_F8);
    made.previousProblem =
        makeAction(window, WindowText::tr("&Previous problem"), Qt::SHIFT | Qt::Key_F8);
    made.goToEvent = makeAction(window, WindowText::tr("&Go to event…"), Qt::CTRL | Qt::Key_G);
    made.goBack = makeAction(window, WindowText::tr("&Back"), QKeySequence::Back);
    made.goForward = makeAction(window, WindowText::tr("&Forward"), QKeySequence::Forward);
    made.goBack->setEnabled(false);
    made.goForward->setEnabled(false);
    made.makeReceipt = makeAction(window, WindowText::tr("&Make receipt…"), Qt::CTRL | Qt::Key_M);
    made.checkReceipts = makeAction(window, WindowText::tr("&Check receipt file…"),
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    made.makeReceipt->setEnabled(false);
    made.checkReceipts->setEnabled(false);
    made.callTool = makeAction(window, WindowText::tr("Call a &tool…"), Qt::CTRL | Qt::Key_T);
    made.callAgain =
        makeAction(window, WindowText::tr("Call &again…"), Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    makeThemeActions(window, made);
    made.showSessions = makeSwitch(window, WindowText::tr("&Sessions"), Qt::CTRL | Qt::Key_1);
    made.showProblems = makeSwitch(window, WindowText::tr("&Problems"), Qt::CTRL | Qt::Key_2);
    made.showDetail = makeSwitch(window, WindowText::tr("Event &detail"), Qt::CTRL | Qt::Key_3);
    made.showTimeline = makeSwitch(window, WindowText::tr("&Timeline"), Qt::CTRL | Qt::Key_4);
    made.showWorkflows =
        makeAction(window, WindowText::tr("Show &workflows"), Qt::CTRL | Qt::Key_5);
    made.showLog = makeAction(window, WindowText::tr("Show connection lo&g"), Qt::CTRL | Qt::Key_6);
    made.follow = makeSwitch(window, WindowText::tr("&Follow"), Qt::Key_F);
    made.follow->setChecked(false);
    made.helpReceipts = makeAction(window, WindowText::tr("What a &receipt proves"), Qt::Key_F1);
    made.helpProven = makeAction(window, WindowText::tr("What is &proven, and what is not"));
    made.about = makeAction(window, WindowText::tr("&About muscope"));
    made.cancel->setEnabled(false);
    return made;
}

void fillMenuBar(QMenuBar& bar, const WindowActions& actions, const SubMenus& subMenus) {
    QMenu* file = bar.addMenu(WindowText::tr("&File"));
    file->addActions({actions.connectStore, actions.openFile, actions.openDemo});
    file->addMenu(subMenus.recentStores);
    file->addSeparator();
    file->addAction(actions.connectLive);
    file->addSeparator();
    file->addActions({actions.openWorkflows, actions.openWorkflowFile, actions.openReceipts,
                      actions.closeCompanions});
    file->addSeparator();
    file->addActions({actions.reload, actions.verifyAll, actions.cancelVerifying, actions.cancel});
    file->addSeparator();
    file->addActions({actions.saveSessions, actions.exportReport, actions.printReport});
    file->addSeparator();
    file->addActions({actions.takeDigest, actions.compareWithAnchor});
    file->addSeparator();
    file->addAction(actions.quit);
    QMenu* edit = bar.addMenu(WindowText::tr("&Edit"));
    edit->addActions({actions.copy, actions.copyJson, actions.copyCsv, actions.copyMarkdown});
    edit->addSeparator();
    edit->addActions({actions.filterEvents, actions.find, actions.findInPayloads});
    edit->addActions({actions.nextHit, actions.previousHit});
    edit->addSeparator();
    edit->addAction(actions.searchSessions);
    QMenu* view = bar.addMenu(WindowText::tr("&View"));
    view->addActions(
        {actions.showSessions, actions.showTimeline, actions.showProblems, actions.showDetail});
    view->addActions({actions.showWorkflows, actions.showLog});
    view->addSeparator();
    view->addAction(actions.follow);
    view->addSeparator();
    view->addMenu(subMenus.lanes);
    view->addMenu(subMenus.times);
    view->addSeparator();
    view->addActions({actions.themeAsDesktop, actions.themeLight, actions.themeDark});
    QMenu* go = bar.addMenu(WindowText::tr("&Go"));
    go->addActions({actions.goBack, actions.goForward});
    go->addSeparator();
    go->addActions({actions.nextProblem, actions.previousProblem, actions.goToEvent});
    QMenu* event = bar.addMenu(WindowText::tr("Eve&nt"));
    event->addActions({actions.makeReceipt, actions.checkReceipts});
    event->addSeparator();
    event->addActions({actions.callTool, actions.callAgain});
    QMenu* help = bar.addMenu(WindowText::tr("&Help"));
    help->addActions({actions.helpReceipts, actions.helpProven, actions.about});
    for (QMenu* menu : {file, edit, view, go, event, help}) {
        menu->setAccessibleName(menu->title().remove(u'&'));
    }
    bar.setAccessibleName(WindowText::tr("Menus"));
}

void serveThemes(const WindowActions& actions, Theme& theme, QSettings& settings) {
    for (const auto& [action, choice] :
         {std::pair(actions.themeAsDesktop, Theme::Choice::AsDesktop),
          std::pair(actions.themeLight, Theme::Choice::Light),
          std::pair(actions.themeDark, Theme::Choice::Dark)}) {
        action->setChecked(theme.choice() == choice);
        QObject::connect(action, &QAction::triggered, action, [&theme, &settings, chosen = choice] {
            theme.setChoice(chosen);
            settings.setValue(QStringLiteral("window/theme"), static_cast<int>(chosen));
        });
    }
}

} // namespace muscope
