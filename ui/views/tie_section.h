// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_workflows.h"
#include "ui/style/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace muscope {

class LinkLabel;

// An event and one workflow it is tied to: every breach with its place in the event and in the
// workflow, what was not evaluated, and what there is to remark.
class TieSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TieSection)

public:
    TieSection(const WorkflowTie& tie, const Theme& theme, QWidget* parent = nullptr);

signals:
    void pathChosen(const QString& pointer);
    void lineChosen(int line); // of the workflow's file

private:
    void addCaption(const QString& text);
    void addCheck(const SchemaCheck& check);
    void addBreach(const SchemaBreach& breach);
    // A sentence and the line of the workflow it is about.
    void addPlaced(const QString& text, const QString& accessibleName, int line);
    void addSentence(const QString& text);
    [[nodiscard]] LinkLabel* makeLineLink(int line);

    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

} // namespace muscope
