// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/workbench.h"

#include "core/workspace/workspace.h"
#include "ui/main/problem_dock.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/views/connection_log_view.h"
#include "ui/views/detail_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"
#include "ui/views/problems_view.h"
#include "ui/views/sessions_view.h"
#include "ui/views/workflows_pane.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QPlainTextEdit>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// The side panels grow with the window between these widths; the table has the rest.
constexpr int NarrowWindow = 1280;
constexpr int WideWindow = 1600;
constexpr int LeastSessionsWidth = 208;
constexpr int MostSessionsWidth = 264;
constexpr int LeastDetailWidth = 320;
constexpr int MostDetailWidth = 448;
constexpr int ProblemsHeight = 168;
// The timeline takes what its lanes need, but leaves the table the larger part.
constexpr double MostTimelineShare = 0.4;
// A document wants the larger part for itself.
constexpr double TallDockShare = 0.62;

} // namespace

Workbench::Workbench(const ViewContext& context, const DetailLoader& loader, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_sessions(new SessionsView(context.workspace, context.state, context.theme, this))
    , m_timeline(new TimelinePane(context.workspace, context.state, context.theme, this))
    , m_events(new EventsPane(context.workspace, context.state, context.theme, this))
    , m_workflows(new WorkflowsPane(context.workspace, context.state, context.theme, this))
    , m_problems(new ProblemDock(
          new ProblemsView(context.workspace, context.state, context.theme, this), m_workflows,
          new ConnectionLogView(context.workspace.liveConnections(), context.state, context.theme,
                                this),
          context.theme, this))
    , m_detail(new DetailPane(context, loader, this)) {
    build();
    connect(this, &QSplitter::splitterMoved, this, [this] { m_hasOwnWidths = true; });
    connect(m_rows, &QSplitter::splitterMoved, this, [this] { m_hasOwnHeights = true; });
    connect(m_problems, &ProblemDock::tallChanged, this, &Workbench::followDock);
    connect(m_timeline, &TimelinePane::usualHeightChanged, this, &Workbench::shareHeight);
}

void Workbench::build() {
    m_rows->addWidget(m_timeline);
    m_rows->addWidget(m_events);
    m_rows->addWidget(m_problems);
    m_rows->setStretchFactor(1, 1);
    m_rows->setAccessibleName(tr("Timeline, events and problems"));
    addWidget(m_sessions);
    addWidget(m_rows);
    addWidget(m_detail);
    setStretchFactor(1, 1);
    setAccessibleName(tr("Session"));
    for (QSplitter* splitter : {static_cast<QSplitter*>(this), m_rows}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_sessions->setMinimumWidth(180);
    m_events->setMinimumWidth(280);
    m_detail->setMinimumWidth(280);
}

void Workbench::restoreLayout(const QSettings& settings) {
    m_hasOwnWidths = restoreState(settings.value(u"window/columns"_s).toByteArray());
    m_hasOwnHeights = m_rows->restoreState(settings.value(u"window/rows"_s).toByteArray());
    m_events->table().restoreColumns(settings.value(u"window/eventColumns"_s).toByteArray());
    m_detail->restoreChoices(settings);
}

void Workbench::rememberLayout(QSettings& settings) const {
    if (m_hasOwnWidths) {
        settings.setValue(u"window/columns"_s, saveState());
    }
    if (m_hasOwnHeights) {
        settings.setValue(u"window/rows"_s, m_rows->saveState());
    }
    settings.setValue(u"window/eventColumns"_s, m_events->table().columnState());
    m_detail->rememberChoices(settings);
}

void Workbench::copy() {
    QWidget* focused = QApplication::focusWidget();
    if (auto* text = qobject_cast<QPlainTextEdit*>(focused)) {
        text->copy();
    } else if (auto* view = qobject_cast<QAbstractItemView*>(focused);
               view && view != &m_events->table() && !view->actions().isEmpty()) {
        view->actions().constFirst()->trigger();
    } else {
        m_events->copy(CopyForm::Text);
    }
}

void Workbench::find() {
    if (!m_detail->focusFind()) {
        m_sessions->focusSearch();
    }
}

void Workbench::resizeEvent(QResizeEvent* event) {
    QSplitter::resizeEvent(event);
    shareWidth();
    shareHeight();
}

void Workbench::shareHeight() {
    if (m_hasOwnHeights) {
        return;
    }
    const int wanted =
        m_problems->isTall() ? static_cast<int>(m_rows->height() * TallDockShare) : ProblemsHeight;
    const int problems = m_problems->isVisibleTo(m_rows) ? wanted : 0;
    const int most = static_cast<int>((m_rows->height() - problems) * MostTimelineShare);
    const int timeline =
        m_timeline->isVisibleTo(m_rows) ? std::min(m_timeline->usualHeight(), most) : 0;
    m_rows->setSizes({timeline, m_rows->height() - timeline - problems, problems});
}

void Workbench::followDock() {
    if (!m_hasOwnHeights) {
        shareHeight();
    } else if (!m_problems->isTall()) {
        m_rows->setSizes(m_ownHeights.isEmpty() ? m_rows->sizes() : m_ownHeights);
    } else {
        m_ownHeights = m_rows->sizes();
        const int dock =
            std::max(m_problems->height(), static_cast<int>(m_rows->height() * TallDockShare));
        const int rest = m_rows->height() - dock;
        const int timeline =
            std::min(m_ownHeights.first(), static_cast<int>(rest * MostTimelineShare));
        m_rows->setSizes({timeline, rest - timeline, dock});
    }
}

void Workbench::shareWidth() {
    if (m_hasOwnWidths) {
        return;
    }
    const auto between = [this](int least, int most) {
        const int share = std::clamp(width(), NarrowWindow, WideWindow) - NarrowWindow;
        return least + (most - least) * share / (WideWindow - NarrowWindow);
    };
    const int sessions = between(LeastSessionsWidth, MostSessionsWidth);
    const int detail = between(LeastDetailWidth, MostDetailWidth);
    setSizes({sessions, width() - sessions - detail, detail});
}

} // namespace muscope
