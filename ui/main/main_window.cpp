// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/main_window.h"

#include "ui/dialogs/receipt_help_dialog.h"
#include "ui/main/problem_chip.h"
#include "ui/main/problem_dock.h"
#include "ui/main/store_chip.h"
#include "ui/main/store_page.h"
#include "ui/main/tool_strip.h"
#include "ui/models/visible_text.h"
#include "ui/views/coverage_bar.h"
#include "ui/views/detail_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"
#include "ui/views/filter_bar.h"
#include "ui/views/find_bar.h"
#include "ui/views/problems_view.h"
#include "ui/views/sessions_view.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// The side panels grow with the window between these widths; the table has the rest.
constexpr int NarrowWindow = 1280;
constexpr int WideWindow = 1600;
constexpr int LeastSessionsWidth = 208;
constexpr int MostSessionsWidth = 264;
constexpr int LeastDetailWidth = 328;
constexpr int MostDetailWidth = 448;
constexpr int ProblemsHeight = 168;
constexpr QSize FirstSize{1280, 800};

} // namespace

MainWindow::MainWindow(Workspace& workspace, StoreOpener::Locate locate, Theme& theme,
                       QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_settings(settings)
    , m_state(workspace)
    , m_loader(workspace, m_state)
    , m_opener(new StoreOpener(workspace, StoreBook(settings), std::move(locate), theme, this))
    , m_actions(makeWindowActions(this))
    , m_pages(new QStackedWidget(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_sessions(new SessionsView(workspace, m_state, theme, this))
    , m_events(new EventsPane(workspace, m_state, theme, this))
    , m_detail(new DetailPane(ViewContext{workspace, m_state, theme}, m_loader, this)) {
    setAcceptDrops(true);
    setAccessibleName(tr("muscope"));
    resize(FirstSize);
    buildWorkbench();
    buildMenus();
    connectActions();
    connectPanels();
    connectThemes();
    connect(&workspace, &Workspace::storeStateChanged, this, &MainWindow::showStoreState);
    connect(&workspace, &Workspace::passChanged, this, &MainWindow::showPass);
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
    m_filter = new FilterBar(m_workspace, m_state, m_theme, strip);
    m_filter->useHistory(m_settings);
    strip->addCenter(m_filter);
    strip->addRight(new ProblemChip(m_workspace, m_state, m_theme, strip));
    return strip;
}

void MainWindow::buildWorkbench() {
    auto* problems = new ProblemsView(m_workspace, m_state, m_theme, this);
    m_problems = new ProblemDock(problems, m_theme, this);
    m_rows->addWidget(m_events);
    m_rows->addWidget(m_problems);
    m_rows->setStretchFactor(0, 1);
    m_rows->setSizes({FirstSize.height(), ProblemsHeight});
    m_rows->setAccessibleName(tr("Events and problems"));
    m_columns->addWidget(m_sessions);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_detail);
    m_columns->setStretchFactor(1, 1);
    connect(m_columns, &QSplitter::splitterMoved, this, [this] { m_hasOwnWidths = true; });
    m_columns->setAccessibleName(tr("Session"));
    for (QSplitter* splitter : {m_columns, m_rows}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_sessions->setMinimumWidth(180);
    m_events->setMinimumWidth(280);
    m_detail->setMinimumWidth(280);
    m_pages->addWidget(new StorePage(m_workspace, *m_opener, m_theme, this));
    m_pages->addWidget(m_columns);
    m_pages->setAccessibleName(tr("Store and session"));
    auto* center = new QWidget(this);
    center->setAccessibleName(tr("Window"));
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeToolStrip());
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setAccessibleName(tr("Status"));
    statusBar()->layout()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(new CoverageBar(m_workspace, m_state, m_theme, this), 1);
}

void MainWindow::buildMenus() {
    auto* recent = new QMenu(tr("R&ecent stores"), this);
    recent->setAccessibleName(tr("Recent stores"));
    m_opener->serveRecentMenu(recent);
    fillMenuBar(*menuBar(), m_actions, recent);
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
    on(m_actions.quit, this, &QWidget::close);
    on(m_actions.copy, this, &MainWindow::copy);
    on(m_actions.find, this, &MainWindow::find);
    on(m_actions.filterEvents, m_filter, &FilterBar::focusFilter);
    on(m_actions.findInPayloads, &m_events->findBar(), &FindBar::open);
    on(m_actions.nextHit, &m_events->findBar(), &FindBar::goToNext);
    on(m_actions.previousHit, &m_events->findBar(), &FindBar::goToPrevious);
    on(m_actions.searchSessions, m_sessions, &SessionsView::focusSearch);
    on(m_actions.nextProblem, &m_state, &InspectionState::goToNextProblem);
    on(m_actions.previousProblem, &m_state, &InspectionState::goToPreviousProblem);
    on(m_actions.goToEvent, this, &MainWindow::askForEvent);
    on(m_actions.helpReceipts, this, &MainWindow::explainReceipts);
    on(m_actions.about, this, &MainWindow::tellAbout);
}

void MainWindow::connectPanels() {
    connect(m_actions.showSessions, &QAction::toggled, m_sessions, &QWidget::setVisible);
    connect(m_actions.showProblems, &QAction::toggled, m_problems, &QWidget::setVisible);
    connect(m_actions.showDetail, &QAction::toggled, m_detail, &QWidget::setVisible);
}

void MainWindow::connectThemes() {
    connect(m_actions.themeAsDesktop, &QAction::triggered, this,
            [this] { setTheme(Theme::Choice::AsDesktop); });
    connect(m_actions.themeLight, &QAction::triggered, this,
            [this] { setTheme(Theme::Choice::Light); });
    connect(m_actions.themeDark, &QAction::triggered, this,
            [this] { setTheme(Theme::Choice::Dark); });
    markTheme(m_actions, m_theme.choice());
}

void MainWindow::setTheme(Theme::Choice choice) {
    m_theme.setChoice(choice);
    m_settings.setValue(u"window/theme"_s, static_cast<int>(choice));
}

void MainWindow::showStoreState() {
    const bool isOpen = m_workspace.storeState() == Workspace::StoreState::Open;
    const bool wasOpen = m_pages->currentIndex() == 1;
    m_pages->setCurrentIndex(isOpen ? 1 : 0);
    if (isOpen && !wasOpen) {
        m_events->table().setFocus();
    }
    statusBar()->setVisible(m_workspace.storeState() != Workspace::StoreState::None);
    for (QAction* action :
         {m_actions.reload, m_actions.nextProblem, m_actions.previousProblem, m_actions.goToEvent,
          m_actions.find, m_actions.searchSessions, m_actions.filterEvents,
          m_actions.findInPayloads, m_actions.nextHit, m_actions.previousHit}) {
        action->setEnabled(isOpen);
    }
    setWindowTitle(isOpen ? tr("%1 – muscope").arg(visibleLine(m_workspace.store().name))
                          : tr("muscope"));
    showPass();
}

void MainWindow::showPass() {
    m_actions.cancel->setEnabled(m_workspace.pass().isRunning() ||
                                 m_workspace.storeState() == Workspace::StoreState::Opening);
}

void MainWindow::restoreLayout() {
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_hasOwnWidths = m_columns->restoreState(m_settings.value(u"window/columns"_s).toByteArray());
    m_rows->restoreState(m_settings.value(u"window/rows"_s).toByteArray());
    m_events->table().restoreColumns(m_settings.value(u"window/eventColumns"_s).toByteArray());
    m_actions.showSessions->setChecked(m_settings.value(u"window/sessions"_s, true).toBool());
    m_actions.showProblems->setChecked(m_settings.value(u"window/problems"_s, true).toBool());
    m_actions.showDetail->setChecked(m_settings.value(u"window/detail"_s, true).toBool());
}

void MainWindow::rememberLayout() {
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    if (m_hasOwnWidths) {
        m_settings.setValue(u"window/columns"_s, m_columns->saveState());
    }
    m_settings.setValue(u"window/rows"_s, m_rows->saveState());
    m_settings.setValue(u"window/eventColumns"_s, m_events->table().columnState());
    m_settings.setValue(u"window/sessions"_s, m_actions.showSessions->isChecked());
    m_settings.setValue(u"window/problems"_s, m_actions.showProblems->isChecked());
    m_settings.setValue(u"window/detail"_s, m_actions.showDetail->isChecked());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    rememberLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    shareWidth();
}

void MainWindow::shareWidth() {
    if (m_hasOwnWidths) {
        return;
    }
    const auto between = [this](int least, int most) {
        const int share = std::clamp(width(), NarrowWindow, WideWindow) - NarrowWindow;
        return least + (most - least) * share / (WideWindow - NarrowWindow);
    };
    const int sessions = between(LeastSessionsWidth, MostSessionsWidth);
    const int detail = between(LeastDetailWidth, MostDetailWidth);
    m_columns->setSizes({sessions, width() - sessions - detail, detail});
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    m_opener->open(event->mimeData()->urls().constFirst().toLocalFile());
    event->acceptProposedAction();
}

void MainWindow::find() {
    if (!m_detail->focusFind()) {
        m_sessions->focusSearch();
    }
}

void MainWindow::copy() {
    QWidget* focused = QApplication::focusWidget();
    if (auto* text = qobject_cast<QPlainTextEdit*>(focused)) {
        text->copy();
    } else if (auto* tree = qobject_cast<QTreeView*>(focused); tree && !tree->actions().isEmpty()) {
        tree->actions().constFirst()->trigger();
    } else {
        m_events->table().copyRows();
    }
}

void MainWindow::askForEvent() {
    const int last = static_cast<int>(m_workspace.index().size());
    if (last == 0) {
        return;
    }
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, last);
    dialog->setIntValue(m_state.currentRow() ? int(m_state.currentRow()->value()) + 1 : 1);
    dialog->setWindowTitle(tr("Go to event"));
    dialog->setAccessibleName(tr("Go to event"));
    dialog->setLabelText(tr("Number of the event, 1 to %1").arg(last));
    connect(dialog, &QInputDialog::intValueSelected, &m_state, [this](int number) {
        m_state.setCurrentRow(RowNumber(static_cast<std::uint32_t>(number - 1)));
    });
    dialog->open();
}

void MainWindow::explainReceipts() {
    auto* dialog = new ReceiptHelpDialog(m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::tellAbout() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About muscope"),
                                tr("muscope %1").arg(QApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("A microscope for Model Context Protocol sessions.\n"
                               "Licensed under Apache-2.0."));
    box->open();
}

} // namespace muscope
