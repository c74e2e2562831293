// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/builtin_views.h"

#include <QSplitter>

class QSettings;

namespace muscope {

class DetailLoader;
class DetailPane;
class EventsPane;
class ProblemDock;
class SessionsView;
class TimelinePane;
class WorkflowsPane;

// Everything there is to see of an open store: sessions, the timeline over the events with their
// findings, and the detail of one event, side by side. Remembers how large a person made them.
class Workbench final : public QSplitter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workbench)

public:
    Workbench(const ViewContext& context, const DetailLoader& loader, QWidget* parent = nullptr);

    [[nodiscard]] SessionsView& sessions() { return *m_sessions; }
    [[nodiscard]] EventsPane& events() { return *m_events; }
    [[nodiscard]] TimelinePane& timeline() { return *m_timeline; }
    [[nodiscard]] ProblemDock& problems() { return *m_problems; }
    [[nodiscard]] WorkflowsPane& workflows() { return *m_workflows; }
    [[nodiscard]] DetailPane& detail() { return *m_detail; }

    // What is not remembered stays.
    void restoreLayout(const QSettings& settings);
    void rememberLayout(QSettings& settings) const;
    // Copies from whichever part has the focus.
    void copy();
    // Puts the cursor where the current event, or else the sessions, can be searched.
    void find();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void shareWidth();
    void shareHeight();
    void followDock();

    QSplitter* m_rows;
    SessionsView* m_sessions; // Tab goes through them in this order
    TimelinePane* m_timeline;
    EventsPane* m_events;
    WorkflowsPane* m_workflows;
    ProblemDock* m_problems;
    DetailPane* m_detail;
    bool m_hasOwnWidths = false;  // a person moved the panels: their widths are theirs
    bool m_hasOwnHeights = false; // and their heights
    QList<int> m_ownHeights;      // while the dock is tall
};

} // namespace muscope
