// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem_list.h"
#include "core/maml/workflow_page.h"
#include "core/maml/workflow_set.h"
#include "ui/style/theme.h"

#include <QTreeWidget>

#include <vector>

namespace muscope {

// The documents of the open workflows, below the one that is shown its headings, what is told of
// them as they lie beside one another, and what a session that was read has to tell of them.
class WorkflowList final : public QTreeWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowList)

public:
    explicit WorkflowList(const Theme& theme, QWidget* parent = nullptr);

    // Null: none.
    void showSet(std::shared_ptr<const WorkflowSet> set);
    // What the set does not tell by itself; the former ones go.
    void showSessionFindings(const std::vector<LooseProblem>& findings);
    // The headings of a document that is shown.
    void showOutline(const WorkflowPage& page);
    // Marks a document as the one that is shown; tells nobody.
    void setCurrent(const std::shared_ptr<const Workflow>& workflow);

signals:
    // line: of the file; 0: its beginning.
    void chosen(const std::shared_ptr<const muscope::Workflow>& workflow, int line);

private:
    void addDocuments();
    void addFindings();
    [[nodiscard]] QTreeWidgetItem* addHeading(const QString& text);
    void choose(const QTreeWidgetItem* item);
    [[nodiscard]] QTreeWidgetItem* itemOf(const std::shared_ptr<const Workflow>& workflow) const;

    std::shared_ptr<const WorkflowSet> m_set;
    std::vector<LooseProblem> m_sessionFindings;
    QTreeWidgetItem* m_ofSession = nullptr; // above them; null: there are none
    QTreeWidgetItem* m_outlined = nullptr;  // whose headings are listed
    bool m_isQuiet = false;                 // what is marked was not chosen by a person
};

} // namespace muscope
