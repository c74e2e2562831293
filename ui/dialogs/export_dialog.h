// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"
#include "ui/dialogs/write_dialog.h"

namespace muscope {

class ExportChoices;
class ReportPreviewPane;
struct ExportSubject;

// Writes a report to a file: what it is to be of on the left, what it will say on the right.
class ExportDialog final : public WriteDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    // rules and formats outlive the dialog.
    ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                 const std::vector<ReportFormat>& formats, const Theme& theme, QSettings& settings,
                 QWidget* parent = nullptr);

private:
    ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                 const std::vector<ReportFormat>& formats, ReportTask& task, const Theme& theme,
                 QSettings& settings, QWidget* parent);

    void build(const Theme& theme);
    void takeChoices();
    void start(const QString& path, bool replaces) override;
    void setChoosing(bool isChoosing) override;

    QSettings& m_settings;
    ReportTask& m_task; // the dialog's, see WriteDialog
    ExportChoices* m_choices;
    ReportPreviewPane* m_preview;
};

} // namespace muscope
