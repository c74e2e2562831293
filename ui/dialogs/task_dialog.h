// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/store_task.h"
#include "ui/dialogs/tool_dialog.h"
#include "ui/style/theme.h"

#include <QPointer>

class QDialogButtonBox;
class QPushButton;

namespace muscope {

class RoleLabel;

// A dialog that has a task do something: a button that orders it, how far it is, and what came of
// it. Closed, it stops the task.
class TaskDialog : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TaskDialog)

public:
    ~TaskDialog() override;

    // Whether what was ordered is under way: another dialog does not take this one's place.
    [[nodiscard]] virtual bool isBusy() const { return m_task->state().isRunning(); }

protected:
    // What the dialogs differ in.
    struct Kind {
        QString word;  // for the settings: "export"
        QString order; // on the button: "Export"
        QSize firstSize;
    };

    // task: its parent outlives the dialog, and the task is the dialog's from now on.
    TaskDialog(const Kind& kind, StoreTask& task, const Theme& theme, QSettings& settings,
               QWidget* parent);

    // Progress, outcome and buttons, below the rest. outcome: to be seen where all went well.
    QDialogButtonBox& addFoot(QVBoxLayout& layout, QWidget* outcome = nullptr);
    [[nodiscard]] QPushButton& orderButton() { return *m_order; }
    void say(const QString& sentence, ColorRole role = ColorRole::Differs);

    // The button was clicked.
    virtual void giveOrder() = 0;
    // The task has ended.
    virtual void showEnd(const PassState& state) = 0;

private:
    QPointer<StoreTask> m_task; // outlives the dialog where it still runs
    RoleLabel* m_message;
    QPushButton* m_order;
};

} // namespace muscope
