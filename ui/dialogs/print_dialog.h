// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"
#include "ui/dialogs/task_dialog.h"
#include "ui/state/print_system.h"

class QTemporaryDir;

namespace muscope {

class PrinterBox;
class ReportChooser;
struct ExportSubject;

// Prints a report, with the choices there are for an exported one. It is written as PDF where its
// owner alone can read it, handed over to the printer and removed.
class PrintDialog final : public TaskDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrintDialog)

public:
    // rules outlive the dialog; formats hold PDF.
    PrintDialog(const ExportSubject& subject, const RuleRegistry& rules,
                const std::vector<ReportFormat>& formats, const Theme& theme, QSettings& settings,
                QWidget* parent = nullptr);

    [[nodiscard]] const ExportSubject& subject() const;
    [[nodiscard]] bool isBusy() const override;

signals:
    void pdfWanted(); // of what is chosen, which is remembered

private:
    PrintDialog(const ExportSubject& subject, const RuleRegistry& rules,
                const std::vector<ReportFormat>& formats, ReportTask& task, const Theme& theme,
                QSettings& settings, QWidget* parent);

    void build();
    void giveOrder() override;
    void showEnd(const PassState& state) override;
    void handOver();
    void setChoosing(bool isChoosing);
    void showReady();
    void end(const QString& sentence, ColorRole role);

    QSettings& m_settings;
    ReportTask& m_task;                        // the dialog's, see TaskDialog
    const std::vector<ReportFormat> m_formats; // PDF alone
    std::shared_ptr<QTemporaryDir> m_folder;   // the task's as well; before what uses it
    PrintSystem m_system;
    ReportChooser* m_chooser;
    PrinterBox* m_printer;
};

} // namespace muscope
