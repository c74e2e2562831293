// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/problem_dock.h"

#include "ui/models/number_text.h"
#include "ui/style/metrics.h"
#include "ui/views/connection_log_view.h"
#include "ui/views/problems_view.h"
#include "ui/views/workflows_pane.h"

#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace muscope {

namespace {

constexpr int LogTab = 2;

} // namespace

ProblemDock::ProblemDock(ProblemsView* problems, WorkflowsPane* workflows, ConnectionLogView* log,
                         const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_log(log)
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this)) {
    setAccessibleName(tr("Findings"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Kinds of findings"));
    m_tabs->addTab(tr("Problems"));
    m_tabs->addTab(tr("Workflows"));
    m_tabs->addTab(tr("Connection log"));
    m_pages->addWidget(problems);
    m_pages->addWidget(workflows);
    m_pages->addWidget(log);
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(5, 0, metrics::Half, 1);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    tabRow->addWidget(log->tools());
    log->tools()->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tabRow);
    layout->addWidget(m_pages, 1);
    connect(problems, &ProblemsView::countChanged, this, [this](qint64 count) {
        m_tabs->setTabText(0, count > 0 ? tr("Problems %1").arg(countText(count)) : tr("Problems"));
    });
    connect(workflows, &WorkflowsPane::countChanged, this, [this](qint64 count) {
        m_tabs->setTabText(1,
                           count > 0 ? tr("Workflows %1").arg(countText(count)) : tr("Workflows"));
    });
    connect(log, &ConnectionLogView::countChanged, this, [this](qint64 count) {
        m_tabs->setTabText(LogTab, count > 0 ? tr("Connection log %1").arg(countText(count))
                                             : tr("Connection log"));
    });
    connect(log, &ConnectionLogView::connectWanted, this, &ProblemDock::connectWanted);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_log->tools()->setVisible(tab == LogTab);
        emit tallChanged();
    });
}

void ProblemDock::showWorkflows() {
    m_tabs->setCurrentIndex(1);
}

void ProblemDock::showLog(std::uint32_t connection) {
    m_tabs->setCurrentIndex(LogTab);
    m_log->showConnection(connection);
}

bool ProblemDock::isTall() const {
    return m_tabs->currentIndex() == 1;
}

void ProblemDock::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, m_tabs->geometry().bottom() + 1, width(), 1),
                     m_theme.color(ColorRole::Line));
}

} // namespace muscope
