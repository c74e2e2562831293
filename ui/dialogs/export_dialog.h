// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"
#include "ui/dialogs/tool_dialog.h"

#include <QPointer>

class QPushButton;

namespace muscope {

class ExportChoices;
class PathField;
class ReportPreviewPane;
class RoleLabel;
class Theme;
class WrittenStrip;
struct ExportSubject;

// Writes a report to a file: what it is to be of on the left, what it will say on the right. Works
// in the background and can be stopped; replaces a file only after asking.
class ExportDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    // rules and formats outlive the dialog.
    ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                 const std::vector<ReportFormat>& formats, const Theme& theme, QSettings& settings,
                 QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] bool isWriting() const { return m_task->state().isRunning(); }

private:
    void build(const Theme& theme);
    [[nodiscard]] QWidget* makeChoices(const Theme& theme);
    void takeChoices();
    void suggestPath();
    void write();
    void askReplace(const QString& path);
    void start(const QString& path);
    void showTask();
    void say(const QString& sentence);

    QSettings& m_settings;
    QPointer<ReportTask> m_task; // outlives the dialog where it still runs
    ExportChoices* m_choices;
    ReportPreviewPane* m_preview;
    PathField* m_path;
    QString m_suggested; // path; a person's own is another
    WrittenStrip* m_written;
    RoleLabel* m_message;
    QPushButton* m_export;
};

} // namespace muscope
