// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/import_task.h"
#include "ui/dialogs/task_dialog.h"

class QPlainTextEdit;

namespace muscope {

// Opens exported events (NDJSON): reads them into a store to look at, which nothing else is touched
// for, and tells what was not an event. Goes by itself where there is nothing to tell.
class EventFileDialog final : public TaskDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventFileDialog)

public:
    EventFileDialog(QString path, const Theme& theme, QSettings& settings,
                    QWidget* parent = nullptr);

signals:
    void opened(const muscope::StoreLocation& location);
    void failed(const muscope::Error& error);

private:
    EventFileDialog(QString path, ImportTask& task, const Theme& theme, QSettings& settings,
                    QWidget* parent);

    void build(const Theme& theme);
    void giveOrder() override;
    void showEnd(const PassState& state) override;
    void giveUp(const Error& error);
    void showReport();
    [[nodiscard]] static QString notesOf(const ImportReport& report);

    QString m_path;
    ImportTask& m_task; // the dialog's, see TaskDialog
    QPlainTextEdit* m_notes;
};

} // namespace muscope
