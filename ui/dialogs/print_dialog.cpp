// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/print_dialog.h"

#include "core/base/temporary_folder.h"
#include "ui/dialogs/export_choices.h"
#include "ui/dialogs/printer_box.h"
#include "ui/dialogs/report_chooser.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize PrintFirstSize{1080, 680};

std::vector<ReportFormat> pdfOf(const std::vector<ReportFormat>& formats) {
    return {*std::ranges::find(formats, "pdf"_L1,
                               [](const ReportFormat& one) { return QLatin1StringView(one.id); })};
}

} // namespace

PrintDialog::PrintDialog(const ExportSubject& subject, const RuleRegistry& rules,
                         const std::vector<ReportFormat>& formats, const Theme& theme,
                         QSettings& settings, QWidget* parent)
    : PrintDialog(subject, rules, formats, *new ReportTask(rules, parent), theme, settings,
                  parent) {}

PrintDialog::PrintDialog(const ExportSubject& subject, const RuleRegistry& rules,
                         const std::vector<ReportFormat>& formats, ReportTask& task,
                         const Theme& theme, QSettings& settings, QWidget* parent)
    : TaskDialog({u"print"_s, tr("Print"), PrintFirstSize}, task, theme, settings, parent)
    , m_settings(settings)
    , m_task(task)
    , m_formats(pdfOf(formats))
    , m_chooser(new ReportChooser(subject, rules, m_formats, settings, theme, this))
    , m_printer(
          new PrinterBox(m_system, settings.value(u"print/printer"_s).toString(), theme, this)) {
    build();
    connect(m_printer, &PrinterBox::changed, this, &PrintDialog::showReady);
    connect(&m_system, &PrintSystem::handedOver, this, [this](const QString& words) {
        end(tr("Handed over to the printer: %1").arg(words), ColorRole::Match);
    });
    connect(&m_system, &PrintSystem::refused, this, [this](const Error& error) {
        end(tr("Not printed: %1").arg(error.message), ColorRole::Differs);
    });
    m_system.askForPrinters();
    showReady();
}

void PrintDialog::build() {
    setWindowTitle(tr("Print report"));
    setAccessibleName(windowTitle());
    m_chooser->choices().addRow(tr("P&rinter"), m_printer);
    QVBoxLayout* layout = newLayout();
    layout->addWidget(m_chooser, 1);
    QPushButton* pdf =
        addFoot(*layout).addButton(tr("Export as PDF…"), QDialogButtonBox::ActionRole);
    pdf->setAccessibleName(tr("Export as PDF"));
    pdf->setAutoDefault(false);
    connect(pdf, &QPushButton::clicked, this, [this] {
        m_chooser->choices().remember(m_settings);
        emit pdfWanted();
    });
}

const ExportSubject& PrintDialog::subject() const {
    return m_chooser->choices().subject();
}

bool PrintDialog::isBusy() const {
    return TaskDialog::isBusy() || m_system.isPrinting();
}

void PrintDialog::showReady() {
    orderButton().setEnabled(!isBusy() && m_printer->isReady());
}

void PrintDialog::setChoosing(bool isChoosing) {
    m_chooser->setChoosing(isChoosing);
    showReady();
}

void PrintDialog::giveOrder() {
    say({});
    auto folder = makeTemporaryFolder();
    if (!folder) {
        say(tr("Not printed: %1").arg(folder.error().message));
        return;
    }
    m_folder = std::move(*folder);
    // A task that outlives the dialog still has a place to write to, which goes with it.
    connect(&m_task, &QObject::destroyed, &m_task, [folder = m_folder] {});
    m_chooser->choices().remember(m_settings);
    m_settings.setValue(u"print/printer"_s, m_printer->order().printer);
    m_task.write(m_chooser->choices().order(), m_formats.front(),
                 m_folder->filePath(u"report.pdf"_s));
    setChoosing(false);
}

void PrintDialog::showEnd(const PassState& state) {
    if (state.phase == PassState::Phase::Failed) {
        end(tr("Not printed: %1").arg(state.error->message), ColorRole::Differs);
    } else if (state.phase == PassState::Phase::Cancelled) {
        end(tr("Stopped: nothing was printed."), ColorRole::Differs);
    } else {
        handOver();
    }
}

void PrintDialog::handOver() {
    PrintOrder order = m_printer->order();
    order.title = tr("muscope report"); // seen in queues: it tells nothing of the events
    say(tr("Handing over to %1…").arg(order.printer), ColorRole::Muted);
    m_system.print(m_folder->filePath(u"report.pdf"_s), order);
}

void PrintDialog::end(const QString& sentence, ColorRole role) {
    m_folder->remove();
    say(sentence, role);
    setChoosing(true);
}

} // namespace muscope
