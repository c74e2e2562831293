// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"
#include "ui/dialogs/write_dialog.h"

namespace muscope {

class ReportChooser;
struct ExportSubject;

// Writes a report to a file.
class ExportDialog final : public WriteDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportDialog)

public:
    // rules and formats outlive the dialog.
    ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                 const std::vector<ReportFormat>& formats, const Theme& theme, QSettings& settings,
                 QWidget* parent = nullptr);

    [[nodiscard]] const ExportSubject& subject() const;

signals:
    void printWanted(); // of what is chosen, which is remembered

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
    ReportChooser* m_chooser;
};

} // namespace muscope
