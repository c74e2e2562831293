// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/task_dialog.h"

namespace muscope {

class PathField;
class WrittenStrip;

// A dialog that has a task write a file: asks where to and before it replaces one, and offers what
// comes next.
class WriteDialog : public TaskDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WriteDialog)

protected:
    // storePath: of a store that is a file, which is never written over.
    WriteDialog(const Kind& kind, QString storePath, StoreTask& task, const Theme& theme,
                QSettings& settings, QWidget* parent);

    // Where to write, to be put among the choices.
    [[nodiscard]] PathField& pathField() { return *m_path; }
    // Progress, outcome and buttons, below the rest.
    QDialogButtonBox& addFoot(QVBoxLayout& layout);
    // In the folder of the last one. A name a person gave is kept, but for its ending when that was
    // the former one's.
    void suggest(const QString& name, const QString& suffix);

    // Has the task write; replaces: a file that is there.
    virtual void start(const QString& path, bool replaces) = 0;
    virtual void setChoosing(bool isChoosing) = 0;

private:
    void giveOrder() override;
    void showEnd(const PassState& state) override;
    void askReplace();
    void begin(bool replaces);
    void showReady();

    QSettings& m_settings;
    QString m_folderKey;
    QString m_storePath;
    PathField* m_path;
    WrittenStrip* m_written;
    QString m_suggested; // path; a person's own is another
    QString m_target;    // of what is written
};

} // namespace muscope
