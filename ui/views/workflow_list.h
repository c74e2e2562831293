// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_page.h"
#include "core/maml/workflow_set.h"
#include "ui/style/theme.h"

#include <QTreeWidget>

namespace muscope {

// The documents of the open workflows, below the one that is shown its headings, and what is told
// of them as they lie beside one another.
class WorkflowList final : public QTreeWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowList)

public:
    explicit WorkflowList(const Theme& theme, QWidget* parent = nullptr);

    // Null: none.
    void showSet(std::shared_ptr<const WorkflowSet> set);
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
    void choose(const QTreeWidgetItem* item);
    [[nodiscard]] std::shared_ptr<const Workflow> workflowAt(const QString& file, int line) const;
    [[nodiscard]] QTreeWidgetItem* itemOf(const std::shared_ptr<const Workflow>& workflow) const;

    std::shared_ptr<const WorkflowSet> m_set;
    QTreeWidgetItem* m_outlined = nullptr; // whose headings are listed
    bool m_isQuiet = false;                // what is marked was not chosen by a person
};

} // namespace muscope
