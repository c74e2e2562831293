// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/store_task.h"
#include "ui/dialogs/tool_dialog.h"

#include <QPointer>

class QPushButton;

namespace muscope {

class PathField;
class RoleLabel;
class Theme;
class WrittenStrip;

// A dialog that has a task write a file: asks where to and before it replaces one, says how far it
// is and what came of it, and offers what comes next. Closed, it stops what is written.
class WriteDialog : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WriteDialog)

public:
    ~WriteDialog() override;

    [[nodiscard]] bool isWriting() const { return m_task->state().isRunning(); }

protected:
    // What the dialogs differ in.
    struct Kind {
        QString word;  // for the settings: "export"
        QString order; // on the button: "Export"
        QSize firstSize;
        QString storePath; // of a store that is a file, which is never written over
    };

    // task: its parent outlives the dialog, and the task is the dialog's from now on.
    WriteDialog(const Kind& kind, StoreTask& task, const Theme& theme, QSettings& settings,
                QWidget* parent);

    // Where to write, to be put among the choices.
    [[nodiscard]] PathField& pathField() { return *m_path; }
    // Progress, outcome and buttons, below the rest.
    void addFoot(QVBoxLayout& layout);
    // In the folder of the last one. A name a person gave is kept, but for its ending when that was
    // the former one's.
    void suggest(const QString& name, const QString& suffix);

    // Has the task write; replaces: a file that is there.
    virtual void start(const QString& path, bool replaces) = 0;
    virtual void setChoosing(bool isChoosing) = 0;

private:
    void write();
    void askReplace();
    void begin(bool replaces);
    void showTask();
    void showReady();
    void say(const QString& sentence);

    QSettings& m_settings;
    Kind m_kind;
    QPointer<StoreTask> m_task; // outlives the dialog where it still runs
    PathField* m_path;
    WrittenStrip* m_written;
    RoleLabel* m_message;
    QPushButton* m_order;
    QString m_suggested; // path; a person's own is another
    QString m_target;    // of what is written
};

} // namespace muscope
