// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/main_window.h"

#include "core/receipt/receipt_folder.h"
#include "core/workspace/companions.h"
#include "core/workspace/live_connections.h"
#include "core/workspace/row_selector.h"
#include "ui/main/companion_opener.h"
#include "ui/main/lane_menu.h"
#include "ui/main/live_desk.h"
#include "ui/main/problem_chip.h"
#include "ui/main/problem_dock.h"
#include "ui/main/store_chip.h"
#include "ui/main/store_page.h"
#include "ui/main/time_menu.h"
#include "ui/main/tool_strip.h"
#include "ui/main/window_dialogs.h"
#include "ui/main/workbench.h"
#include "ui/models/visible_text.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/views/banner.h"
#include "ui/views/coverage_bar.h"
#include "ui/views/detail_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"
#include "ui/views/filter_bar.h"
#include "ui/views/find_bar.h"
#include "ui/views/sessions_view.h"
#include "ui/views/workflows_pane.h"

#include <QAction>
#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize WindowFirstSize{1280, 800};

} // namespace

MainWindow::MainWindow(Workspace& workspace, StoreOpener::Locate locate, Theme& theme,
                       QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_settings(settings)
    , m_state(workspace)
    , m_loader(workspace, m_state)
    , m_opener(new StoreOpener(workspace, settings, std::move(locate), theme, this))
    , m_companionOpener(new CompanionOpener(workspace.companions(), settings, this))
    , m_actions(makeWindowActions(this))
    , m_live(new LiveDesk(ViewContext{workspace, m_state, theme}, *m_opener, m_loader, m_actions,
                          settings, this))
    , m_pages(new QStackedWidget(this))
    , m_companionBanner(new Banner(theme, tr("Close"), this)) {
    setAcceptDrops(true);
    setAccessibleName(tr("muscope"));
    resize(WindowFirstSize);
    buildFrame();
    buildMenus();
    connectActions();
    connectCompanions();
    serveThemes(m_actions, m_theme, m_settings);
    new WindowDialogs({m_workspace, m_state, m_theme}, m_loader, m_settings, m_actions, this);
    connect(&m_state, &InspectionState::historyChanged, this, &MainWindow::showHistory);
    connect(&workspace, &Workspace::storeStateChanged, this, &MainWindow::showStoreState);
    connect(&workspace, &Workspace::passChanged, this, &MainWindow::showPass);
    connect(&workspace, &Workspace::sessionsChanged, this, &MainWindow::showPass);
    connect(&workspace, &Workspace::verificationChanged, this, &MainWindow::showPass);
    showStoreState();
}

QWidget* MainWindow::makeToolStrip() {
    auto* strip = new ToolStrip(m_theme, this);
    auto* chip = new StoreChip(m_workspace, m_theme, strip);
    auto* menu = new QMenu(chip);
    menu->setAccessibleName(tr("Stores"));
    auto* recent = new QMenu(tr("Recent stores"), menu);
    recent->setAccessibleName(tr("Recent stores"));
    m_opener->serveRecentMenu(recent);
    menu->addActions({m_actions.connectStore, m_actions.openFile});
    menu->addMenu(recent);
    menu->addAction(m_actions.openDemo);
    chip->setMenu(menu);
    strip->addLeft(chip);
    strip->addLeft(m_live->makeChip(strip));
    m_filter = new FilterBar(m_workspace, m_state, m_theme, strip);
    m_filter->useHistory(m_settings);
    strip->addCenter(m_filter);
    strip->addRight(new ProblemChip(m_workspace, m_state, m_theme, strip));
    auto* exporting = new QPushButton(tr("Export…"), strip);
    exporting->setAccessibleName(tr("Export report"));
    exporting->setToolTip(tr("Export report (Ctrl+E)"));
    connect(exporting, &QPushButton::clicked, m_actions.exportReport, &QAction::trigger);
    connect(m_actions.exportReport, &QAction::changed, exporting,
            [this, exporting] { exporting->setVisible(m_actions.exportReport->isEnabled()); });
    strip->addRight(exporting);
    return strip;
}

void MainWindow::buildFrame() {
    auto* page = new StorePage(m_workspace, *m_opener, m_theme, this);
    connect(page, &StorePage::liveWanted, m_actions.connectLive, &QAction::trigger);
    m_pages->addWidget(page);
    m_pages->setAccessibleName(tr("Store and session"));
    auto* center = new QWidget(this);
    center->setAccessibleName(tr("Window"));
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolStrip());
    layout->addWidget(m_live->makeFailureBanner(center));
    layout->addWidget(m_live->makeQuestionBar(center));
    layout->addWidget(m_companionBanner);
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setAccessibleName(tr("Status"));
    statusBar()->layout()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(new CoverageBar(m_workspace, m_state, m_theme, this), 1);
}

Workbench& MainWindow::workbench() {
    if (m_workbench == nullptr) {
        m_workbench = new Workbench(ViewContext{m_workspace, m_state, m_theme}, m_loader, this);
        m_workbench->restoreLayout(m_settings);
        m_pages->addWidget(m_workbench);
        connectWorkbench();
    }
    return *m_workbench;
}

void MainWindow::buildMenus() {
    auto* recent = new QMenu(tr("R&ecent stores"), this);
    recent->setAccessibleName(tr("Recent stores"));
    m_opener->serveRecentMenu(recent);
    auto* times = new TimeMenu(m_workspace, m_state, m_settings, this);
    auto* lanes = new LaneMenu(m_workspace.timeline(), m_settings, this);
    fillMenuBar(*menuBar(), m_actions, {recent, lanes, times});
}

void MainWindow::connectActions() {
    const auto on = [](QAction* action, auto* receiver, auto order) {
        connect(action, &QAction::triggered, receiver, order);
    };
    on(m_actions.connectStore, m_opener, &StoreOpener::showConnectDialog);
    on(m_actions.openFile, m_opener, &StoreOpener::showFileDialog);
    on(m_actions.openDemo, m_opener, &StoreOpener::openDemo);
    on(m_actions.reload, &m_workspace, &Workspace::reload);
    on(m_actions.cancel, &m_workspace, &Workspace::cancel);
    on(m_actions.verifyAll, &m_workspace, &Workspace::verifyAll);
    on(m_actions.cancelVerifying, &m_workspace, &Workspace::cancelVerifying);
    on(m_actions.quit, this, &QWidget::close);
    on(m_actions.filterEvents, m_filter, &FilterBar::focusFilter);
    on(m_actions.nextProblem, &m_state, &InspectionState::goToNextProblem);
    on(m_actions.previousProblem, &m_state, &InspectionState::goToPreviousProblem);
    on(m_actions.follow, &m_state.follow(), &FollowState::setFollowing);
    connect(&m_workspace, &Workspace::followingChanged, m_actions.follow,
            [this] { m_actions.follow->setChecked(m_workspace.isFollowing()); });
    on(m_actions.goBack, &m_state, &InspectionState::goBack);
    on(m_actions.goForward, &m_state, &InspectionState::goForward);
}

void MainWindow::connectCompanions() {
    const auto on = [this](QAction* action, auto order) {
        connect(action, &QAction::triggered, m_companionOpener, order);
    };
    on(m_actions.openWorkflows, &CompanionOpener::showWorkflowFolderDialog);
    on(m_actions.openWorkflowFile, &CompanionOpener::showWorkflowFileDialog);
    on(m_actions.openReceipts, &CompanionOpener::showReceiptFolderDialog);
    on(m_actions.closeCompanions, &CompanionOpener::close);
    connect(m_actions.showWorkflows, &QAction::triggered, this, &MainWindow::showWorkflows);
    connect(m_live, &LiveDesk::logWanted, this, &MainWindow::showLog);
    connect(&m_workspace.liveConnections(), &LiveConnections::opened, this, [this] {
        if (m_workspace.storeState() == Workspace::StoreState::None) {
            showLog(0);
        }
    });
    connect(&m_state, &InspectionState::workflowsWanted, m_companionOpener,
            &CompanionOpener::showWorkflowFolderDialog);
    m_companionBanner->setObjectName(QStringLiteral("companions"));
    m_companionBanner->hide();
    connect(m_companionBanner, &Banner::buttonClicked, m_companionBanner, &QWidget::hide);
    connect(&m_workspace.companions(), &Companions::changed, this, &MainWindow::showCompanions);
    connect(&m_workspace.companions(), &Companions::failed, this, [this](const Error& error) {
        m_companionBanner->setSentence(visibleLine(error.message));
        m_companionBanner->show();
    });
}

void MainWindow::showCompanions() {
    const CompanionFiles& files = m_workspace.companions().files();
    m_actions.closeCompanions->setEnabled(files.workflows || files.receipts);
    m_companionBanner->hide();
    showStoreState();
}

void MainWindow::showWorkflows() {
    static_cast<void>(workbench());
    m_actions.showProblems->setChecked(true);
    m_workbench->problems().showWorkflows();
    showStoreState();
}

void MainWindow::showLog(std::uint32_t connection) {
    static_cast<void>(workbench());
    m_actions.showProblems->setChecked(true);
    m_workbench->problems().showLog(connection);
    m_isLogWanted = true;
    showStoreState();
}

void MainWindow::connectWorkbench() {
    connect(&m_workbench->problems(), &ProblemDock::connectWanted, m_actions.connectLive,
            &QAction::trigger);
    WorkflowsPane* workflows = &m_workbench->workflows();
    connect(workflows, &WorkflowsPane::shown, this, &MainWindow::showWorkflows);
    connect(workflows, &WorkflowsPane::folderWanted, m_companionOpener,
            &CompanionOpener::showWorkflowFolderDialog);
    connect(workflows, &WorkflowsPane::fileWanted, m_companionOpener,
            &CompanionOpener::showWorkflowFileDialog);
    SessionsView* sessions = &m_workbench->sessions();
    connect(m_actions.copy, &QAction::triggered, m_workbench, &Workbench::copy);
    EventsPane* events = &m_workbench->events();
    events->table().addActions({m_actions.makeReceipt, m_actions.checkReceipts});
    FindBar* findBar = &events->findBar();
    connect(m_actions.findInPayloads, &QAction::triggered, findBar, &FindBar::open);
    connect(m_actions.nextHit, &QAction::triggered, findBar, &FindBar::goToNext);
    connect(m_actions.previousHit, &QAction::triggered, findBar, &FindBar::goToPrevious);
    connect(m_actions.copyJson, &QAction::triggered, events, &EventsPane::copyJson);
    connect(m_actions.copyCsv, &QAction::triggered, events,
            [events] { events->copy(CopyForm::Csv); });
    connect(m_actions.copyMarkdown, &QAction::triggered, events,
            [events] { events->copy(CopyForm::Markdown); });
    connect(m_actions.cancel, &QAction::triggered, &events->copier(), &RowCopier::cancel);
    connect(&events->copier(), &RowCopier::runningChanged, this, &MainWindow::showPass);
    connect(m_actions.find, &QAction::triggered, m_workbench, &Workbench::find);
    connect(m_actions.searchSessions, &QAction::triggered, sessions, &SessionsView::focusSearch);
    const auto follow = [](QAction* action, QWidget* panel) {
        panel->setVisible(action->isChecked());
        connect(action, &QAction::toggled, panel, &QWidget::setVisible);
    };
    follow(m_actions.showSessions, sessions);
    follow(m_actions.showTimeline, &m_workbench->timeline());
    follow(m_actions.showProblems, &m_workbench->problems());
    follow(m_actions.showDetail, &m_workbench->detail());
}

void MainWindow::showStoreState() {
    const bool isOpen = m_workspace.storeState() == Workspace::StoreState::Open;
    const bool wasOpen = m_pages->currentIndex() == 1;
    // Workflows and the log of live connections can be looked at without a store.
    const bool hasWorkbench =
        isOpen || (m_workspace.storeState() == Workspace::StoreState::None &&
                   (m_workspace.companions().files().workflows || m_isLogWanted));
    m_pages->setCurrentIndex(hasWorkbench ? m_pages->indexOf(&workbench()) : 0);
    if (isOpen && !wasOpen) {
        workbench().events().table().setFocus();
    }
    statusBar()->setVisible(m_workspace.storeState() != Workspace::StoreState::None);
    for (QAction* action :
         {m_actions.reload, m_actions.verifyAll, m_actions.nextProblem, m_actions.previousProblem,
          m_actions.goToEvent, m_actions.find, m_actions.searchSessions, m_actions.filterEvents,
          m_actions.findInPayloads, m_actions.nextHit, m_actions.previousHit,
          m_actions.compareWithAnchor, m_actions.exportReport, m_actions.printReport}) {
        action->setEnabled(isOpen);
    }
    setWindowTitle(isOpen ? tr("%1 – muscope").arg(visibleLine(m_workspace.store().name))
                          : tr("muscope"));
    showPass();
}

void MainWindow::showHistory() {
    m_actions.goBack->setEnabled(m_state.canGoBack());
    m_actions.goForward->setEnabled(m_state.canGoForward());
}

void MainWindow::showPass() {
    const bool isCopying = m_workbench != nullptr && m_workbench->events().copier().isRunning();
    m_actions.cancel->setEnabled(isCopying || m_workspace.isBusy());
    for (QAction* action : {m_actions.takeDigest, m_actions.saveSessions}) {
        action->setEnabled(m_workspace.currentSession().has_value());
    }
    m_actions.cancelVerifying->setEnabled(m_workspace.verification().pass.isRunning());
}

void MainWindow::restoreLayout() {
    if (const auto filter = Filter::parse(m_settings.value(u"window/filter"_s).toString())) {
        m_workspace.rowSelector().setFilter(*filter);
    }
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_actions.showSessions->setChecked(m_settings.value(u"window/sessions"_s, true).toBool());
    m_actions.showTimeline->setChecked(m_settings.value(u"window/timeline"_s, true).toBool());
    m_actions.showProblems->setChecked(m_settings.value(u"window/problems"_s, true).toBool());
    m_actions.showDetail->setChecked(m_settings.value(u"window/detail"_s, true).toBool());
}

void MainWindow::rememberLayout() {
    m_settings.setValue(u"window/filter"_s, m_workspace.rowSelector().filter().text());
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    if (m_workbench != nullptr) {
        m_workbench->rememberLayout(m_settings);
    }
    m_settings.setValue(u"window/sessions"_s, m_actions.showSessions->isChecked());
    m_settings.setValue(u"window/timeline"_s, m_actions.showTimeline->isChecked());
    m_settings.setValue(u"window/problems"_s, m_actions.showProblems->isChecked());
    m_settings.setValue(u"window/detail"_s, m_actions.showDetail->isChecked());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    rememberLayout();
    if (m_live->endConnections()) {
        statusBar()->showMessage(tr("Ending the sessions with the servers. Close again to drop "
                                    "them."));
        event->ignore();
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::paintEvent(QPaintEvent* event) {
    QMainWindow::paintEvent(event);
    if (m_workbench == nullptr) {
        QMetaObject::invokeMethod(
            this, [this] { static_cast<void>(workbench()); }, Qt::QueuedConnection);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = event->mimeData()->urls().constFirst().toLocalFile();
    if (isReceiptFileName(path.toStdString()) && m_state.currentRow()) {
        m_state.giveReceiptFiles({path});
    } else if (CompanionOpener::isCompanion(path)) {
        m_companionOpener->open(CompanionOpener::sorted({path}));
        showWorkflows();
    } else {
        m_opener->open(path);
    }
    event->acceptProposedAction();
}

} // namespace muscope
